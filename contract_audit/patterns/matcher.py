"""Evaluates patterns over windows of a scanned text, by arithmetic on the places of words."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Seq
from decimal import Decimal
from operator import ge, gt, le, lt

import msgspec

from contract_audit.document import Span
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
    """

    def __init__(
        self, index: ScanIndex, windows: Seq[Span], values: Mapping[tuple[str, Hit], Decimal] | None = None
    ) -> None:
        self.index = index
        self.windows = tuple(windows)
        self._window_at = _window_numbers(self.windows, len(index.text))
        self._values = values or {}
        self._concepts: dict[str, list[Hit]] = {}
        # Keyed by identity: elements live as long as the rules, and hashing them costs more than matching does.
        self._elements: dict[int, tuple[Element, list[Hit]]] = {}
        self._in_windows: dict[int, frozenset[int]] = {}

    def window_at(self, offset: int) -> int:
        """Index of the window in which `offset` lies (or the one before it), -1 when there is none."""
        return self._window_at[min(offset, len(self._window_at) - 1)] if self._window_at else -1

    def candidates(self, pattern: Pattern) -> list[int]:
        """Indices of the windows that hold every element of `pattern`."""
        sets: list[frozenset[int]] = []
        for sequence in pattern.wanted:
            for element in sequence.elements:
                found = self._windows_of(element)
                if not found:
                    return []
                sets.append(found)
        sets.sort(key=len)
        return sorted(sets[0].intersection(*sets[1:]))

    def seeds(self, pattern: Pattern) -> list[int]:
        """Indices of the windows that hold the rarest element; empty where an element stands nowhere."""
        sets = [self._windows_of(element) for sequence in pattern.wanted for element in sequence.elements]
        if not all(sets):
            return []
        sets.sort(key=len)
        return sorted(sets[0])

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
        lead = max(range(len(ways)), key=lambda at: len(ways[at]))
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
        return next(self.matches(pattern, window), None) is not None

    def hits(self, name: str, window: Span) -> list[Hit]:
        """Where a concept stands in `window`, its own patterns included."""
        return self.index.within(self._concept(name), window.start, window.end)

    def nearest(self, pattern: Pattern) -> tuple[int, tuple[str, ...]] | None:
        """The window that comes nearest to `pattern` and the elements it lacks; None where nothing of it is found."""
        elements = [element for sequence in pattern.wanted for element in sequence.elements]
        held: dict[int, int] = {}
        for element in elements:
            for at in self._windows_of(element):
                held[at] = held.get(at, 0) + 1
        if not held:
            return None
        best = min(held, key=lambda at: (-held[at], at))
        return best, tuple(
            "|".join(atom.name for atom in element.atoms)
            for element in elements
            if best not in self._windows_of(element)
        )

    def _runs(self, sequence: Sequence, start: int, end: int) -> list[tuple[Hit, ...]]:
        """Every way the elements of `sequence` follow each other in `[start, end)`, one for each first hit."""
        within = self.index.within
        columns: list[list[Hit]] = []
        for element in sequence.elements:
            column = within(self._element(element), start, end)
            if not column:
                return []
            columns.append(column)
        if len(columns) == 1:
            return [(hit,) for hit in columns[0]]
        runs = (_follow((first,), columns, sequence.gaps) for first in columns[0])
        return [run for run in runs if run is not None]

    def _element(self, element: Element) -> list[Hit]:
        known = self._elements.get(id(element))
        if known is not None:
            return known[1]
        if len(element.atoms) == 1:
            hits = self._atom(element.atoms[0])
        else:
            hits = sorted({hit for atom in element.atoms for hit in self._atom(atom)})
        self._elements[id(element)] = (element, hits)
        return hits

    def _atom(self, atom: Atom) -> list[Hit]:
        if atom.literal:
            return self.index.word(atom.name)
        hits = self._concept(atom.name)
        if not atom.comparator:
            return hits
        compare, values = _COMPARE[atom.comparator], self._values
        return [hit for hit in hits if (atom.name, hit) in values and compare(values[atom.name, hit], atom.bound)]

    def _concept(self, name: str) -> list[Hit]:
        """A concept's words and, window by window, what its own patterns express."""
        known = self._concepts.get(name)
        if known is not None:
            return known
        hits = self.index.concept(name)
        concept = self.index.lexicon.get(name)
        if concept is not None and concept.patterns:
            spans = {match.span for pattern in concept.patterns for _, match in self.find(pattern)}
            hits = sorted({*hits, *((span.start, span.end) for span in spans)})
        self._concepts[name] = hits
        return hits

    def _windows_of(self, element: Element) -> frozenset[int]:
        known = self._in_windows.get(id(element))
        if known is None:
            numbers = self._window_at
            known = frozenset([numbers[hit[0]] for hit in self._element(element)]) - {-1}
            self._in_windows[id(element)] = known
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
