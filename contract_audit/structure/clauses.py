"""The clause tree: which numbered parts the text has and how they nest."""

import re
from collections.abc import Sequence
from functools import cmp_to_key

import msgspec

from contract_audit.document import Span
from contract_audit.structure.numbering import Marker, Style, read_marker
from contract_audit.structure.units import LONGEST_HEADING, Unit, UnitKind

_NOTICE = re.compile(r"(?:特别|重要|风险|郑重|温馨)(?:提示|声明|告知|提醒)\s*[：:]?")
_SENTENCE_END = re.compile(r"[。；！？;!?，,]")
_LEAD = re.compile(r"[^：:，,。；（(\n]{1,15}(?=[：:])")


class Clause(msgspec.Struct, frozen=True, gc=False):
    """A numbered part of the text, or one under an unnumbered heading.

    `id` is unique and reads like a path (`5.2`); `number` is the numbering as printed; `span` reaches to the next
    clause of the same or a higher level; `level` counts from 1; `parent` is the `id` of the clause around it.
    """

    id: str
    number: str
    heading: str
    span: Span
    level: int
    parent: str | None


class _Place(msgspec.Struct, gc=False):
    """A place where a clause begins."""

    start: int
    marker: Marker | None
    """None for an unnumbered heading."""
    heading: str


def find_clauses(text: str, units: Sequence[Unit]) -> tuple[Clause, ...]:
    """The clauses of `text`, in order. How styles nest is inferred from where each restarts at one."""
    places = _places(text, units)
    if not places:
        return ()
    depth = _depths(places)
    orders = [_order(places, at, depth) for at in range(len(places))]
    stack: list[tuple[float, int]] = []
    parents: list[int] = []
    ends = [len(text.rstrip())] * len(places)
    for at, order in enumerate(orders):
        while stack and stack[-1][0] >= order:
            ends[stack.pop()[1]] = places[at].start
        parents.append(stack[-1][1] if stack else -1)
        stack.append((order, at))
    return _number(text, places, parents, ends)


def attach_clauses(units: Sequence[Unit], clauses: Sequence[Clause]) -> tuple[Unit, ...]:
    """The same units, each with the index of the innermost clause it lies in."""
    attached: list[Unit] = []
    at = -1
    starts = [clause.span.start for clause in clauses]
    for unit in units:
        while at + 1 < len(starts) and starts[at + 1] <= unit.span.start:
            at += 1
        attached.append(Unit(unit.span, unit.kind, at) if at >= 0 else unit)
    return tuple(attached)


def _places(text: str, units: Sequence[Unit]) -> list[_Place]:
    places: list[_Place] = []
    for unit in units:
        if unit.kind not in (UnitKind.ITEM, UnitKind.HEADING, UnitKind.LABEL):
            continue
        line = text[unit.span.start : unit.span.end]
        marker = read_marker(line)
        if marker is not None:
            places.append(_Place(unit.span.start, marker, _heading(line[marker.end :])))
        elif unit.kind is UnitKind.HEADING or _NOTICE.fullmatch(line):
            places.append(_Place(unit.span.start, None, line.rstrip("：:")))
    return places


def _heading(rest: str) -> str:
    rest = rest.strip(" 　\t")
    lead = _LEAD.match(rest)
    if lead:
        return lead.group()
    rest = rest.rstrip("：:")
    return rest if len(rest) <= LONGEST_HEADING and not _SENTENCE_END.search(rest) else ""


def _depths(places: Sequence[_Place]) -> dict[Style, int]:
    """The depth of each style: the one that starts again at one more often lies deeper."""
    restarts: dict[Style, int] = {}
    first: dict[Style, int] = {}
    last: dict[Style, int] = {}
    for at, place in enumerate(places):
        if place.marker is None:
            continue
        style = place.marker.style
        restarts[style] = restarts.get(style, 0) + (place.marker.ordinal == 1)
        first.setdefault(style, at)
        last[style] = at

    def compare(left: Style, right: Style) -> int:
        if Style.ANNEX in (left, right):
            return left.rank - right.rank
        if _decimal(left) and _decimal(right):
            return left.rank - right.rank
        if restarts[left] != restarts[right]:
            return restarts[left] - restarts[right]
        if last[left] < first[right] or last[right] < first[left]:
            return left.rank - right.rank
        return first[left] - first[right]

    return {style: at for at, style in enumerate(sorted(first, key=cmp_to_key(compare)))}


def _decimal(style: Style) -> bool:
    return style in (Style.DECIMAL_2, Style.DECIMAL_3, Style.DECIMAL_4)


def _order(places: Sequence[_Place], at: int, depth: dict[Style, int]) -> float:
    """The depth of a place; an unnumbered heading lies just above the numbering that follows it."""
    marker = places[at].marker
    if marker is not None:
        return depth[marker.style]
    for place in places[at + 1 : at + 4]:
        if place.marker is not None:
            return depth[place.marker.style] - 0.5
    return -0.5


def _number(text: str, places: Sequence[_Place], parents: Sequence[int], ends: Sequence[int]) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    taken: dict[str, int] = {}
    plain = 0
    for place, parent, end in zip(places, parents, ends, strict=True):
        above = clauses[parent] if parent >= 0 else None
        marker = place.marker
        if marker is None:
            plain += 1
            own = f"h{plain}"
        elif _decimal(marker.style):
            own = ".".join(map(str, marker.path))
        else:
            own = f"a{marker.ordinal}" if marker.style is Style.ANNEX else str(marker.ordinal)
        path = own if above is None or (marker is not None and _continues(above.id, own)) else f"{above.id}.{own}"
        count = taken[path] = taken.get(path, 0) + 1
        clauses.append(
            Clause(
                id=path if count == 1 else f"{path}~{count}",
                number=marker.printed if marker else "",
                heading=place.heading,
                span=Span(place.start, place.start + len(text[place.start : end].rstrip())),
                level=above.level + 1 if above else 1,
                parent=above.id if above else None,
            )
        )
    return tuple(clauses)


def _continues(above: str, own: str) -> bool:
    """Whether a decimal number already repeats the path of the clause above it (`5.2` under `5`)."""
    return own.startswith(f"{above}.")
