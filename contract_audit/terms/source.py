"""What an extractor reads: one normalised text with its units, parties, quantities and words."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, Final, TypeVar

from contract_audit.document import Span
from contract_audit.patterns import Match, Matcher
from contract_audit.structure import Party, Structure
from contract_audit.terms.phrases import Phrases
from contract_audit.terms.term import Term
from contract_audit.text.context import ContextKind, contexts_of, find_cues
from contract_audit.text.quantities import Quantity, QuantityKind

_Made = TypeVar("_Made")

LONGEST: Final = 80
"""Characters a term's span may cover."""

MOST_QUANTITIES: Final = 200
"""Quantities of one unit that are looked at: no sentence has more, and a text without sentences must not cost more."""


class TermSource:
    """One text, and where its units, quantities and words stand.

    The units are the windows of `matcher`; they are addressed by index. Nothing in it changes once it is built.
    """

    def __init__(self, text: str, structure: Structure, matcher: Matcher, quantities: Sequence[Quantity]) -> None:
        self.text = text
        self.structure = structure
        self.matcher = matcher
        self.windows = matcher.windows
        self.quantities = tuple(quantities)
        self._once: dict[str, Any] = {}
        self._by_kinds: dict[tuple[QuantityKind, ...], dict[int, list[Quantity]]] = {}
        self._holding: dict[tuple[str, ...], list[int]] = {}
        self._cells: dict[str, dict[int, list[tuple[int, int]]]] = {}

    @cached_property
    def by_window(self) -> dict[int, list[Quantity]]:
        """The quantities of each unit that holds any, in order, at most `MOST_QUANTITIES` of a unit."""
        held: dict[int, list[Quantity]] = {}
        starts = [window.start for window in self.windows]
        for quantity in self.quantities:
            at = bisect_right(starts, quantity.span.start) - 1
            if at >= 0 and quantity.span.end <= self.windows[at].end:
                of_unit = held.setdefault(at, [])
                if len(of_unit) < MOST_QUANTITIES:
                    of_unit.append(quantity)
        return held

    def once(self, name: str, make: Callable[[], _Made]) -> _Made:
        """What `make` returns, made the first time it is asked for under `name`; several extractors share it."""
        if name not in self._once:
            self._once[name] = make()
        made: _Made = self._once[name]
        return made

    def quantities_in(self, window: int, *kinds: QuantityKind) -> Sequence[Quantity]:
        """The quantities of these kinds in one unit, in order."""
        held = self._by_kinds.get(kinds)
        if held is None:
            held = self._by_kinds[kinds] = {
                at: chosen
                for at, quantities in self.by_window.items()
                if (chosen := [quantity for quantity in quantities if quantity.kind in kinds])
            }
        return held.get(window, ())

    def hits(self, name: str, window: int) -> list[tuple[int, int]]:
        """Where a concept stands in one unit, by its words and by its patterns."""
        cells = self._cells.get(name)
        if cells is None:
            cells = self._cells[name] = self._by_unit(name)
        return cells.get(window, [])

    def _by_unit(self, name: str) -> dict[int, list[tuple[int, int]]]:
        """Where a concept stands, unit by unit."""
        index, numbers, windows = self.matcher.index, self.matcher.window_numbers, self.windows
        cells: dict[int, list[tuple[int, int]]] = {}
        for hit in index.concept(name):
            at = numbers[hit[0]]
            if at >= 0 and hit[1] <= windows[at].end:
                cells.setdefault(at, []).append(hit)
        concept = index.lexicon.get(name)
        for pattern in concept.patterns if concept else ():
            for at, match in self.matcher.find(pattern):
                span = match.span
                cells[at] = sorted({*cells.get(at, ()), (span.start, span.end)})
        return cells

    def holding(self, *names: str) -> Sequence[int]:
        """The units in which any of these concepts stands, in order; concepts of several words are not looked at."""
        held = self._holding.get(names)
        if held is None:
            index, numbers = self.matcher.index, self.matcher.window_numbers
            found = {numbers[start] for name in names for start, _ in index.concept(name)}
            held = self._holding[names] = sorted(found - {-1})
        return held

    def between(self, name: str, start: int, end: int) -> bool:
        """Whether a word of the concept stands wholly within `[start, end)`."""
        index = self.matcher.index
        return bool(index.within(index.concept(name), start, end))

    def is_example(self, place: Span) -> bool:
        """Whether the text only illustrates here: 例如 before it in its unit, or a unit that ends in 例如： above."""
        at = self.matcher.window_at(place.start)
        if at < 0 or not self.matcher.index.concept("example_cue"):
            return False
        if self.between("example_cue", self.windows[at].start, place.start):
            return True
        above = self.windows[at - 1] if at else None
        return (
            above is not None
            and self.text.startswith("：", above.end - 1)
            and self.between("example_cue", above.start, above.end)
        )

    def contexts(self, place: Span) -> frozenset[ContextKind]:
        """In what contexts (negation, prohibition, quoted law, …) the words at `place` stand within their unit."""
        window = self.windows[self.matcher.window_at(place.start)]
        return contexts_of(find_cues(window.of(self.text)), place.shifted(-window.start))

    def same_sentence(self, window: int) -> Iterator[int]:
        """The unit and, going back, those before it that end in a semicolon and so belong to its sentence."""
        yield window
        while window > 0 and self.text.startswith("；", self.windows[window - 1].end - 1):
            window -= 1
            yield window

    def clause_part(self, place: Span) -> Span:
        """The run around `place` between commas or stronger marks, within its unit."""
        window = self.windows[self.matcher.window_at(place.start)]
        start = max(self.text.rfind(mark, window.start, place.start) + 1 for mark in "，。；")
        ends = [end for mark in "，。；" if (end := self.text.find(mark, place.end, window.end)) >= 0]
        return Span(max(window.start, start), min([*ends, window.end]))

    def party_at(self, place: Span) -> Party | None:
        """The party of the document that is called by exactly the words at `place`."""
        return self._parties.get(place.of(self.text))

    def phrases(self, phrases: Phrases) -> Iterator[tuple[str, Match]]:
        """`(value, match)` for every phrase that stands in a unit, in order; one place has one value."""
        found: dict[Span, tuple[str, Match]] = {}
        for value, pattern in phrases:
            for _, match in self.matcher.find(pattern):
                found.setdefault(match.span, (value, match))
        for place in sorted(found):
            yield found[place]

    def term(  # noqa: PLR0913 - the fields of a term, all by name
        self,
        term: str,
        value: Any,
        place: Span,
        *,
        unit: str = "",
        raw: Span | None = None,
        confidence: float = 0.9,
        issues: tuple[str, ...] = (),
        convention: str | None = None,
        ambiguous: tuple[Decimal, ...] | None = None,
    ) -> Term:
        """A term at `place`, of which at most `LONGEST` characters are kept, those around `raw` first.

        `raw` is the place of the value itself; it defaults to all of `place`.
        """
        kept = capped(place, raw or place)
        written = (raw or kept).of(self.text)[:LONGEST]
        return Term(
            term=term, value=value, unit=unit, raw=written, span=kept, confidence=confidence, issues=issues,
            convention=convention, ambiguous=ambiguous,
        )  # fmt: skip

    @cached_property
    def _parties(self) -> dict[str, Party]:
        return {label: party for party in reversed(self.structure.parties) for label in party.labels()}


def covering(*places: Span) -> Span:
    """The shortest span over all of `places`."""
    return Span(min(place.start for place in places), max(place.end for place in places))


def capped(place: Span, core: Span) -> Span:
    """`place` cut to `LONGEST` characters so that as much of `core` stays as fits."""
    if len(place) <= LONGEST:
        return place
    start = max(place.start, min(core.start, core.end - LONGEST))
    start = min(start, core.start)
    return Span(start, min(place.end, start + LONGEST))
