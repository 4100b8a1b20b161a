"""Patterns made ready for matching: done once, used for every text."""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from contract_audit.patterns.lexicon import Concept, Lexicon
from contract_audit.patterns.syntax import Atom, Pattern, Sequence

PARTY_NAMES = frozenset(
    {
        "funder", "operator", "platform", "account_holder", "guarantor", "custodian_bank", "broker", "trustee",
        "other_party", "unknown_party", "party", "strong", "weak", "lender",
    }
)  # fmt: skip
"""Names of roles and of their unions, put into the index once the parties are known."""

_Owner = TypeVar("_Owner")

_DEAR = 1000
"""What looking up a concept's own patterns costs, in words."""


class Slot(msgspec.Struct, frozen=True, gc=False):
    """What may stand at one position of a pattern: literal words, concepts, quantities within a bound.

    `concepts` are names of concepts, roles and quantities; `composites` are those of them that have patterns of their
    own; `cost` says how dear it is to look the slot up. Positions of different patterns where the same may stand share
    one slot.
    """

    literals: tuple[str, ...]
    concepts: tuple[str, ...]
    bounded: tuple[Atom, ...]
    composites: tuple[Concept, ...]
    cost: int


class Run(msgspec.Struct, frozen=True, gc=False):
    """Slots that follow each other; `gaps[i]` is the most characters between slot `i` and the next."""

    slots: tuple[int, ...]
    gaps: tuple[int, ...]


class Program(msgspec.Struct, frozen=True, gc=False):
    """One pattern, ready: it may stand only in a window that holds every slot of `order`, the cheapest first.

    `number` is its own among the programs of a plan; `head` is the run and the position in it whose context decides.
    """

    number: int
    order: tuple[int, ...]
    wanted: tuple[Run, ...]
    barred: tuple[Run, ...]
    head: tuple[int, int]


class Plan:
    """Programs of patterns, the slots they share, and which concepts and slots each word bears on.

    `programs` are those of the patterns named from the start, in order of their numbers. `meanings` has for each word
    the concepts it stands for; `literal_slots` and `concept_slots` are the slots that use a word, and a concept, role
    or quantity; `composites` are the concepts with patterns, those that others build on first.
    """

    def __init__(self, lexicon: Lexicon, patterns: Iterable[Pattern] = ()) -> None:
        self.lexicon = lexicon
        self.slots: list[Slot] = []
        self._numbers: dict[tuple[Atom, ...], int] = {}
        self._others: dict[Pattern, Program] = {}
        self._groups: dict[int, tuple[tuple[Pattern, ...], tuple[tuple[Pattern, Program], ...]]] = {}
        concepts = [lexicon[name] for name in lexicon.names()]
        self._known = (*patterns, *(pattern for concept in concepts for pattern in concept.patterns))
        # By identity: hashing a pattern costs more than matching it. `_known` keeps the patterns alive.
        self.programs = [self._compile(pattern, number) for number, pattern in enumerate(self._known)]
        self._programs = {id(pattern): self.programs[number] for number, pattern in enumerate(self._known)}
        self.literals = frozenset(word for slot in self.slots for word in slot.literals)
        self.meanings = _by_word((concept.name, concept.words) for concept in concepts)
        self.composites = _in_order([concept for concept in concepts if concept.patterns], lexicon)
        self.literal_slots = _by_word((number, slot.literals) for number, slot in enumerate(self.slots))
        self.concept_slots = _by_word(
            (number, (*slot.concepts, *(atom.name for atom in slot.bounded))) for number, slot in enumerate(self.slots)
        )

    def program(self, pattern: Pattern) -> Program:
        """The program of a pattern; one not known from the start is compiled when it is first met."""
        known = self._programs.get(id(pattern)) or self._others.get(pattern)
        if known is None:
            known = self._others[pattern] = self._compile(pattern, len(self._known) + len(self._others))
        return known

    def programs_of(self, patterns: tuple[Pattern, ...]) -> tuple[tuple[Pattern, Program], ...]:
        """The patterns of a rule with their programs, looked up once."""
        known = self._groups.get(id(patterns))
        if known is None:
            # The patterns stay beside, so that no other tuple can take their identity.
            found = tuple((pattern, self.program(pattern)) for pattern in patterns)
            known = self._groups[id(patterns)] = (patterns, found)
        return known[1]

    def slot(self, atoms: tuple[Atom, ...]) -> int:
        """The number of the slot where any of `atoms` may stand."""
        number = self._numbers.get(atoms)
        if number is None:
            number = self._numbers[atoms] = len(self.slots)
            names = tuple(atom.name for atom in atoms if not atom.literal and not atom.comparator)
            concepts = [concept for name in names if (concept := self.lexicon.get(name)) is not None]
            self.slots.append(
                Slot(
                    literals=tuple(atom.name for atom in atoms if atom.literal),
                    concepts=names,
                    bounded=tuple(atom for atom in atoms if atom.comparator),
                    composites=tuple(concept for concept in concepts if concept.patterns),
                    cost=sum(map(self._cost, atoms)),
                )
            )
        return number

    def _compile(self, pattern: Pattern, number: int) -> Program:
        wanted = tuple(map(self._run, pattern.wanted))
        slots = dict.fromkeys(slot for run in wanted for slot in run.slots)
        return Program(
            number=number,
            order=tuple(sorted(slots, key=lambda slot: self.slots[slot].cost)),
            wanted=wanted,
            barred=tuple(map(self._run, pattern.barred)),
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

    def _cost(self, atom: Atom) -> int:
        if atom.literal:
            return 1
        concept = self.lexicon.get(atom.name)
        if concept is None:
            return _DEAR // 2
        return len(concept.words) + _DEAR * len(concept.patterns) + (2 * _DEAR if concept.modal else 0)


def _by_word(lists: Iterable[tuple[_Owner, Iterable[str]]]) -> dict[str, list[_Owner]]:
    """For each word or name those that list it."""
    owners: dict[str, list[_Owner]] = {}
    for owner, words in lists:
        for word in words:
            owners.setdefault(word, []).append(owner)
    return owners


def _in_order(concepts: Iterable[Concept], lexicon: Lexicon) -> tuple[Concept, ...]:
    """Concepts with patterns, each behind those that its patterns speak of."""
    ordered: dict[str, Concept] = {}

    def put(concept: Concept) -> None:
        for pattern in concept.patterns:
            for atom in pattern.atoms():
                other = None if atom.literal or atom.name in ordered else lexicon.get(atom.name)
                if other is not None and other.patterns:
                    put(other)
        ordered[concept.name] = concept

    for concept in concepts:
        if concept.name not in ordered:
            put(concept)
    return tuple(ordered.values())
