"""Where in the contract the findings stand, and how severe they are."""

from math import sqrt
from typing import Final

from contract_audit.report.charts import svg
from contract_audit.report.charts.chart import Chart
from contract_audit.report.messages import Messages
from contract_audit.report.view.finding import SEVERITIES
from contract_audit.report.view.group import GroupView

_LEFT, _RIGHT, _TOP, _LANE = 56.0, 432.0, 6.0, 26.0
_TICKS: Final = 94
_PARTS: Final = 10


def severity(groups: tuple[GroupView, ...], chars: int, anchor: str, messages: Messages) -> Chart | None:
    """One lane a severity, the text from its beginning on the left to its end; None where nothing has a place."""
    places = _places(groups, chars)
    used = [name for name in SEVERITIES if places[name]]
    if not used:
        return None
    title = messages.say("chart", "severity")
    tenths = {name: [sum(int(at * _PARTS) == part for at in places[name]) for part in range(_PARTS)] for name in used}
    densest = max(range(_PARTS), key=lambda part: sum(tenths[name][part] for name in used))
    told = messages.say("chart", "severity_told", part=_part(densest), count=sum(len(places[name]) for name in used))
    bottom = _TOP + len(used) * _LANE
    shapes = [
        shape
        for at, name in enumerate(used)
        for shape in (
            svg.text(_LEFT - 8, _TOP + at * _LANE + 17, messages.label("severity", name), f"label {name}", "end"),
            svg.line((_LEFT, _TOP + (at + 1) * _LANE - 4), (_RIGHT, _TOP + (at + 1) * _LANE - 4), "grid"),
            svg.element("path", d=_ticks(places[name], _TOP + (at + 1) * _LANE - 4), class_=f"ticks {name}"),
        )
    ]
    ends = (
        svg.text(_LEFT, bottom + 14, messages.say("chart", "beginning")),
        svg.text(_RIGHT, bottom + 14, messages.say("chart", "end"), anchor="end"),
    )
    return Chart(
        anchor,
        title,
        told,
        svg.figure(anchor, title, told, bottom + 22, *shapes, *ends),
        (messages.say("chart", "part"), *(messages.label("severity", name) for name in used)),
        tuple((_part(part), *(str(tenths[name][part]) for name in used)) for part in range(_PARTS)),
    )


def _places(groups: tuple[GroupView, ...], chars: int) -> dict[str, list[float]]:
    """Where findings begin, as shares of the text, by severity."""
    places: dict[str, list[float]] = {name: [] for name in SEVERITIES}
    for group in groups:
        for entry in () if group.aside else group.entries:
            starts = (item.spans[0].start for item in entry.occurrences if item.spans and entry.kind != "absence")
            places.get(entry.severity, []).extend(min(start / max(chars, 1), 0.999) for start in starts)
    return places


def _ticks(places: list[float], base: float) -> str:
    counts: dict[int, int] = {}
    for at in places:
        counts[int(at * _TICKS)] = counts.get(int(at * _TICKS), 0) + 1
    most = max(counts.values())
    step = (_RIGHT - _LEFT) / _TICKS
    return "".join(
        f"M{_LEFT + (at + 0.5) * step:.1f} {base:.1f}v-{6 + 14 * sqrt(count / most):.1f}"
        for at, count in sorted(counts.items())
    )


def _part(part: int) -> str:
    return f"{part * 100 // _PARTS}–{(part + 1) * 100 // _PARTS}%"
