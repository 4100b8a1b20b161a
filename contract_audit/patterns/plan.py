"""Patterns made ready for matching: done once, used for every text."""

from collections.abc import Iterable

import msgspec

from contract_audit.patterns.lexicon import Concept, Lexicon
from contract_audit.patterns.syntax import Atom, Element, Pattern, Sequence

PARTY_NAMES = frozenset(
    {
        "funder", "operator", "platform", "account_holder", "guarantor", "custodian_bank", "broker", "trustee",
        "other_party", "unknown_party", "party", "strong", "weak", "lender",
    }
)  # fmt: skip
"""Names of roles and of their unions, put into the index once the parties are known."""

ADDED = "\0"
"""Stands before the name of a role or quantity, so that it is no word."""

_DEAR = 1000
"""What looking up a concept's own patterns costs, in words."""


class Slot(msgspec.Struct, frozen=True, gc=False):
    """What may stand at one position of a pattern: literal words, concepts, quantities within a bound.

    `words` count wherever they stand, names of roles and quantities with `ADDED` before them among them; those of
    `guarded` concepts (name and words) do not count inside longer words; `composites` have patterns of their own.
    Positions of different patterns where the same may stand share one slot.
    """

    literals: tuple[str, ...]
    concepts: tuple[str, ...]
    bounded: tuple[Atom, ...]
    words: frozenset[str]
    guarded: tuple[tuple[str, frozenset[str]], ...]
    composites: tuple[Concept, ...]


class Run(msgspec.Struct, frozen=True, gc=False):
    """Slots that follow each other; `gaps[i]` is the most characters between slot `i` and the next."""

    slots: tuple[int, ...]
    gaps: tuple[int, ...]


class Program(msgspec.Struct, frozen=True, gc=False):
    """One pattern, ready: of each set in `words` one must stand in the text, in a window every slot of `order`.

    `order` has the slots that fail cheapest first; `head` is the run and the position in it whose context decides.
    """

    words: tuple[frozenset[str], ...]
    order: tuple[int, ...]
    wanted: tuple[Run, ...]
    barred: tuple[Run, ...]
    head: tuple[int, int]


class Plan:
    """Programs of patterns, and the slots they share."""

    def __init__(self, lexicon: Lexicon, patterns: Iterable[Pattern] = ()) -> None:
        self.lexicon = lexicon
        self.slots: list[Slot] = []
        self._numbers: dict[tuple[Atom, ...], int] = {}
        self._others: dict[Pattern, Program] = {}
        self._known = (*patterns, *(pattern for name in lexicon.names() for pattern in lexicon[name].patterns))
        # By identity: hashing a pattern costs more than matching it. `_known` keeps the patterns alive.
        self._programs = {id(pattern): self._compile(pattern) for pattern in self._known}
        self.literals = frozenset(atom.name for pattern in self._known for atom in pattern.atoms() if atom.literal)

    def program(self, pattern: Pattern) -> Program:
        """The program of a pattern; one not known from the start is compiled when it is first met."""
        known = self._programs.get(id(pattern)) or self._others.get(pattern)
        if known is None:
            known = self._others[pattern] = self._compile(pattern)
        return known

    def slot(self, atoms: tuple[Atom, ...]) -> int:
        """The number of the slot where any of `atoms` may stand."""
        number = self._numbers.get(atoms)
        if number is None:
            number = self._numbers[atoms] = len(self.slots)
            names = tuple(atom.name for atom in atoms if not atom.literal and not atom.comparator)
            literals = tuple(atom.name for atom in atoms if atom.literal)
            concepts = [concept for name in names if (concept := self.lexicon.get(name)) is not None]
            free = (word for concept in concepts if not concept.excepts for word in concept.words)
            self.slots.append(
                Slot(
                    literals=literals,
                    concepts=names,
                    bounded=tuple(atom for atom in atoms if atom.comparator),
                    words=frozenset((*literals, *free, *(ADDED + name for name in names))),
                    guarded=tuple((item.name, frozenset(item.words)) for item in concepts if item.excepts),
                    composites=tuple(concept for concept in concepts if concept.patterns),
                )
            )
        return number

    def _compile(self, pattern: Pattern) -> Program:
        elements = [element for sequence in pattern.wanted for element in sequence.elements]
        elements.sort(key=self._cost)
        words = (self._words(element) for element in elements)
        return Program(
            words=tuple(found for found in words if found),
            order=tuple(dict.fromkeys(self.slot(element.atoms) for element in elements)),
            wanted=tuple(self._run(sequence) for sequence in pattern.wanted),
            barred=tuple(self._run(sequence) for sequence in pattern.barred),
            head=self._head(pattern),
        )

    def _run(self, sequence: Sequence) -> Run:
        return Run(tuple(self.slot(element.atoms) for element in sequence.elements), sequence.gaps)

    def _head(self, pattern: Pattern) -> tuple[int, int]:
        """The element with a star; without one the last that is neither a party nor a modal."""
        found = (0, len(pattern.wanted[0].elements) - 1)
        for run, sequence in enumerate(pattern.wanted):
            for at, element in enumerate(sequence.elements):
                if element.head:
                    return run, at
                if not all(self._weightless(atom) for atom in element.atoms):
                    found = (run, at)
        return found

    def _weightless(self, atom: Atom) -> bool:
        if atom.literal:
            return False
        concept = self.lexicon.get(atom.name)
        return atom.name in PARTY_NAMES or (concept is not None and concept.modal)

    def _words(self, element: Element) -> frozenset[str]:
        """The words of which one must stand in the text for the element to; empty where that cannot be said."""
        found: set[str] = set()
        for atom in element.atoms:
            if atom.literal:
                found.add(atom.name)
                continue
            concept = self.lexicon.get(atom.name)
            if concept is None or concept.patterns:
                return frozenset()
            found.update(concept.words)
        return frozenset(found)

    def _cost(self, element: Element) -> int:
        return sum(self._cost_of(atom) for atom in element.atoms)

    def _cost_of(self, atom: Atom) -> int:
        if atom.literal:
            return 1
        concept = self.lexicon.get(atom.name)
        if concept is None:
            return _DEAR // 2
        return len(concept.words) + _DEAR * len(concept.patterns) + (2 * _DEAR if concept.modal else 0)
