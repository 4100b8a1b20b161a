"""Patterns compiled to programs over slots that they share."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

from contract_audit.patterns.lexicon import Lexicon
from contract_audit.patterns.syntax import Atom, Pattern, Sequence

PARTY_NAMES = frozenset(
    {
        "funder", "operator", "platform", "account_holder", "guarantor", "custodian_bank", "broker", "trustee",
        "other_party", "unknown_party", "party", "strong", "weak", "lender",
    }
)  # fmt: skip
"""Names of roles and of their unions, put into the index once the parties are known."""

Item = TypeVar("Item")

_DEAR = 1000
"""What looking up a concept's own patterns costs, in words."""


class Slot(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What may stand at one position of a pattern: literal words, concepts, quantities within a bound.

    `concepts` are names of concepts, roles and quantities; `composites` are those of them that have patterns of their
    own; `cost` says how dear it is to look the slot up. Positions of different patterns where the same may stand share
    one slot.
    """

    literals: tuple[str, ...]
    concepts: tuple[str, ...]
    bounded: tuple[Atom, ...]
    composites: tuple[str, ...]
    cost: int


class Run(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Slots that follow each other; `gaps[i]` is the most characters between slot `i` and the next."""

    slots: tuple[int, ...]
    gaps: tuple[int, ...]


class Program(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One pattern, ready: it may stand only in a window that holds every slot of `order`, the cheapest first.

    `number` is its own among the programs of a plan; `head` is the run and the position in it whose context decides.
    """

    number: int
    order: tuple[int, ...]
    wanted: tuple[Run, ...]
    barred: tuple[Run, ...]
    head: tuple[int, int]


class Shelf(Generic[Item]):
    """A list whose first items are kept encoded until they are asked for; more may be appended."""

    def __init__(self, kind: type[Item], kept: Iterable[msgspec.Raw] = ()) -> None:
        self._read = msgspec.json.Decoder(kind).decode
        self._items: list[Item | msgspec.Raw] = list(kept)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._items)

    def __getitem__(self, number: int) -> Item:
        """The item of this number."""
        item = self._items[number]
        if isinstance(item, msgspec.Raw):
            item = self._items[number] = self._read(item)
        return item

    def __iter__(self) -> Iterator[Item]:
        """Each item, in order."""
        return map(self.__getitem__, range(len(self._items)))

    def append(self, item: Item) -> None:
        """Put an item behind the others."""
        self._items.append(item)


class Compiler:
    """Compiles patterns one after the other; `slots` grow with each.

    `single` are the slots already there at which one concept stands alone.
    """

    def __init__(
        self, lexicon: Lexicon, slots: Iterable[msgspec.Raw] = (), single: Iterable[tuple[str, int]] = ()
    ) -> None:
        self.slots = Shelf(Slot, slots)
        self._lexicon = lexicon
        self._numbers: dict[tuple[object, ...], int] = {((), (name,), ()): number for name, number in single}

    def compiled(self, pattern: Pattern, number: int) -> Program:
        """The program of a pattern."""
        wanted = tuple(map(self._run, pattern.wanted))
        slots = dict.fromkeys(slot for run in wanted for slot in run.slots)
        return Program(
            number=number,
            order=tuple(sorted(slots, key=lambda slot: self.slots[slot].cost)),
            wanted=wanted,
            barred=tuple(map(self._run, pattern.barred)),
            head=self._head(pattern),
        )

    def slot(self, atoms: tuple[Atom, ...]) -> int:
        """The number of the slot where any of `atoms` may stand."""
        literals = tuple(atom.name for atom in atoms if atom.literal)
        names = tuple(atom.name for atom in atoms if not atom.literal and not atom.comparator)
        bounded = tuple(atom for atom in atoms if atom.comparator)
        number = self._numbers.get((literals, names, bounded))
        if number is None:
            number = self._numbers[literals, names, bounded] = len(self.slots)
            composites = tuple(name for name in names if (concept := self._lexicon.get(name)) and concept.patterns)
            self.slots.append(Slot(literals, names, bounded, composites, sum(map(self._cost, atoms))))
        return number

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
        concept = self._lexicon.get(atom.name)
        return atom.name in PARTY_NAMES or (concept is not None and concept.modal)

    def _cost(self, atom: Atom) -> int:
        if atom.literal:
            return 1
        concept = self._lexicon.get(atom.name)
        if concept is None:
            return _DEAR // 2
        return len(concept.words) + _DEAR * len(concept.patterns) + (2 * _DEAR if concept.modal else 0)
