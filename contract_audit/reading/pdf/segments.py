"""From characters with boxes to segments of lines."""

import re
from itertools import pairwise

from contract_audit.reading.pdf.layout import Box, Piece, Segment
from contract_audit.reading.pdf.turning import BLANK, Glyphs

GAP = 1.5
"""A blank wider than this many line heights ends a segment."""
SHIFT = 0.7
"""So does a vertical step of this many line heights."""

_LINE = re.compile(r"[^\r\n]+")
_PIECE = re.compile(r"[\x00-\xff]+|[^\x00-\xff]+")
_CLEAN = dict.fromkeys((*range(0x20), 0x7F, *range(0x80, 0xA0), 0xFFFE, 0xFFFF), "\ufffd")
_CLEAN |= {0x02: "-", 0x09: " ", 0x0B: " ", 0x0C: " ", 0x0D: " ", 0x0A: " "}
"""PDFium gives a hyphen at a line end as U+0002; other control characters are characters it could not map."""


def segments(glyphs: Glyphs, taken: frozenset[int] = frozenset()) -> list[Segment]:
    """The segments of a page in stream order, without the characters `taken` by tables.

    A segment ends with its line, at a wide blank, and where the text jumps back, up or down.
    """
    found: list[Segment] = []
    for match in _LINE.finditer(glyphs.text):
        line = match.group()
        base = match.start()
        visible = [base + at for at, character in enumerate(line) if character not in BLANK]
        if taken:
            visible = [at for at in visible if at not in taken]
        if not visible:
            continue
        starts = [0, *_breaks(glyphs, visible), len(visible)]
        for number, (first, last) in enumerate(pairwise(starts)):
            start, end = visible[first], visible[last - 1] + 1
            between = glyphs.text[visible[first - 1] + 1 : start] if number else ""
            lead = _clean(between) if between.isspace() else ""
            found.append(segment(glyphs, start, end, lead))
    return found


def segment(glyphs: Glyphs, start: int, end: int, lead: str = "") -> Segment:
    """The segment of the characters `[start, end)`, cut into pieces of one script so that each is evenly wide."""
    text = _clean(glyphs.text[start:end])
    pieces = tuple(
        Piece(match.start(), match.end(), _box(glyphs, start + match.start(), start + match.end()))
        for match in _PIECE.finditer(text)
        if not match.group().isspace()
    )
    return Segment(text, _box(glyphs, start, end), pieces, lead)


def _breaks(glyphs: Glyphs, visible: list[int]) -> list[int]:
    """Positions in `visible` at which a new segment starts."""
    left, right, top, bottom = glyphs.left, glyphs.right, glyphs.top, glyphs.bottom
    found = []
    for position, (before, at) in enumerate(pairwise(visible), 1):
        size = top[before] - bottom[before]
        step = left[at] - right[before]
        parted = at != before + 1 and not BLANK.issuperset(glyphs.text[before + 1 : at])
        if parted or step > GAP * size or step < -2 * size or abs(bottom[at] - bottom[before]) > SHIFT * size:
            found.append(position)
    return found


def _box(glyphs: Glyphs, start: int, end: int) -> Box:
    """The box around `[start, end)`; blanks that PDFium put in have an empty box and do not count."""
    if end - start == 1:
        return glyphs.left[start], glyphs.bottom[start], glyphs.right[start], glyphs.top[start]
    inked = [at for at in range(start, end) if glyphs.text[at] not in BLANK]
    if len(inked) == end - start:
        cut = slice(start, end)
        return min(glyphs.left[cut]), min(glyphs.bottom[cut]), max(glyphs.right[cut]), max(glyphs.top[cut])
    chosen = inked or range(start, end)
    return (
        min(glyphs.left[at] for at in chosen),
        min(glyphs.bottom[at] for at in chosen),
        max(glyphs.right[at] for at in chosen),
        max(glyphs.top[at] for at in chosen),
    )


def _clean(text: str) -> str:
    return text.translate(_CLEAN) if not text.isprintable() else text
