"""A unit with parties, quantities and numbers replaced by signs, so that equal sayings look equal."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_lowercase, ascii_uppercase
from typing import Final

import msgspec

from contract_audit.document import Span

STRONG: Final = "S"
WEAK: Final = "W"
BYSTANDER: Final = "X"

SIGNS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("funder", "platform", "broker", "trustee", "unknown_party"), STRONG),
    **dict.fromkeys(("operator", "account_holder", "guarantor"), WEAK),
    **dict.fromkeys(("custodian_bank", "other_party"), BYSTANDER),
    "amount": "￥",
    "percent": "%",
    "ratio": "∶",
    "multiple": "×",
    "date": "@",
    "duration": "~",
    "clock": "^",
    "interest_words": "‰",
}
"""The sign of each role and each kind of quantity. Letters of the text are made small; no sign is a small letter."""

NUMBER: Final = "0"
CLAUSE: Final = "§"
BLANK: Final = "_"
_PLAIN = re.compile(r"(第[0-9〇零一二三四五六七八九十百]{1,6}[条章节款项])|(_+)|[0-9]+(?:[.,][0-9]+)*")
_SIGN_OF_GROUP = {1: CLAUSE, 2: BLANK}
_SMALL = str.maketrans({**dict(zip(ascii_uppercase, ascii_lowercase, strict=True)), "著": "着"})
"""Letters made small; 着 is written 著 in Taiwan, also where 著 is another word elsewhere."""

_BEHIND_ALL = 1 << 60

Edit = tuple[int, int, str]
"""What is replaced (start and end in the normalised text) by which sign."""


class RoleText(msgspec.Struct, frozen=True, gc=False):
    """A unit in signs.

    `pieces` lead back to the normalised text: offsets of `text` and the offsets they were made from, wherever the two
    begin to run in step.
    """

    text: str
    pieces: tuple[tuple[int, int], ...]

    def original(self, start: int, end: int) -> Span:
        """The span of the normalised text behind `text[start:end]`, which must not be empty."""
        pieces = self.pieces
        at = bisect_right(pieces, (start, _BEHIND_ALL)) - 1
        first = pieces[at][1] + start - pieces[at][0]
        at = bisect_right(pieces, (end - 1, _BEHIND_ALL)) - 1
        if at + 1 < len(pieces) and pieces[at + 1][0] == end:
            return Span(first, pieces[at + 1][1])
        return Span(first, pieces[at][1] + end - pieces[at][0])


LONGEST: Final = 600
"""Characters of a unit that are read; no sentence is longer."""


def small(text: str) -> str:
    """The text with all letters small; of the same length."""
    return text.translate(_SMALL)


def numbers(text: str) -> Iterator[Edit]:
    """Bare numbers, blanks and references to clauses, with their signs."""
    for found in _PLAIN.finditer(text):
        yield found.start(), found.end(), _SIGN_OF_GROUP.get(found.lastindex or 0, NUMBER)


def role_text(text: str, span: Span, edits: Iterable[Edit]) -> RoleText:
    """One unit of a text in small letters with `edits` carried out; of several that overlap the first and longest."""
    begin, end = span.start, min(span.end, span.start + LONGEST)
    out: list[str] = []
    pieces = [(0, begin)]
    length = 0
    for start, stop, sign in sorted(edits, key=_first_and_longest):
        if start < begin or stop > end:
            continue
        out += (text[begin:start], sign)
        length += start - begin + 1
        pieces += ((length - 1, start), (length, stop))
        begin = stop
    out.append(text[begin:end])
    pieces.append((length + end - begin, end))
    return RoleText("".join(out), tuple(pieces))


def _first_and_longest(edit: Edit) -> tuple[int, int]:
    return edit[0], -edit[1]
