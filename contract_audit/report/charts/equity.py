"""Own equity against the fall in price, with the warning and liquidation lines."""

from decimal import Decimal
from typing import Final

from markupsafe import Markup

from contract_audit.report import amounts
from contract_audit.report.charts import svg
from contract_audit.report.charts.chart import Chart
from contract_audit.report.messages import Messages
from contract_audit.report.view.calculations import StressLine, StressPoint, StressView

_LEFT, _RIGHT, _PLOT, _BELOW = 66.0, 424.0, 150.0, 40.0
_FEWEST: Final = 2
_BEYOND: Final = Decimal("1.25")
_LABEL_STEP: Final = 15.0
_LABEL: Final = 90.0


class _Plane:
    """Places of drops and sums of money in the picture; zero is always on it."""

    def __init__(self, points: tuple[StressPoint, ...], lines: list[StressLine]) -> None:
        self.deepest = max([point.drop for point in points] + [_drop(line) for line in lines]) or Decimal(1)
        self.top = 6 + len(lines) * _LABEL_STEP  # every line has a label of its own height above the plot
        self.bottom = self.top + _PLOT
        self.low = min(Decimal(0), *(point.equity for point in points))
        self.high = max(Decimal(0), *(point.equity for point in points))
        self._range = (self.high - self.low) or Decimal(1)

    def x(self, drop: Decimal) -> float:
        return _LEFT + float(drop / self.deepest) * (_RIGHT - _LEFT)

    def y(self, money: Decimal) -> float:
        return self.top + float((self.high - money) / self._range) * _PLOT


def equity(stress: StressView, anchor: str, messages: Messages) -> Chart | None:
    """The curve; None where fewer than two points are known."""
    if len(stress.points) < _FEWEST:
        return None
    met = sorted((line for line in stress.lines if line.drop is not None and line.drop >= 0), key=_drop)
    drawn = _drawn(stress)
    plane = _Plane(drawn, met)
    title = messages.say("chart", "equity")
    description = _described(stress, messages)
    curve = [(plane.x(point.drop), plane.y(point.equity)) for point in drawn]
    shapes = [
        *_axes(plane, messages),
        *(shape for at, line in enumerate(met) for shape in _line(line, at, plane)),
        svg.polyline(curve, "curve"),
        *(svg.element("circle", cx=x, cy=y, r=2.6, class_="dot") for x, y in curve),
    ]
    return Chart(
        anchor,
        title,
        description,
        svg.figure(anchor, title, description, plane.bottom + _BELOW, *shapes),
        tuple(messages.say("chart", key) for key in ("drop", "assets", "own_equity", "event")),
        tuple(_row(point, messages) for point in stress.points),
    )


def _drawn(stress: StressView) -> tuple[StressPoint, ...]:
    """The points up to a little beyond the last line or the loss of everything; the table has them all."""
    telling = [line.drop for line in stress.lines if line.drop is not None]
    telling += [] if stress.wipe_out is None else [stress.wipe_out]
    near = tuple(point for point in stress.points if point.drop <= max(telling) * _BEYOND) if telling else ()
    return near if len(near) >= _FEWEST else stress.points


def _drop(line: StressLine) -> Decimal:
    return line.drop or Decimal(0)


def _described(stress: StressView, messages: Messages) -> str:
    met = [f"{line.name} {amounts.percent(round(line.drop, 4))}" for line in stress.lines if line.drop is not None]
    if stress.wipe_out is not None:
        met.append(f"{messages.say('calculation', 'wipe_out_drop')} {amounts.percent(round(stress.wipe_out, 4))}")
    return messages.say("chart", "equity_told", lines=messages.listed(met) or "—")


def _row(point: StressPoint, messages: Messages) -> tuple[str, ...]:
    assets = "—" if point.assets is None else amounts.money(point.assets, messages)
    event = messages.label("event", point.event) if point.event else ""
    return amounts.percent(round(point.drop, 4)), assets, amounts.money(point.equity, messages), event


def _axes(plane: _Plane, messages: Messages) -> list[Markup]:
    zero = plane.y(Decimal(0))
    return [
        svg.line((_LEFT, plane.top), (_LEFT, plane.bottom), "axis"),
        svg.line((_LEFT, zero), (_RIGHT, zero), "axis"),
        svg.text(_LEFT - 6, plane.y(plane.high) + 4, amounts.money(plane.high, messages), anchor="end"),
        *([svg.text(_LEFT - 6, zero + 4, "0", anchor="end")] if zero - plane.y(plane.high) > _LABEL_STEP else []),
        *(
            [svg.text(_LEFT - 6, plane.y(plane.low) + 4, amounts.money(plane.low, messages), anchor="end")]
            if plane.y(plane.low) - zero > _LABEL_STEP
            else []
        ),
        *(
            svg.text(
                plane.x(plane.deepest * part / 4), plane.bottom + 18, _tick(plane.deepest * part / 4), anchor="middle"
            )
            for part in range(5)
        ),
        svg.text((_LEFT + _RIGHT) / 2, plane.bottom + 35, messages.say("chart", "drop"), anchor="middle"),
    ]


def _tick(drop: Decimal) -> str:
    return amounts.percent(round(drop, 3))


def _line(line: StressLine, at: int, plane: _Plane) -> list[Markup]:
    """The line and, to its left, its name: higher than those of the lines before it, so that nothing crosses."""
    x, y = plane.x(_drop(line)), plane.top - at * _LABEL_STEP
    kind = "warning" if line.id == "warning_line" else "liquidation"
    words = f"{line.name} {amounts.percent(round(_drop(line), 4))}"
    anchor = "end" if x > _LABEL else "start"
    return [
        svg.line((x, y - 12), (x, plane.bottom), f"threshold {kind}"),
        svg.text(x - 4 if anchor == "end" else x + 4, y - 5, words, f"label {kind}", anchor),
    ]
