"""Evaluates patterns over windows of a scanned text, by arithmetic on the places of words."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Seq
from decimal import Decimal
from operator import ge, gt, le, lt

import msgspec

from contract_audit.document import Span
from contract_audit.patterns.lexicon import Concept
from contract_audit.patterns.scanner import Hit, ScanIndex
from contract_audit.patterns.syntax import Atom, Element, Pattern, Sequence

_COMPARE = {">=": ge, "<=": le, ">": gt, "<": lt}
_MOST_MATCHES = 8
"""Matches of one pattern in one window that are looked at; a window repeating a phrase more often says nothing new."""
PARTY_NAMES = frozenset(
    {
        "funder", "operator", "platform", "account_holder", "guarantor", "custodian_bank", "broker", "trustee",
        "other_party", "unknown_party", "party", "strong", "weak", "lender",
    }
)  # fmt: skip
"""Names of roles and of their unions, put into the index once the parties are known."""


class Match(msgspec.Struct, frozen=True, gc=False):
    """One way a pattern stands in a window: the place of each element, and of the head among them."""

    evidence: tuple[Span, ...]
    head: Span

    @property
    def span(self) -> Span:
        """From the first to the last word of the evidence."""
        return Span(min(part.start for part in self.evidence), max(part.end for part in self.evidence))


class Matcher:
    """Patterns over one scanned text.

    `windows` are the spans (units, in order, not overlapping) inside which a pattern has to stand. `values` gives the
    number behind a quantity's hit, for bounds such as `{percent>=0.2}`. Hits of roles and quantities must be in `index`
    before the first pattern is evaluated.

    Candidates come from sets of windows kept as the bits of an integer: bit `i` says that window `i` may hold the
    element. Order, gaps and longer words are looked at only in the windows that hold every element.
    """

    def __init__(
        self, index: ScanIndex, windows: Seq[Span], values: Mapping[tuple[str, Hit], Decimal] | None = None
    ) -> None:
        self.index = index
        self.windows = tuple(windows)
        self._window_at = _window_numbers(self.windows, len(index.text))
        self._values = values or {}
        self._plan = index.plan
        self._word_bits: dict[str, int] = {}
        self._concept_bits: dict[str, int] = {}
        self._element_bits: dict[int, tuple[Element, int]] = {}
        self._hits_of: dict[int, tuple[Element, list[Hit], tuple[Concept, ...]]] = {}
        self._composites: dict[tuple[str, int], list[Hit]] = {}

    def window_at(self, offset: int) -> int:
        """Index of the window in which `offset` lies (or the one before it), -1 when there is none."""
        return self._window_at[min(offset, len(self._window_at) - 1)] if self._window_at else -1

    def candidates(self, pattern: Pattern) -> list[int]:
        """Indices of the windows that hold every element of `pattern`."""
        return _numbers(self._pattern_bits(pattern))

    def seeds(self, pattern: Pattern) -> list[int]:
        """Indices of the windows that hold the rarest element; empty where an element stands nowhere."""
        lookup = self._plan.lookup(pattern)
        if not self.index.holds(lookup.words):
            return []
        bits = [self._bits(element) for element in lookup.elements]
        return _numbers(min(bits, key=int.bit_count)) if all(bits) else []

    def matches(self, pattern: Pattern, window: Span) -> Iterator[Match]:
        """Each way `pattern` stands in `window`, at most eight; none where a barred term stands there."""
        ways: list[list[tuple[Hit, ...]]] = []
        for sequence in pattern.wanted:
            runs = self._runs(sequence, window.start, window.end)
            if not runs:
                return
            ways.append(runs)
        if any(self._runs(sequence, window.start, window.end) for sequence in pattern.barred):
            return
        first = [runs[0] for runs in ways]
        lead = max(range(len(ways)), key=lambda at: len(ways[at])) if len(ways) > 1 else 0
        for run in ways[lead][:_MOST_MATCHES]:
            chosen = [*first[:lead], run, *first[lead + 1 :]]
            evidence = tuple(Span(*hit) for part in chosen for hit in part)
            yield Match(evidence, self._head(pattern.wanted, chosen))

    def find(self, pattern: Pattern) -> Iterator[tuple[int, Match]]:
        """`(window index, match)` for every window in which `pattern` stands."""
        for at in self.candidates(pattern):
            for match in self.matches(pattern, self.windows[at]):
                yield at, match

    def stands(self, pattern: Pattern, window: Span) -> bool:
        """Whether `pattern` stands anywhere in `window`."""
        lookup = self._plan.lookup(pattern)
        if window.end <= window.start or not self.index.holds(lookup.words):
            return False
        first, last = max(self._window_at[window.start], 0), self._window_at[window.end - 1]
        mask = (1 << last + 1) - (1 << first)
        if not all(self._bits(element) & mask for element in lookup.elements):
            return False
        return next(self.matches(pattern, window), None) is not None

    def hits(self, name: str, window: Span) -> list[Hit]:
        """Where a concept stands in `window`, its own patterns included."""
        return self._column(Element((Atom(name),)), window.start, window.end)

    def nearest(self, pattern: Pattern) -> tuple[int, tuple[str, ...]] | None:
        """The window that comes nearest to `pattern` and the elements it lacks; None where nothing of it is found."""
        elements = [element for sequence in pattern.wanted for element in sequence.elements]
        held: dict[int, int] = {}
        for element in elements:
            for at in _numbers(self._bits(element)):
                held[at] = held.get(at, 0) + 1
        if not held:
            return None
        best = min(held, key=lambda at: (-held[at], at))
        return best, tuple(
            "|".join(atom.name for atom in element.atoms) for element in elements if not self._bits(element) >> best & 1
        )

    def _pattern_bits(self, pattern: Pattern) -> int:
        lookup = self._plan.lookup(pattern)
        if not self.index.holds(lookup.words):
            return 0
        held = -1
        for element in lookup.elements:
            held &= self._bits(element)
            if not held:
                return 0
        return held

    def _bits(self, element: Element) -> int:
        slot = self._plan.slot(element)
        known = self._element_bits.get(slot)
        if known is None:
            bits = 0
            for atom in element.atoms:
                bits |= self._of_word(atom.name) if atom.literal else self._of_concept(atom.name)
            # The element is kept alive with its bits: an unknown one is told apart by its identity.
            known = self._element_bits[slot] = (element, bits)
        return known[1]

    def _of_word(self, word: str) -> int:
        bits = self._word_bits.get(word)
        if bits is None:
            bits = self._word_bits[word] = self._of_hits(self.index.word(word))
        return bits

    def _of_concept(self, name: str) -> int:
        bits = self._concept_bits.get(name)
        if bits is None:
            bits = self._of_hits(self.index.added(name))
            concept = self.index.lexicon.get(name)
            if concept is not None:
                for word in self.index.present(concept.words):
                    bits |= self._of_word(word)
                for pattern in concept.patterns:
                    bits |= self._pattern_bits(pattern)
            self._concept_bits[name] = bits
        return bits

    def _of_hits(self, hits: list[Hit]) -> int:
        numbers, bits = self._window_at, 0
        for start, _ in hits:
            if numbers[start] >= 0:
                bits |= 1 << numbers[start]
        return bits

    def _runs(self, sequence: Sequence, start: int, end: int) -> list[tuple[Hit, ...]]:
        """Every way the elements of `sequence` follow each other in `[start, end)`, one for each first hit."""
        columns: list[list[Hit]] = []
        for element in sequence.elements:
            column = self._column(element, start, end)
            if not column:
                return []
            columns.append(column)
        if len(columns) == 1:
            return [(hit,) for hit in columns[0]]
        runs = (_follow((first,), columns, sequence.gaps) for first in columns[0])
        return [run for run in runs if run is not None]

    def _column(self, element: Element, start: int, end: int) -> list[Hit]:
        slot = self._plan.slot(element)
        known = self._hits_of.get(slot)
        if known is None:
            # The element is kept alive with its hits: an unknown one is told apart by its identity.
            known = self._hits_of[slot] = (element, self._plain_hits(element), self._composites_in(element))
        _, hits, composites = known
        column = self.index.within(hits, start, end) if hits else hits
        if not composites:
            return column
        found = set(column)
        numbers = self._window_at
        for at in range(max(numbers[start], 0), numbers[end - 1] + 1):
            for concept in composites:
                found.update(self._composite(concept, at))
        return sorted(hit for hit in found if start <= hit[0] and hit[1] <= end)

    def _plain_hits(self, element: Element) -> list[Hit]:
        """Everything in the text that is a word of the element, or a quantity within its bound."""
        lists = [found for atom in element.atoms if (found := self._words_of(atom))]
        if len(lists) <= 1:
            return lists[0] if lists else []
        return sorted({hit for found in lists for hit in found})

    def _words_of(self, atom: Atom) -> list[Hit]:
        if atom.literal:
            return self.index.word(atom.name)
        hits = self.index.concept(atom.name)
        if not atom.comparator:
            return hits
        compare, values = _COMPARE[atom.comparator], self._values
        return [hit for hit in hits if (atom.name, hit) in values and compare(values[atom.name, hit], atom.bound)]

    def _composites_in(self, element: Element) -> tuple[Concept, ...]:
        """The concepts of an element that have patterns of their own."""
        concepts = (self.index.lexicon.get(atom.name) for atom in element.atoms if not atom.literal)
        return tuple(concept for concept in concepts if concept is not None and concept.patterns)

    def _composite(self, concept: Concept, at: int) -> list[Hit]:
        """What the patterns of a concept express in one window."""
        known = self._composites.get((concept.name, at))
        if known is None:
            window, found = self.windows[at], set[Hit]()
            for pattern in concept.patterns:
                if self._pattern_bits(pattern) >> at & 1:
                    spans = (match.span for match in self.matches(pattern, window))
                    found.update((span.start, span.end) for span in spans)
            known = self._composites[concept.name, at] = sorted(found)
        return known

    def _head(self, wanted: tuple[Sequence, ...], chosen: list[tuple[Hit, ...]]) -> Span:
        last: Hit | None = None
        for sequence, run in zip(wanted, chosen, strict=True):
            for element, hit in zip(sequence.elements, run, strict=True):
                if element.head:
                    return Span(*hit)
                if not all(self._weightless(atom) for atom in element.atoms):
                    last = hit
        return Span(*(last or chosen[0][-1]))

    def _weightless(self, atom: Atom) -> bool:
        if atom.literal:
            return False
        if atom.name in PARTY_NAMES:
            return True
        concept = self.index.lexicon.get(atom.name)
        return concept is not None and concept.modal


def _numbers(bits: int) -> list[int]:
    """The places of the bits that are set, lowest first."""
    found: list[int] = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found


def _window_numbers(windows: Seq[Span], length: int) -> list[int]:
    """For each character the window in which it lies, or the one before it; -1 before the first."""
    numbers: list[int] = []
    for at, window in enumerate(windows):
        numbers += [at - 1] * (window.start - len(numbers))
        numbers += [at] * (window.end - window.start)
    return numbers + [len(windows) - 1] * (length - len(numbers))


def _follow(run: tuple[Hit, ...], columns: list[list[Hit]], gaps: tuple[int, ...]) -> tuple[Hit, ...] | None:
    """The first way to go on from `run` through the remaining columns within the gaps."""
    at = len(run)
    if at == len(columns):
        return run
    reach, column = run[-1][1], columns[at]
    furthest = reach + gaps[at - 1]
    for hit in column[bisect_left(column, (reach, 0)) :]:
        if hit[0] > furthest:
            return None
        whole = _follow((*run, hit), columns, gaps)
        if whole is not None:
            return whole
    return None
