"""The units of a text: one sentence, list item, table row, `标签：值` line or heading."""

import re
from bisect import bisect_right
from enum import StrEnum
from typing import Final

import msgspec

from contract_audit.document import Span
from contract_audit.structure.numbering import Style, read_marker

LONGEST_ASIDE: Final = 160
"""Characters of a bracketed aside that keeps its inner 。 and ； without ending the unit."""

SHORT_ASIDE: Final = 60
"""An aside this short never ends a unit, however long the unit is."""

LONGEST_WITH_ASIDE: Final = 200
"""A unit longer than this is split inside its long asides."""

LONGEST_HEADING: Final = 30

_ENDS = "。；！？;!?"
_HIDE = str.maketrans(dict.fromkeys(f"{_ENDS}（）()", "·"))
_ASIDE = re.compile(rf"（[^（）()\n]{{0,{LONGEST_ASIDE}}}）|\([^（）()\n]{{0,{LONGEST_ASIDE}}}\)")
_IN_WORD = re.compile(r"[;!?](?=[0-9A-Za-z/&#=%_.-])")
_PIECE = re.compile(rf"[^\n{_ENDS}]*[{_ENDS}]+(?:[”’』」）)】》]|\"(?=[\s，,。；]|\Z))*|[^\n{_ENDS}]+")
_SUBSTANCE = re.compile(r"[^\s\W]|[_￥$%‰]")
_LABEL_LINE = re.compile(r"[^：:，,。；\n]{1,24}[：:]")
_ENDED = re.compile(r"[。；！？;!?：:，,、…]\Z")
_BLANK_OR_NUMBER = re.compile(r"[_￥$%]|\d{3}")


class UnitKind(StrEnum):
    """What a unit is by its form."""

    SENTENCE = "sentence"
    ITEM = "item"
    ROW = "row"
    LABEL = "label"
    HEADING = "heading"


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A unit of the text; `clause` is the index of the innermost clause it lies in, -1 before the first clause."""

    span: Span
    kind: UnitKind
    clause: int = -1


def find_units(text: str, tables: tuple[Span, ...] = ()) -> tuple[Unit, ...]:
    """Split `text`, in which a line break is always a structural one, into units.

    Units are in order, do not overlap, hold no line break and together cover everything but white space. `tables` are
    the spans of tables, whose lines are rows. The result is in coordinates of `text`; `clause` is -1 throughout.
    """
    spans = _spans(text)
    table_starts = [table.start for table in tables]
    units: list[Unit] = []
    line_end = -1
    for at, (start, end) in enumerate(spans):
        opens = start > line_end
        if opens:
            line_end = text.find("\n", start)
            if line_end < 0:
                line_end = len(text)
        alone = opens and (at + 1 == len(spans) or spans[at + 1][0] > line_end)
        table = bisect_right(table_starts, start) - 1
        if (table >= 0 and start < tables[table].end) or text.find("\t", start, end) >= 0:
            kind = UnitKind.ROW
        else:
            following = text[spans[at + 1][0] : spans[at + 1][1]] if alone and at + 1 < len(spans) else ""
            kind = _kind(text[start:end], alone=alone, following=following)
        units.append(Unit(Span(start, end), kind))
    return tuple(units)


def _spans(text: str) -> list[tuple[int, int]]:
    whole = _IN_WORD.sub("·", text)
    masked = _ASIDE.sub(_hide, _ASIDE.sub(_hide, whole))
    found: list[tuple[int, int]] = []
    for piece in _PIECE.finditer(masked):
        start, end = piece.span()
        if end - start <= LONGEST_WITH_ASIDE or "·" not in piece.group():
            parts = [(start, end)]
        else:
            partly = _ASIDE.sub(_hide_short, whole[start:end])
            parts = [(start + part.start(), start + part.end()) for part in _PIECE.finditer(partly)]
        for left, right in parts:
            stripped = text[left:right].strip()
            if not stripped:
                continue
            left += text[left:right].index(stripped[0])  # noqa: PLW2901 - the piece shrinks to what is not blank
            right = left + len(stripped)  # noqa: PLW2901 - likewise
            if not _SUBSTANCE.search(stripped) and found and "\n" not in text[found[-1][1] : left]:
                found[-1] = (found[-1][0], right)
            else:
                found.append((left, right))
    return found


def _hide(aside: re.Match[str]) -> str:
    return aside.group().translate(_HIDE)


def _hide_short(aside: re.Match[str]) -> str:
    return aside.group().translate(_HIDE) if len(aside.group()) <= SHORT_ASIDE else aside.group()


def _kind(unit: str, *, alone: bool, following: str) -> UnitKind:
    marker = read_marker(unit)
    if marker is not None:
        rest = unit[marker.end :].strip(" 　：:")
        short = alone and len(rest) <= LONGEST_HEADING and not _ENDED.search(unit)
        if marker.style.titled and short and not _LABEL_LINE.match(rest):
            return UnitKind.HEADING
        return UnitKind.ITEM
    if not alone:
        return UnitKind.SENTENCE
    if _LABEL_LINE.match(unit) and unit[-1] not in "。；":
        return UnitKind.LABEL
    if len(unit) <= LONGEST_HEADING and not _ENDED.search(unit) and not _BLANK_OR_NUMBER.search(unit):
        after = read_marker(following)
        heads_list = after is not None and (after.ordinal == 1 or after.style is Style.ARTICLE)
        if heads_list or unit.endswith(("义务", "责任", "声明", "提示", "总则", "附则")):
            return UnitKind.HEADING
    return UnitKind.SENTENCE
