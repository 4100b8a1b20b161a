"""Line breaking for Chinese and Latin text in a terminal: no line starts with a comma or ends with an opening quote."""

import re
from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len
from rich.text import Text

_UNBROKEN: Final = re.compile("[“‘（《〈「『【〔«]*(?:[!-~]+|[^\n])[”’）》〉」』】〕»。，、；：！？…％ ]*|\n")


def breaks(plain: str, width: int) -> list[int]:
    """Offsets at which `plain` must break so that no line is wider than `width` cells."""
    found: list[int] = []
    room = width
    for match in _UNBROKEN.finditer(plain):
        piece = match[0]
        size = cell_len(piece.rstrip(" "))
        if piece == "\n":
            room = width
            continue
        if size > room and room < width:
            found.append(match.start())
            room = width
        if size > width:
            room = _break_inside(piece, match.start(), width, found)
        else:
            room -= cell_len(piece)
    return found


def _break_inside(piece: str, start: int, width: int, found: list[int]) -> int:
    room = width
    for at, sign in enumerate(piece):
        size = cell_len(sign)
        if size > room:
            found.append(start + at)
            room = width
        room -= size
    return room


def wrapped(text: Text, width: int) -> Iterator[Text]:
    """The lines of `text`, styles kept, each at most `width` cells wide."""
    for paragraph in text.split("\n", allow_blank=True):
        for line in paragraph.divide(breaks(paragraph.plain, width)):
            line.rstrip()
            yield line
