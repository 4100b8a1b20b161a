"""Evaluates patterns over windows of a scanned text, by arithmetic on the places of words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence as Seq
from decimal import Decimal
from operator import ge, gt, le, lt

import msgspec

from contract_audit.document import Span
from contract_audit.patterns.scanner import Hit, ScanIndex
from contract_audit.patterns.syntax import Atom, Element, Pattern, Sequence

_COMPARE = {">=": ge, "<=": le, ">": gt, "<": lt}
_MOST_MATCHES = 8
"""Matches of one pattern in one window that are looked at; a window repeating a phrase more often says nothing new."""
_PARTY_NAMES = frozenset(
    {
        "funder", "operator", "platform", "account_holder", "guarantor", "custodian_bank", "broker", "trustee",
        "other_party", "unknown_party", "party", "strong", "weak", "lender",
    }
)  # fmt: skip


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
    number behind a quantity's hit, for bounds such as `{percent>=0.2}`.
    """

    def __init__(
        self, index: ScanIndex, windows: Seq[Span], values: Mapping[tuple[str, Hit], Decimal] | None = None
    ) -> None:
        self.index = index
        self.windows = tuple(windows)
        self._starts = [window.start for window in self.windows]
        self._values = values or {}
        self._counts: dict[str, int] = {}
        self._composite: dict[tuple[str, int, int], list[Hit]] = {}

    def window_at(self, offset: int) -> int:
        """Index of the window in which `offset` lies (or the one before it), -1 when there is none."""
        return bisect_right(self._starts, offset) - 1

    def candidates(self, pattern: Pattern) -> list[int]:
        """Indices of the windows in which `pattern` may stand: those holding its rarest element."""
        rarest: Element | None = None
        fewest = 0
        for sequence in pattern.wanted:
            for element in sequence.elements:
                count = sum(self._count(atom) for atom in element.atoms)
                if count == 0:
                    return []
                if rarest is None or count < fewest:
                    rarest, fewest = element, count
        if rarest is None:
            return []
        found: set[int] = set()
        for atom in rarest.atoms:
            self._windows_of(atom, found)
        return sorted(found)

    def matches(self, pattern: Pattern, window: Span) -> Iterator[Match]:
        """Each way `pattern` stands in `window`, at most eight; none where a barred term stands there."""
        ways: list[list[tuple[Hit, ...]]] = []
        for sequence in pattern.wanted:
            runs = list(self._runs(sequence, window.start, window.end))
            if not runs:
                return
            ways.append(runs)
        if any(next(self._runs(sequence, window.start, window.end), None) for sequence in pattern.barred):
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
        return self._hits(Atom(name), window.start, window.end)

    def nearest(self, pattern: Pattern) -> tuple[int, tuple[str, ...]] | None:
        """The window that comes nearest to `pattern` and the elements it lacks; None where nothing of it is found."""
        best: tuple[int, int, tuple[str, ...]] | None = None
        elements = [element for sequence in pattern.wanted for element in sequence.elements]
        holding: set[int] = set()
        for element in elements:
            for atom in element.atoms:
                self._windows_of(atom, holding)
        for at in sorted(holding):
            window = self.windows[at]
            lacking = tuple(
                "|".join(atom.name for atom in element.atoms)
                for element in elements
                if not any(self._hits(atom, window.start, window.end) for atom in element.atoms)
            )
            if best is None or len(elements) - len(lacking) > best[0]:
                best = (len(elements) - len(lacking), at, lacking)
        return (best[1], best[2]) if best else None

    def _runs(self, sequence: Sequence, start: int, end: int) -> Iterator[tuple[Hit, ...]]:
        columns = [self._element(element, start, end) for element in sequence.elements]
        if not all(columns):
            return
        for first in columns[0]:
            yield from self._extend((first,), columns, sequence.gaps)

    def _extend(self, run: tuple[Hit, ...], columns: list[list[Hit]], gaps: tuple[int, ...]) -> Iterator[tuple[Hit, ...]]:
        if len(run) == len(columns):
            yield run
            return
        reach = run[-1][1]
        column, gap = columns[len(run)], gaps[len(run) - 1]
        for hit in column[bisect_left(column, (reach, 0)) :]:
            if hit[0] > reach + gap:
                return
            following = next(self._extend((*run, hit), columns, gaps), None)
            if following is not None:
                yield following
                return

    def _element(self, element: Element, start: int, end: int) -> list[Hit]:
        if len(element.atoms) == 1:
            return self._hits(element.atoms[0], start, end)
        return sorted({hit for atom in element.atoms for hit in self._hits(atom, start, end)})

    def _hits(self, atom: Atom, start: int, end: int) -> list[Hit]:
        index = self.index
        if atom.literal:
            return index.within(index.word(atom.name), start, end)
        hits = index.within(index.concept(atom.name), start, end)
        if atom.comparator:
            compare = _COMPARE[atom.comparator]
            values = self._values
            return [
                hit
                for hit in hits
                if (atom.name, hit) in values and compare(values[atom.name, hit], atom.bound)
            ]
        concept = index.lexicon.get(atom.name)
        if concept is None or not concept.patterns:
            return hits
        return sorted({*hits, *self._composite_hits(atom.name, concept.patterns, start, end)})

    def _composite_hits(self, name: str, patterns: tuple[Pattern, ...], start: int, end: int) -> list[Hit]:
        key = (name, start, end)
        known = self._composite.get(key)
        if known is None:
            window = Span(start, end)
            spans = {match.span for pattern in patterns for match in self.matches(pattern, window)}
            known = self._composite[key] = sorted((span.start, span.end) for span in spans)
        return known

    def _count(self, atom: Atom) -> int:
        if atom.literal:
            return len(self.index.word(atom.name))
        known = self._counts.get(atom.name)
        if known is None:
            known = len(self.index.concept(atom.name))
            concept = self.index.lexicon.get(atom.name)
            for pattern in concept.patterns if concept else ():
                known += min(
                    sum(self._count(part) for part in element.atoms)
                    for sequence in pattern.wanted
                    for element in sequence.elements
                )
            self._counts[atom.name] = known
        return known

    def _windows_of(self, atom: Atom, found: set[int]) -> None:
        hits = self.index.word(atom.name) if atom.literal else self.index.concept(atom.name)
        starts = self._starts
        found.update(bisect_right(starts, hit[0]) - 1 for hit in hits)
        concept = None if atom.literal else self.index.lexicon.get(atom.name)
        for pattern in concept.patterns if concept else ():
            found.update(self.candidates(pattern))
        found.discard(-1)

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
        if atom.name in _PARTY_NAMES:
            return True
        concept = self.index.lexicon.get(atom.name)
        return concept is not None and concept.modal
