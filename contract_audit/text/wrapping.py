"""At which widths a text was wrapped, judged from the lines that stop in mid-sentence.

Widths are display columns: two for a Chinese character, one for a Latin letter or digit.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_NARROWEST = 24
"""No printed column is narrower; shorter lines are cells, labels and headings."""
_RAGGED = 4
"""A line may fall this many columns short: punctuation that must not start a line, a word that must not be broken."""
_ENOUGH = 3
"""So many lines must stop near one width; fewer may do so by chance."""
_NARROWER = 0.75
"""Indented paragraphs and smaller columns are not narrower than this share of the widest."""
_SHARE_ABOVE = 0.25
"""Lines wider than the wall may be rarer than this, or the lines near it stop there by chance."""


def columns(line: str) -> int:
    """The width of `line`. Three bytes of UTF-8 make two columns, one byte makes one."""
    return (len(line) + len(line.encode("utf-8", "replace"))) // 2


def walls(stopping: Sequence[int], widths: Sequence[int]) -> tuple[int, ...]:
    """The widths at which lines were wrapped, widest first; empty for a text whose paragraphs are single lines.

    `stopping` are the widths of the lines that stop in mid-sentence before a line that could go on, `widths` those
    of all lines.
    """
    left = sorted(width for width in stopping if width >= _NARROWEST)
    long = sorted(width for width in widths if width >= _NARROWEST)
    found: list[int] = []
    explained = 0
    for wall in sorted(set(left), reverse=True):
        if found and wall >= found[-1] - _RAGGED:
            continue
        if found and wall < _NARROWER * found[0]:
            break
        above = len(long) - bisect_right(long, wall + 1) - explained
        if bisect_right(left, wall) - bisect_left(left, wall - _RAGGED) < _ENOUGH or above > _SHARE_ABOVE * len(long):
            continue
        found.append(wall)
        explained += bisect_right(long, wall + 1) - bisect_left(long, wall - _RAGGED)
    return tuple(found)


def is_full(width: int, following: str, wrapped_at: tuple[int, ...]) -> bool:
    """Whether the first word of `following` would not have fitted on a line of `width` at one of the widths."""
    if not wrapped_at or width > wrapped_at[0] + 1:
        return False
    word = _first_word(following)
    return any(wall - _RAGGED <= width <= wall + 1 or width <= wall < width + word for wall in wrapped_at)


def _first_word(line: str) -> int:
    """Columns of the leading run that no typesetter breaks: Latin letters, digits, a fill-in blank."""
    length = 0
    for character in line:
        if not (character.isascii() and (character.isalnum() or character in "_.-/:@%&=?")):
            break
        length += 1
    return length or 2
