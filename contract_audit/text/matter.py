"""The matter of a document: its text without furniture and deletions, notes and headings set on lines of their own."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

import msgspec

from contract_audit.document import Document, RangeKind, Span
from contract_audit.text.rewriting import Edit, rewrite

if TYPE_CHECKING:
    from array import array

_DROPPED = (RangeKind.FURNITURE, RangeKind.DELETED)
_SET_OFF = (RangeKind.NOTE, RangeKind.HEADING, RangeKind.TABLE)


class Matter(msgspec.Struct, frozen=True):
    """The text that counts. `sources` leads back to `Document.text`; None says that nothing was left out.

    `breaks` are offsets of line ends that must stay, `seams` of line ends where furniture was taken out, and `tables`
    the spans whose rows are lines.
    """

    text: str
    sources: "array[int] | None" = None
    breaks: frozenset[int] = frozenset()
    seams: frozenset[int] = frozenset()
    tables: tuple[Span, ...] = ()


def matter(document: Document) -> Matter:
    """Leave out what is no part of the agreement and mark where its lines must not be joined."""
    if not document.ranges:
        return Matter(document.text)
    edits = _edits(document)
    text, sources = rewrite(document.text, edits)
    breaks: set[int] = set()
    tables: list[Span] = []
    for item in document.ranges:
        if item.kind not in _SET_OFF:
            continue
        start, end = bisect_left(sources, item.span.start), bisect_right(sources, item.span.end - 1)
        if end <= start:
            continue
        breaks.update((_line_end_before(text, start), _line_end_after(text, end)))
        if item.kind is RangeKind.TABLE:
            tables.append(Span(start, end))
            breaks.update(at for at in range(start, end) if text[at] == "\n")
    seams = {bisect_left(sources, start) for start, end, replacement in edits if replacement and end - start > 1}
    return Matter(text, sources, frozenset(breaks), frozenset(seams), tuple(tables))


def _line_end_before(text: str, start: int) -> int:
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    return start - 1


def _line_end_after(text: str, end: int) -> int:
    if end and text[end - 1] == "\n":
        return end - 1
    while end < len(text) and text[end] in " \t":
        end += 1
    return end


def _edits(document: Document) -> list[Edit]:
    text = document.text
    cuts = _merged([_cut(text, item.span, item.kind) for item in document.ranges if item.kind in _DROPPED])
    inside = [start for start, _, _ in cuts]
    insertions: set[int] = set()
    for item in document.ranges:
        if item.kind is RangeKind.NOTE and item.span.start < item.span.end:
            insertions.update(at for at in (item.span.start, item.span.end) if _needs_line_end(text, at))
    edits: list[Edit] = list(cuts)
    for at in insertions:
        nearest = bisect_right(inside, at) - 1
        if nearest < 0 or at > cuts[nearest][1]:
            edits.append((at, at, "\n"))
    return sorted(edits)


def _needs_line_end(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1] != "\n" and text[at] != "\n"


def _cut(text: str, span: Span, kind: RangeKind) -> Edit:
    """What goes with a dropped range: furniture that fills lines of its own takes the line ends around it along."""
    start, end = span.start, span.end
    if kind is RangeKind.DELETED:
        return (start, end, "")
    while start > 0 and text[start - 1] in " \t\u3000":
        start -= 1
    while end < len(text) and text[end] in " \t\u3000":
        end += 1
    whole = (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n" or text[end - 1] == "\n")
    if not whole:
        return (span.start, span.end, "")
    while start > 0 and text[start - 1] == "\n":
        start -= 1
    while end < len(text) and text[end] == "\n":
        end += 1
    return (start, end, "\n")


def _merged(cuts: list[Edit]) -> list[Edit]:
    merged: list[Edit] = []
    for start, end, replacement in sorted(cuts):
        if merged and start <= merged[-1][1]:
            before = merged[-1]
            merged[-1] = (before[0], max(before[1], end), before[2] or replacement)
        elif end > start:
            merged.append((start, end, replacement))
    return merged
