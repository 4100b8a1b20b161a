"""Evaluates patterns over windows of a scanned text, by arithmetic on the places of words."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Seq
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import Any

import msgspec

from contract_audit.document import Span
from contract_audit.patterns.following import ways_through
from contract_audit.patterns.held import Held, numbers
from contract_audit.patterns.memory import Key, Memory, Way
from contract_audit.patterns.programs import Program, Run
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
        self,
        index: ScanIndex,
        windows: Seq[Span],
        values: Mapping[tuple[str, Hit], Decimal] | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.index = index
        self.windows = tuple(windows)
        self._window_at = _window_numbers(self.windows, len(index.text))
        self._values = values or {}
        self._plan = index.plan
        self._starts = [(window.start,) for window in self.windows]
        self._ends = [window.end for window in self.windows]
        self._holdings: Held | None = None
        self._program_bits: dict[int, int] = {}
        self._present: dict[int, list[Pattern]] = {}
        self._hits: dict[int, list[list[Hit]]] = {}
        self._places: dict[int, frozenset[int]] = {}
        self._cells: dict[tuple[int, int], list[Hit]] = {}
        self._composites: dict[tuple[str, int], list[Hit]] = {}
        self._records = (memory or Memory(0)).recall(self._keys())
        self._look_up()

    def window_at(self, offset: int) -> int:
        """Index of the window in which `offset` lies (or the one before it), -1 when there is none."""
        return self._window_at[min(offset, len(self._window_at) - 1)] if self._window_at else -1

    @property
    def window_numbers(self) -> Seq[int]:
        """For each character the index of its window (or of the one before it, -1 where there is none)."""
        return self._window_at

    def present(self, patterns: tuple[Pattern, ...]) -> list[Pattern]:
        """Those of the patterns that may stand somewhere: some window holds every element."""
        found = self._present.get(id(patterns))
        if found is None:
            known = self._program_bits
            # The plan keeps the patterns alive, so that their identity stays theirs.
            found = self._present[id(patterns)] = [
                pattern
                for pattern, number in self._plan.numbers_of(patterns)
                if (known[number] if number in known else self._of_program(number))
            ]
        return found

    def candidates(self, pattern: Pattern) -> list[int]:
        """Indices of the windows that hold every element of `pattern`."""
        bits = self._of_program(self._plan.number(pattern))
        return numbers(bits) if bits else []

    def seeds(self, pattern: Pattern) -> list[int]:
        """Indices of the windows that hold the rarest element; empty where an element stands nowhere."""
        held = [self._windows_of(slot) for slot in self._plan.program(pattern).order]
        rarest = min(held, key=len)
        return sorted(rarest) if all(held) else []

    def matches(self, pattern: Pattern, window: Span) -> Iterator[Match]:
        """Each way `pattern` stands in `window`, at most eight; none where a barred term stands there.

        A window that is none of `windows` must be made of whole ones.
        """
        if window.end <= window.start:
            return iter(())
        window_at = self._window_at
        return iter(self._matches(self._plan.program(pattern), window_at[window.start], window_at[window.end - 1]))

    def standing(self, pattern: Pattern) -> Iterator[tuple[int, list[Match]]]:
        """`(window index, matches)` for every window in which `pattern` stands."""
        bits = self._of_program(self._plan.number(pattern))
        if not bits:
            return
        program = self._plan.program(pattern)
        for at in numbers(bits):
            matches = self._matches(program, at, at)
            if matches:
                yield at, matches

    def find(self, pattern: Pattern) -> Iterator[tuple[int, Match]]:
        """`(window index, match)` for every match in any window, in order."""
        for at, matches in self.standing(pattern):
            for match in matches:
                yield at, match

    def stands_in(self, pattern: Pattern, at: int) -> bool:
        """Whether `pattern` stands in the window of this index."""
        number = self._plan.number(pattern)
        return bool(self._of_program(number) >> at & 1) and bool(self._ways_in(self._plan.program(pattern), at))

    def stands(self, pattern: Pattern, window: Span) -> bool:
        """Whether `pattern` stands anywhere in `window`."""
        if window.end <= window.start:
            return False
        first, last = max(self._window_at[window.start], 0), self._window_at[window.end - 1]
        if first == last:
            return self.stands_in(pattern, first)
        program = self._plan.program(pattern)
        return bool(self._ways(program, first, last))

    def hits(self, name: str, window: Span) -> list[Hit]:
        """Where a concept stands in `window`, its own patterns included."""
        if window.end <= window.start or not self.windows:
            return []
        slot = self._plan.slot((Atom(name),))
        return self._column(slot, self._window_at[window.start], self._window_at[window.end - 1])

    def notes(self, at: int) -> dict[str, Any]:
        """What is kept with a window, to be added to by whoever derives it from the window alone."""
        return self._records[at].notes

    def nearest(self, pattern: Pattern) -> tuple[int, tuple[str, ...]] | None:
        """The window that comes nearest to `pattern` and the elements it lacks; None where nothing of it is found."""
        elements = [element for sequence in pattern.wanted for element in sequence.elements]
        places = [self._windows_of(self._plan.slot(element.atoms)) for element in elements]
        held = Counter(at for found in places for at in found)
        if not held:
            return None
        best = min(held, key=lambda at: (-held[at], at))
        return best, tuple(
            "|".join(atom.name for atom in element.atoms)
            for element, found in zip(elements, places, strict=True)
            if best not in found
        )

    def _of_program(self, number: int) -> int:
        held = self._program_bits.get(number)
        if held is None:
            held = self._program_bits[number] = self._held().program(number)
        return held

    def _held(self) -> Held:
        """The windows of every slot, looked up where a window or a pattern is met for the first time."""
        if self._holdings is None:
            self._holdings = Held(self.index, self._window_at)
        return self._holdings

    def _keys(self) -> Iterator[Key]:
        """What bears on each window: its text, and the roles and quantities in it."""
        inside: list[list[tuple[str, int, int, Decimal | None]]] = [[] for _ in self.windows]
        window_at, ends, values = self._window_at, self._ends, self._values
        for name, hits in self.index.added.items():
            for start, end in hits:
                at = window_at[start]
                if at >= 0 and end <= ends[at]:
                    begin = self.windows[at].start
                    inside[at].append((name, start - begin, end - begin, values.get((name, (start, end)))))
        for window, found in zip(self.windows, inside, strict=True):
            yield window.of(self.index.text), tuple(found)

    def _look_up(self) -> None:
        """Find out which programs each window may hold: from its record, or by the bits of their slots."""
        fresh: dict[int, list[int]] = {}
        taken: set[int] = set()
        for at, record in enumerate(self._records):
            if record.programs is None and id(record) not in taken:
                taken.add(id(record))
                fresh[at] = []
        if fresh:
            mask = sum(1 << at for at in fresh)
            held = self._held()
            for number, order in enumerate(self._plan.orders):
                bits = held.all_of(order, mask)
                for at in numbers(bits) if bits else ():
                    fresh[at].append(number)
            for at, found in fresh.items():
                self._records[at].programs = tuple(found)
        known = self._program_bits = dict.fromkeys(range(len(self._plan.orders)), 0)
        for at, record in enumerate(self._records):
            bit = 1 << at
            for number in record.programs or ():
                known[number] |= bit

    def _matches(self, program: Program, first: int, last: int) -> list[Match]:
        if first == last:
            by, ways = self.windows[first].start, self._ways_in(program, first)
        else:
            by, ways = 0, self._ways(program, first, last)
        return [
            Match(tuple([Span(start + by, end + by) for start, end in places]), Span(head[0] + by, head[1] + by))
            for places, head in ways
        ]

    def _ways_in(self, program: Program, at: int) -> tuple[Way, ...]:
        """The ways of a program in one window, from the start of the window."""
        kept = self._records[at].ways
        ways = kept.get(program.number)
        if ways is None:
            ways, by = self._ways(program, at, at), self.windows[at].start
            ways = tuple(
                (tuple([(start - by, end - by) for start, end in places]), (head[0] - by, head[1] - by))
                for places, head in ways
            )
            if program.number < len(self._plan.orders):
                kept[program.number] = ways
        return ways

    def _ways(self, program: Program, first: int, last: int) -> tuple[Way, ...]:
        """The ways of a program in the windows `first` to `last`, empty where a barred run stands.

        The run that stands most often varies, of the others the first way is taken.
        """
        found: list[list[tuple[Hit, ...]]] = []
        for run in program.wanted:
            ways = self._runs(run, first, last)
            if not ways:
                return ()
            found.append(ways)
        for run in program.barred:
            if self._runs(run, first, last):
                return ()
        run_of_head, place_of_head = program.head
        if len(found) == 1:
            return tuple((way, way[place_of_head]) for way in found[0][:_MOST_MATCHES])
        chosen = [ways[0] for ways in found]
        lead = max(range(len(found)), key=lambda at: len(found[at]))
        all_ways: list[Way] = []
        for way in found[lead][:_MOST_MATCHES]:
            chosen[lead] = way
            all_ways.append((tuple(hit for part in chosen for hit in part), chosen[run_of_head][place_of_head]))
        return tuple(all_ways)

    def _runs(self, run: Run, first: int, last: int) -> list[tuple[Hit, ...]]:
        """Every way the slots of `run` follow each other in the windows `first` to `last`, one for each first hit."""
        columns: list[list[Hit]] = []
        known = self._cells
        for slot in run.slots:
            column = known.get((slot, first)) if first == last else self._column(slot, first, last)
            if column is None:
                column = self._look(slot, first)
            if not column:
                return []
            columns.append(column)
        return ways_through(columns, run.gaps)

    def _column(self, slot: int, first: int, last: int) -> list[Hit]:
        return [hit for at in sorted(self._windows_of(slot)) if first <= at <= last for hit in self._look(slot, at)]

    def _windows_of(self, slot: int) -> frozenset[int]:
        """The windows in which a slot may stand."""
        known = self._places.get(slot)
        if known is None:
            window_at = self._window_at
            found = {window_at[start] for hits in self._gathered(slot) for start, _ in hits} - {-1}
            for name in self._plan.slots[slot].composites:
                for pattern in self.index.lexicon[name].patterns:
                    found.update(self.candidates(pattern))
            known = self._places[slot] = frozenset(found)
        return known

    def _look(self, slot: int, at: int) -> list[Hit]:
        """What of a slot stands in one window, in order."""
        known = self._cells.get((slot, at))
        if known is None:
            lists = self._gathered(slot)
            start, end, past = self._starts[at], self._ends[at], (self._ends[at],)
            known = []
            for hits in lists:
                low = bisect_left(hits, start)
                known += [hit for hit in hits[low : bisect_left(hits, past, low)] if hit[1] <= end]
            composites = self._plan.slots[slot].composites
            if composites:
                known += [hit for name in composites for hit in self._composite(name, at)]
            if len(known) > 1 and (composites or len(lists) > 1):
                known = sorted(set(known))
            self._cells[slot, at] = known
        return known

    def _gathered(self, slot: int) -> list[list[Hit]]:
        """Where each word, role and quantity of a slot stands; what its composites express is left out."""
        known = self._hits.get(slot)
        if known is None:
            known = self._hits[slot] = self._gather(slot)
        return known

    def _gather(self, slot: int) -> list[list[Hit]]:
        what, index = self._plan.slots[slot], self.index
        present = index.by_word
        lists = [present[word] for word in what.literals if word in present]
        lists += map(index.concept, what.concepts)
        for atom in what.bounded:
            lists.append([hit for hit in index.added.get(atom.name, ()) if self._within_bound(atom, hit)])
        return [hits for hits in lists if hits]

    def _within_bound(self, atom: Atom, hit: Hit) -> bool:
        value = self._values.get((atom.name, hit))
        return value is not None and _COMPARE[atom.comparator](value, atom.bound)

    def _composite(self, name: str, at: int) -> list[Hit]:
        """What the patterns of a concept express in one window."""
        known = self._composites.get((name, at))
        if known is None:
            found = set[Hit]()
            for pattern in self.index.lexicon[name].patterns:
                if self._of_program(self._plan.number(pattern)) >> at & 1:
                    program = self._plan.program(pattern)
                    spans = (match.span for match in self._matches(program, at, at))
                    found.update((span.start, span.end) for span in spans)
            known = self._composites[name, at] = sorted(found)
        return known


def _window_numbers(windows: Seq[Span], length: int) -> list[int]:
    """For each character the window in which it lies, or the one before it; -1 before the first."""
    numbers: list[int] = []
    for at, window in enumerate(windows):
        numbers += [at - 1] * (window.start - len(numbers))
        numbers += [at] * (window.end - window.start)
    return numbers + [len(windows) - 1] * (length - len(numbers))
