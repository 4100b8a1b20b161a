"""Text that does not run from left to right on the page: turning it upright for reading, and its boxes back again."""

from array import array
from itertools import pairwise
from typing import NamedTuple

from contract_audit.reading.pdf.layout import Box

SAMPLE = 400
"""Characters from which the direction of the text is taken."""
BLANK = frozenset(" \t\r\n\xa0\u3000\x00")


class Glyphs(NamedTuple):
    """The characters of a page in stream order; item `i` of each edge is the box of `text[i]`, in points."""

    text: str
    left: "array[float]"
    top: "array[float]"
    right: "array[float]"
    bottom: "array[float]"


def direction(glyphs: Glyphs) -> int:
    """The quarter turns clockwise after which most of the text runs from left to right."""
    visible = [at for at, character in enumerate(glyphs.text[:SAMPLE]) if character not in BLANK]
    votes = [0, 0, 0, 0]
    for before, at in pairwise(visible):
        if at != before + 1:
            continue
        x, y = glyphs.left[at] - glyphs.left[before], glyphs.bottom[at] - glyphs.bottom[before]
        if abs(x) >= abs(y):
            votes[0 if x >= 0 else 2] += 1
        else:
            votes[1 if y > 0 else 3] += 1
    return votes.index(max(votes))


def turned(glyphs: Glyphs, turns: int, page: Box) -> Glyphs:
    """The glyphs in the coordinates of the page after `turns` (1 to 3) quarter turns clockwise, its corner at 0, 0."""
    x0, y0, x1, y1 = page
    if turns == 1:
        return Glyphs(
            glyphs.text,
            _shifted(glyphs.bottom, y0),
            _mirrored(glyphs.left, x1),
            _shifted(glyphs.top, y0),
            _mirrored(glyphs.right, x1),
        )
    if turns == 2:  # noqa: PLR2004 - half a turn
        return Glyphs(
            glyphs.text,
            _mirrored(glyphs.right, x1),
            _mirrored(glyphs.bottom, y1),
            _mirrored(glyphs.left, x1),
            _mirrored(glyphs.top, y1),
        )
    return Glyphs(
        glyphs.text,
        _mirrored(glyphs.top, y1),
        _shifted(glyphs.right, x0),
        _mirrored(glyphs.bottom, y1),
        _shifted(glyphs.left, x0),
    )


def turned_back(box: Box, turns: int, page: Box) -> Box:
    """The box on the page as it was before `turned`."""
    if not turns:
        return box
    x0, y0, x1, y1 = page
    left, bottom, right, top = box
    if turns == 1:
        return x1 - top, y0 + left, x1 - bottom, y0 + right
    if turns == 2:  # noqa: PLR2004 - half a turn
        return x1 - right, y1 - top, x1 - left, y1 - bottom
    return x0 + bottom, y1 - right, x0 + top, y1 - left


def _shifted(edges: "array[float]", origin: float) -> "array[float]":
    return array("f", (edge - origin for edge in edges))


def _mirrored(edges: "array[float]", end: float) -> "array[float]":
    return array("f", (end - edge for edge in edges))
