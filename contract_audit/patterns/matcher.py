"""Evaluates patterns over windows of a scanned text, by arithmetic on the places of words."""

from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Seq
from decimal import Decimal
from operator import ge, gt, le, lt

import msgspec

from contract_audit.document import Span
from contract_audit.patterns.lexicon import Concept
from contract_audit.patterns.plan import ADDED, Run, Slot
from contract_audit.patterns.scanner import Hit, ScanIndex
from contract_audit.patterns.syntax import Atom, Pattern

_COMPARE = {">=": ge, "<=": le, ">": gt, "<": lt}
_MOST_MATCHES = 8
"""Matches of one pattern in one window that are looked at; a window repeating a phrase more often says nothing new."""


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

    Candidates come from sets of windows kept as the bits of an integer: bit `i` says that window `i` may hold the slot.
    Order, gaps and longer words are looked at only in the windows that hold every slot.
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
        self._slot_bits: dict[int, int] = {}
        self._cells: dict[tuple[int, int], list[Hit]] = {}
        self._free_hits: dict[str, frozenset[Hit]] = {}
        self._in_window = _by_window(index, self.windows, self._window_at)
        self._composites: dict[tuple[str, int], list[Hit]] = {}

    def window_at(self, offset: int) -> int:
        """Index of the window in which `offset` lies (or the one before it), -1 when there is none."""
        return self._window_at[min(offset, len(self._window_at) - 1)] if self._window_at else -1

    def candidates(self, pattern: Pattern) -> list[int]:
        """Indices of the windows that hold every element of `pattern`."""
        return _numbers(self._pattern_bits(pattern))

    def seeds(self, pattern: Pattern) -> list[int]:
        """Indices of the windows that hold the rarest element; empty where an element stands nowhere."""
        program = self._plan.program(pattern)
        if not self.index.holds(program.words):
            return []
        bits = [self._bits(slot) for slot in program.order]
        return _numbers(min(bits, key=int.bit_count)) if all(bits) else []

    def matches(self, pattern: Pattern, window: Span) -> Iterator[Match]:
        """Each way `pattern` stands in `window`, at most eight; none where a barred term stands there.

        A window that is none of `windows` must be made of whole ones.
        """
        if window.end <= window.start:
            return
        program = self._plan.program(pattern)
        first, last = self._window_at[window.start], self._window_at[window.end - 1]
        ways: list[list[tuple[Hit, ...]]] = []
        for run in program.wanted:
            found = self._runs(run, first, last)
            if not found:
                return
            ways.append(found)
        if any(self._runs(run, first, last) for run in program.barred):
            return
        chosen = [found[0] for found in ways]
        lead = max(range(len(ways)), key=lambda at: len(ways[at])) if len(ways) > 1 else 0
        run_of_head, place_of_head = program.head
        for way in ways[lead][:_MOST_MATCHES]:
            chosen[lead] = way
            evidence = tuple(Span(*hit) for part in chosen for hit in part)
            yield Match(evidence, Span(*chosen[run_of_head][place_of_head]))

    def find(self, pattern: Pattern) -> Iterator[tuple[int, Match]]:
        """`(window index, match)` for every window in which `pattern` stands."""
        for at in self.candidates(pattern):
            for match in self.matches(pattern, self.windows[at]):
                yield at, match

    def stands(self, pattern: Pattern, window: Span) -> bool:
        """Whether `pattern` stands anywhere in `window`."""
        program = self._plan.program(pattern)
        if window.end <= window.start or not self.index.holds(program.words):
            return False
        first, last = max(self._window_at[window.start], 0), self._window_at[window.end - 1]
        mask = (1 << last + 1) - (1 << first)
        if not all(self._bits(slot) & mask for slot in program.order):
            return False
        return next(self.matches(pattern, window), None) is not None

    def hits(self, name: str, window: Span) -> list[Hit]:
        """Where a concept stands in `window`, its own patterns included."""
        if window.end <= window.start or not self.windows:
            return []
        slot = self._plan.slot((Atom(name),))
        return self._column(slot, self._window_at[window.start], self._window_at[window.end - 1])

    def nearest(self, pattern: Pattern) -> tuple[int, tuple[str, ...]] | None:
        """The window that comes nearest to `pattern` and the elements it lacks; None where nothing of it is found."""
        elements = [element for sequence in pattern.wanted for element in sequence.elements]
        bits = [self._bits(self._plan.slot(element.atoms)) for element in elements]
        held: dict[int, int] = {}
        for found in bits:
            for at in _numbers(found):
                held[at] = held.get(at, 0) + 1
        if not held:
            return None
        best = min(held, key=lambda at: (-held[at], at))
        return best, tuple(
            "|".join(atom.name for atom in element.atoms)
            for element, found in zip(elements, bits, strict=True)
            if not found >> best & 1
        )

    def _pattern_bits(self, pattern: Pattern) -> int:
        program = self._plan.program(pattern)
        if not self.index.holds(program.words):
            return 0
        held, known = -1, self._slot_bits
        for slot in program.order:
            bits = known.get(slot)
            held &= self._bits(slot) if bits is None else bits
            if not held:
                return 0
        return held

    def _bits(self, slot: int) -> int:
        bits = self._slot_bits.get(slot)
        if bits is None:
            what, bits = self._plan.slots[slot], 0
            for word in self.index.present(what.literals):
                bits |= self._of_word(word)
            for name in what.concepts:
                bits |= self._of_concept(name)
            for atom in what.bounded:
                bits |= self._of_concept(atom.name)
            self._slot_bits[slot] = bits
        return bits

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
        for at in {numbers[start] for start, _ in hits}:
            if at >= 0:
                bits |= 1 << at
        return bits

    def _runs(self, run: Run, first: int, last: int) -> list[tuple[Hit, ...]]:
        """Every way the slots of `run` follow each other in the windows `first` to `last`, one for each first hit."""
        columns: list[list[Hit]] = []
        for slot in run.slots:
            column = self._cell(slot, first) if first == last else self._column(slot, first, last)
            if not column:
                return []
            columns.append(column)
        if len(columns) == 1:
            return [(hit,) for hit in columns[0]]
        return [found for hit in columns[0] if (found := _follow((hit,), columns, run.gaps)) is not None]

    def _column(self, slot: int, first: int, last: int) -> list[Hit]:
        return [hit for at in range(max(first, 0), last + 1) for hit in self._cell(slot, at)]

    def _cell(self, slot: int, at: int) -> list[Hit]:
        """What of a slot stands in one window, in order."""
        known = self._cells.get((slot, at))
        if known is None:
            known = self._cells[slot, at] = self._look(self._plan.slots[slot], at)
        return known

    def _look(self, what: Slot, at: int) -> list[Hit]:
        here = self._in_window[at]
        present = what.words.intersection(here)
        if not (what.guarded or what.bounded or what.composites):
            if len(present) == 1:
                return here[next(iter(present))]
            return sorted(hit for word in present for hit in here[word])
        several = {hit for word in present for hit in here[word]}
        for name, words in what.guarded:
            barred = words.intersection(here)
            if barred:
                free = self._free(name)
                several.update(hit for word in barred for hit in here[word] if hit in free)
        for atom in what.bounded:
            several.update(hit for hit in here.get(ADDED + atom.name, ()) if self._within_bound(atom, hit))
        for concept in what.composites:
            several.update(self._composite(concept, at))
        return sorted(several)

    def _free(self, name: str) -> frozenset[Hit]:
        """The places of a concept's words that lie in no longer word which bars them."""
        known = self._free_hits.get(name)
        if known is None:
            known = self._free_hits[name] = frozenset(self.index.concept(name))
        return known

    def _within_bound(self, atom: Atom, hit: Hit) -> bool:
        value = self._values.get((atom.name, hit))
        return value is not None and _COMPARE[atom.comparator](value, atom.bound)

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


def _by_window(index: ScanIndex, windows: Seq[Span], numbers: list[int]) -> list[dict[str, list[Hit]]]:
    """For each window the words, roles and quantities that lie in it whole, and where."""
    cells: list[dict[str, list[Hit]]] = [{} for _ in windows]
    ends = [window.end for window in windows]
    for word, hits in index.places():
        for hit in hits:
            at = numbers[hit[0]]
            if at >= 0 and hit[1] <= ends[at]:
                cell = cells[at]
                if word in cell:
                    cell[word].append(hit)
                else:
                    cell[word] = [hit]
    return cells


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
    reach = run[-1][1]
    furthest = reach + gaps[at - 1]
    for hit in columns[at]:
        start = hit[0]
        if start > furthest:
            return None
        if start >= reach:
            whole = _follow((*run, hit), columns, gaps)
            if whole is not None:
                return whole
    return None
