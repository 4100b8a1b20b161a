"""Patterns made ready for matching: done once, used for every text."""

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from threading import Lock

from contract_audit.patterns.known import TABLE, Known, Lists
from contract_audit.patterns.lexicon import Lexicon
from contract_audit.patterns.programs import Compiler, Program, Shelf
from contract_audit.patterns.syntax import Atom, Pattern


class Plan:
    """Programs of patterns, the slots they share, and which concepts and slots each word bears on.

    `orders` has for each pattern known beforehand the slots of its program, the cheapest first. `meanings` has for each
    word the numbers of the concepts it stands for, whose names are `names`; `literal_slots` and `concept_slots` are the
    slots that use a word, and a concept, role or quantity; `composites` are the concepts with patterns, those that
    others build on first. Patterns that are not known beforehand are taken in when they are first met; `known_slots` is
    the number of slots there were before.
    """

    def __init__(self, lexicon: Lexicon, known: Known) -> None:
        self.lexicon = lexicon
        self.orders = known.orders
        self.names = lexicon.names()
        self.meanings = OfWords(known.words, known.meanings)
        self.literal_slots = OfWords(known.words, known.literal_slots)
        self.concept_slots: Mapping[str, tuple[int, ...]] = known.concept_slots
        self.composites = tuple(lexicon[name] for name in known.composites)
        self.known_slots = len(known.slots)
        self._growing = Lock()
        self._compiler = Compiler(lexicon, known.slots, known.single_slots.items())
        self.slots = self._compiler.slots
        self._programs = Shelf(Program, known.programs)
        self._numbers = {source: number for number, source in enumerate(known.sources)}
        self._groups: dict[int, tuple[tuple[Pattern, ...], tuple[tuple[Pattern, int], ...]]] = {}

    def program(self, pattern: Pattern) -> Program:
        """The program of a pattern."""
        return self._programs[self.number(pattern)]

    def number(self, pattern: Pattern) -> int:
        """The number of a pattern's program."""
        number = self._numbers.get(pattern.source)
        return self._take_in(pattern) if number is None else number

    def order(self, number: int) -> tuple[int, ...]:
        """The slots of the program of this number, the cheapest first."""
        return self.orders[number] if number < len(self.orders) else self._programs[number].order

    def numbers_of(self, patterns: tuple[Pattern, ...]) -> tuple[tuple[Pattern, int], ...]:
        """The patterns of a rule with the numbers of their programs, looked up once."""
        known = self._groups.get(id(patterns))
        if known is None:
            # The patterns stay beside, so that no other tuple can take their identity.
            found = tuple((pattern, self.number(pattern)) for pattern in patterns)
            known = self._groups[id(patterns)] = (patterns, found)
        return known[1]

    def slot(self, atoms: tuple[Atom, ...]) -> int:
        """The number of the slot where any of `atoms` may stand."""
        with self._growing:
            return self._compiler.slot(atoms)

    def _take_in(self, pattern: Pattern) -> int:
        with self._growing:
            number = self._numbers.get(pattern.source)
            if number is None:
                number = len(self._programs)
                self._programs.append(self._compiler.compiled(pattern, number))
                self._numbers[pattern.source] = number
        return number


class OfWords:
    """The numbers that go with each word."""

    def __init__(self, words: tuple[str, ...], lists: Lists) -> None:
        self._words = words
        self._offsets, self._numbers = array(TABLE, lists.offsets), array(TABLE, lists.numbers)
        self._met: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """The numbers of a word; none where the word is not known."""
        met = self._met.get(word)
        return self._look_up(word) if met is None else met

    def _look_up(self, word: str) -> tuple[int, ...]:
        at = bisect_left(self._words, word)
        if at == len(self._words) or self._words[at] != word:
            return ()
        found = self._met[word] = tuple(self._numbers[self._offsets[at] : self._offsets[at + 1]])
        return found
