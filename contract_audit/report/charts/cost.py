"""What the money truly costs a year, against the legal cap where one applies."""

from decimal import Decimal
from typing import Final

from markupsafe import Markup

from contract_audit.report import amounts
from contract_audit.report.charts import svg
from contract_audit.report.charts.chart import Chart
from contract_audit.report.messages import Messages
from contract_audit.report.view.calculations import CostView

_LEFT, _RIGHT, _ROW, _BAR = 104.0, 380.0, 34.0, 20.0
_TOP: Final = 6.0
_CAP_LABEL: Final = 20.0
_TONES: Final = 5


def cost(view: CostView, anchor: str, messages: Messages) -> Chart | None:
    """Bars of the stated and the true rate, the latter by its parts; None where no rate is known.

    No cap is drawn where the view carries none: under a reading that leaves no contract price, it would mislead.
    """
    bars = _bars(view, messages)
    if not bars:
        return None
    widest = max([sum((annual for _, annual in parts), Decimal(0)) for _, parts in bars] + [view.cap or Decimal(0)])
    scale = (_RIGHT - _LEFT) / float(widest or 1)
    title = messages.say("chart", "cost")
    rows = [(name, amounts.percent(round(annual, 4))) for _, parts in bars for name, annual in parts]
    top = _TOP if view.cap is None else _TOP + _CAP_LABEL
    shapes: list[Markup] = []
    for at, (name, parts) in enumerate(bars):
        shapes += _bar(name, parts, top + at * _ROW, scale)
    if view.cap is not None:
        rows.append((messages.say("calculation", "cap"), amounts.percent(round(view.cap, 4))))
        shapes += _cap(view.cap, top + len(bars) * _ROW, scale, messages)
    described = messages.say("chart", "cost_told", parts=messages.listed([f"{name} {annual}" for name, annual in rows]))
    return Chart(
        anchor,
        title,
        described,
        svg.figure(anchor, title, described, top + len(bars) * _ROW, *shapes),
        (messages.say("chart", "component"), messages.say("chart", "annual")),
        tuple(rows),
    )


def _bars(view: CostView, messages: Messages) -> list[tuple[str, list[tuple[str, Decimal]]]]:
    bars: list[tuple[str, list[tuple[str, Decimal]]]] = []
    if view.nominal is not None:
        name = messages.say("calculation", "nominal_rate")
        bars.append((name, [(name, view.nominal)]))
    if view.parts:
        parts = [(part.name, max(part.annual, Decimal(0))) for part in view.parts]
        bars.append((messages.say("chart", "by_parts"), parts))
    if view.effective is not None:
        name = messages.say("calculation", "effective_rate")
        bars.append((name, [(name, view.effective)]))
    return bars


def _bar(name: str, parts: list[tuple[str, Decimal]], y: float, scale: float) -> list[Markup]:
    shapes = [svg.text(_LEFT - 8, y + 15, name, anchor="end")]
    x = _LEFT
    for at, (_, annual) in enumerate(parts):
        width = max(float(annual) * scale, 0.0)
        shapes.append(svg.element("rect", x=x, y=y, width=width, height=_BAR, class_=f"bar tone-{at % _TONES}"))
        x += width
    total = sum((annual for _, annual in parts), Decimal(0))
    return [*shapes, svg.text(x + 4, y + 15, amounts.percent(round(total, 3)), "figure")]


def _cap(cap: Decimal, bottom: float, scale: float, messages: Messages) -> list[Markup]:
    x = _LEFT + float(cap) * scale
    words = f"{messages.say('calculation', 'cap')} {amounts.percent(round(cap, 4))}"
    anchor = "end" if x > (_LEFT + _RIGHT) / 2 else "start"
    return [
        svg.line((x, _TOP + _CAP_LABEL - 5), (x, bottom - 8), "threshold liquidation"),
        svg.text(x, _TOP + 10, words, "label liquidation", anchor),
    ]
