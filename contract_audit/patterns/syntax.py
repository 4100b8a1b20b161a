"""The pattern language: what a rule author writes, and what it means.

    pattern   = term { " + " term }      every term stands in the same window, in any order
    term      = [ "!" ] sequence         "!": the sequence must not stand in the window
    sequence  = element { gap element }  elements in this order
    gap       = ""                       directly adjacent
              | "…"                      at most 12 characters between
              | "…" number               at most that many
              | "……"                     anything within the window
    element   = [ "*" ] ( word | "(" choice { "|" choice } ")" | "{" name { "|" name } "}" )
    choice    = word | "{" name "}"
    name      = concept of the lexicon, a role (funder, operator, …) or a kind of quantity (amount, percent, …)
              | name comparator number   a quantity with a bound: {percent>=0.2}

A `*` marks the head: the element whose context (negation, prohibition, …) decides. Without one it is the last element
that is not a modal or a party. Example: `{strong}…{without_notice}…*{liquidate}`.
"""

import re
from decimal import Decimal
from functools import cache
from typing import Final

import msgspec

DEFAULT_GAP: Final = 12
"""Characters that `…` may span: about one short Chinese phrase."""

ANY_GAP: Final = 100_000
"""Stands for `……`; the window bounds it in practice."""

_TOKEN = re.compile(
    r"(?P<gap>……|…\d{0,3})|(?P<head>\*)?(?:\{(?P<names>[^{}]+)\}|\((?P<words>[^()]+)\))|(?P<word>[^…{}()*]+)"
)
_NAME = re.compile(r"(?P<name>[a-z][a-z0-9_.]*)(?:(?P<op>>=|<=|>|<)(?P<bound>\d+(?:\.\d+)?))?\Z")


class PatternError(ValueError):
    """A pattern is not of the language; the message says where."""


class Atom(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One alternative of an element: a concept or a literal word (`literal`), with an optional bound on its value."""

    name: str
    literal: bool = False
    comparator: str = ""
    bound: Decimal = Decimal(0)


class Element(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One position of a sequence: any of its atoms may stand there."""

    atoms: tuple[Atom, ...]
    head: bool = False


class Sequence(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Elements in order; `gaps[i]` is the most characters allowed between element `i` and the next."""

    elements: tuple[Element, ...]
    gaps: tuple[int, ...]
    negated: bool = False


class Pattern(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Sequences that must (or, negated, must not) stand in one window.

    It is read when its parts are first asked for, and raises `PatternError` then; `parse_pattern` reads it at once.
    """

    source: str

    @property
    def wanted(self) -> tuple[Sequence, ...]:
        """The sequences that must stand in the window."""
        return _read(self.source)[0]

    @property
    def barred(self) -> tuple[Sequence, ...]:
        """The sequences that must not."""
        return _read(self.source)[1]

    def atoms(self) -> tuple[Atom, ...]:
        """Every atom of the pattern, barred ones included."""
        return tuple(
            atom for sequence in (*self.wanted, *self.barred) for element in sequence.elements for atom in element.atoms
        )


def parse_pattern(source: str) -> Pattern:
    """Read a pattern; raises `PatternError` with the place of the first mistake."""
    _read(source)
    return Pattern(source)


@cache
def _read(source: str) -> tuple[tuple[Sequence, ...], tuple[Sequence, ...]]:
    """The wanted and the barred sequences of a pattern."""
    wanted: list[Sequence] = []
    barred: list[Sequence] = []
    for part in source.split(" + "):
        term = part.strip()
        negated = term.startswith("!")
        sequence = _parse_sequence(term[1:] if negated else term, source, negated=negated)
        (barred if negated else wanted).append(sequence)
    if not wanted:
        message = f"pattern needs at least one term that is not negated: {source!r}"
        raise PatternError(message)
    return tuple(wanted), tuple(barred)


def _parse_sequence(term: str, source: str, *, negated: bool) -> Sequence:
    elements: list[Element] = []
    gaps: list[int] = []
    gap: int | None = None
    at = 0
    while at < len(term):
        token = _TOKEN.match(term, at)
        if token is None:
            message = f"cannot read {term[at:]!r} in pattern {source!r}"
            raise PatternError(message)
        at = token.end()
        if token["gap"]:
            if gap is not None or not elements:
                message = f"a gap must stand between two elements in pattern {source!r}"
                raise PatternError(message)
            width = token["gap"][1:]
            gap = DEFAULT_GAP if not width else ANY_GAP if width == "…" else int(width)
            continue
        if elements:
            gaps.append(gap or 0)
        gap = None
        elements.append(Element(_atoms(token, source), head=token["head"] is not None))
    if not elements or gap is not None:
        message = f"a term must begin and end with an element in pattern {source!r}"
        raise PatternError(message)
    return Sequence(tuple(elements), tuple(gaps), negated)


def _atoms(token: re.Match[str], source: str) -> tuple[Atom, ...]:
    if token["names"]:
        return tuple(_named(part, source) for part in token["names"].split("|"))
    parts = (token["word"] or token["words"]).split("|")
    return tuple(_worded(part, source) for part in parts if part)


def _worded(part: str, source: str) -> Atom:
    if part.startswith("{") and part.endswith("}"):
        return _named(part[1:-1], source)
    if "{" in part or "}" in part:
        message = f"{part!r} mixes a word and a concept: an alternative is one or the other, in pattern {source!r}"
        raise PatternError(message)
    return Atom(part, literal=True)


def _named(part: str, source: str) -> Atom:
    name = _NAME.match(part.strip())
    if name is None:
        message = f"{part!r} is not a concept name in pattern {source!r}"
        raise PatternError(message)
    return Atom(name["name"], comparator=name["op"] or "", bound=Decimal(name["bound"] or 0))
