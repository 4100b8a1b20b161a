"""The clause tree: which numbered parts the text has and how they nest."""

import re
from collections import Counter
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


def find_clauses(text: str, units: Sequence[Unit], title: str = "") -> tuple[Clause, ...]:
    """Find the clauses of `text`, in order; how styles nest is inferred from which counts go on around which.

    The line of the `title` is none.
    """
    places = _places(text, units, title)
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
    return _number(text, places, orders, parents, ends)


def attach_clauses(units: Sequence[Unit], clauses: Sequence[Clause]) -> tuple[Unit, ...]:
    """Give each unit the index of the innermost clause it lies in."""
    attached: list[Unit] = []
    at = -1
    starts = [clause.span.start for clause in clauses]
    for unit in units:
        while at + 1 < len(starts) and starts[at + 1] <= unit.span.start:
            at += 1
        attached.append(Unit(unit.span, unit.kind, at) if at >= 0 else unit)
    return tuple(attached)


def _places(text: str, units: Sequence[Unit], title: str) -> list[_Place]:
    places: list[_Place] = []
    for unit in units:
        if unit.kind not in (UnitKind.ITEM, UnitKind.HEADING, UnitKind.LABEL):
            continue
        line = text[unit.span.start : unit.span.end]
        marker = read_marker(line)
        if marker is not None:
            places.append(_Place(unit.span.start, marker, _heading(line[marker.end :])))
        elif (unit.kind is UnitKind.HEADING and line != title) or _NOTICE.fullmatch(line):
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
    """Return the depth of each style: one lies above another if its count goes on after the other has begun at one."""
    markers = [place.marker for place in places if place.marker]
    above = _counts_around(markers)

    def compare(left: Style, right: Style) -> int:
        if Style.ANNEX not in (left, right) and not (_is_decimal(left) and _is_decimal(right)):
            difference = above[right, left] - above[left, right]
            if difference:
                return difference
        return left.rank - right.rank

    styles = dict.fromkeys(marker.style for marker in markers)
    return {style: at for at, style in enumerate(sorted(styles, key=cmp_to_key(compare)))}


def _counts_around(markers: Sequence[Marker]) -> Counter[tuple[Style, Style]]:
    """How often the count of one style goes on (2 after 1) after that of another has begun at one in between."""
    last: dict[Style, int] = {}
    begun: dict[Style, set[Style]] = {}
    around: Counter[tuple[Style, Style]] = Counter()
    for marker in markers:
        style = marker.style
        if last.get(style) == marker.ordinal - 1:
            for other in begun[style]:
                around[style, other] += 1
        last[style] = marker.ordinal
        begun[style] = set()
        if marker.ordinal == 1:
            for other, inside in begun.items():
                if other is not style:
                    inside.add(style)
    return around


def _is_decimal(style: Style) -> bool:
    return style in (Style.DECIMAL_2, Style.DECIMAL_3, Style.DECIMAL_4)


def _order(places: Sequence[_Place], at: int, depth: dict[Style, int]) -> float:
    """Return the depth of a place; an unnumbered heading lies just above the numbering that follows it."""
    marker = places[at].marker
    if marker is not None:
        return depth[marker.style]
    for place in places[at + 1 : at + 4]:
        if place.marker is not None:
            return depth[place.marker.style] - 0.5
    return -0.5


def _number(
    text: str, places: Sequence[_Place], orders: Sequence[float], parents: Sequence[int], ends: Sequence[int]
) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    paths: list[str] = []
    """The path of each clause without the unnumbered headings around it."""
    taken: dict[str, int] = {}
    main = _first_main(places, orders)
    plain = 0
    for place, parent, end in zip(places, parents, ends, strict=True):
        above = clauses[parent] if parent >= 0 else None
        marker = place.marker
        plain += marker is None
        own = _own(marker) if marker else f"h{plain}"
        preamble = above is None and end <= places[main].start
        around = "0" if preamble else paths[parent] if parent >= 0 else ""
        path = _join(around, own)
        name = _free((path, _join(above.id if above else around, own)), taken)
        paths.append(name if marker else around)
        clauses.append(
            Clause(
                id=name,
                number=marker.printed if marker else "",
                heading=place.heading,
                span=Span(place.start, place.start + len(text[place.start : end].rstrip())),
                level=above.level + 1 if above else 1,
                parent=above.id if above else None,
            )
        )
    return tuple(clauses)


def _first_main(places: Sequence[_Place], orders: Sequence[float]) -> int:
    """Return the first place of the highest numbering: what is numbered before it (鉴于 1、2、) is preamble."""
    counted = [at for at, place in enumerate(places) if place.marker and place.marker.style is not Style.ANNEX]
    return min(counted, key=lambda at: orders[at], default=0)


def _own(marker: Marker) -> str:
    if _is_decimal(marker.style):
        return ".".join(map(str, marker.path))
    return f"a{marker.ordinal}" if marker.style is Style.ANNEX else str(marker.ordinal)


def _join(around: str, own: str) -> str:
    """`5` and `2` make `5.2`; a decimal that repeats the path around it (`5.2` in `5`) stands by itself."""
    return own if not around or own.startswith(f"{around}.") else f"{around}.{own}"


def _free(wanted: Sequence[str], taken: dict[str, int]) -> str:
    """Return the first of the wanted ids that is not taken, or the last with a count behind it; it is taken then."""
    for name in wanted:
        if name not in taken:
            taken[name] = 1
            return name
    taken[wanted[-1]] += 1
    return f"{wanted[-1]}~{taken[wanted[-1]]}"
