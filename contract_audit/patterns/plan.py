"""How patterns are looked up: which words they cannot do without, in which order, which elements are the same."""

from collections.abc import Iterable

import msgspec

from contract_audit.patterns.lexicon import Lexicon
from contract_audit.patterns.syntax import Atom, Element, Pattern

_DEAR = 1000
"""What looking up a concept's own patterns costs, in words."""


class Lookup(msgspec.Struct, frozen=True, gc=False):
    """One pattern: sets of words of each of which one must stand in the text, then elements, the cheapest first."""

    words: tuple[frozenset[str], ...]
    elements: tuple[Element, ...]


class Plan:
    """What can be known of patterns before any text: done once, used for every text.

    Elements are told apart by identity while matching (hashing them would cost more than matching does); equal elements
    of the known patterns share one slot.
    """

    def __init__(self, lexicon: Lexicon, patterns: Iterable[Pattern] = ()) -> None:
        self.lexicon = lexicon
        self._known = (*patterns, *(pattern for name in lexicon.names() for pattern in lexicon[name].patterns))
        self._slots: dict[int, int] = {}
        self._lookups: dict[int, Lookup] = {}
        numbers: dict[tuple[Atom, ...], int] = {}
        for pattern in self._known:
            for sequence in (*pattern.wanted, *pattern.barred):
                for element in sequence.elements:
                    self._slots[id(element)] = -numbers.setdefault(element.atoms, len(numbers) + 1)
            self._lookups[id(pattern)] = self._lookup(pattern)
        self.literals = frozenset(atom.name for pattern in self._known for atom in pattern.atoms() if atom.literal)

    def slot(self, element: Element) -> int:
        """A number that equal elements of known patterns share; below zero for those, an identity for others."""
        return self._slots.get(id(element), id(element))

    def lookup(self, pattern: Pattern) -> Lookup:
        """How to look up a pattern."""
        return self._lookups.get(id(pattern)) or self._lookup(pattern)

    def _lookup(self, pattern: Pattern) -> Lookup:
        elements = [element for sequence in pattern.wanted for element in sequence.elements]
        elements.sort(key=lambda element: sum(self._cost(atom) for atom in element.atoms))
        words = (self._words(element) for element in elements)
        return Lookup(tuple(found for found in words if found), tuple(elements))

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

    def _cost(self, atom: Atom) -> int:
        if atom.literal:
            return 1
        concept = self.lexicon.get(atom.name)
        if concept is None:
            return _DEAR // 2
        return len(concept.words) + _DEAR * len(concept.patterns) + (2 * _DEAR if concept.modal else 0)
