"""What the classifier sees of a unit: names of features in blocks, in an order that depends on the text alone."""

from functools import cached_property
from itertools import chain
from operator import add
from typing import Final, Protocol

import msgspec

from contract_audit.classifier.role_text import SIGNS, Edit, RoleText, numbers, role_text, small
from contract_audit.classifier.runs import pairs, runs
from contract_audit.deal import Deal
from contract_audit.patterns import Matcher
from contract_audit.structure import Structure
from contract_audit.terms import Term

BLOCKS: Final = ("runs", "pairs", "meanings", "signals", "neighbours")
"""Runs of one to three characters of the unit; characters near its hinges; the meanings of the lexicon, the roles and
the quantities in it; its form, terms and heading; the meanings in the units before and after."""

LENGTH_STEP: Final = 20
LONGEST_STEP: Final = 6

Names = tuple[str, ...]
"""Names of features, none twice."""


class Features(msgspec.Struct, frozen=True, gc=False):
    """The features of a unit, a tuple of names for each block of `BLOCKS`; a neighbour's may come twice."""

    blocks: tuple[Names, ...]


class Subject(Protocol):
    """What is known of a document before anyone judges it."""

    @property
    def text(self) -> str:
        """The normalised text."""

    @property
    def structure(self) -> Structure:
        """Units, clauses and parties."""

    @property
    def terms(self) -> tuple[Term, ...]:
        """The values it states."""

    @property
    def deal(self) -> Deal:
        """What kind of deal it is."""

    @property
    def matcher(self) -> Matcher:
        """Where the words of the lexicon stand."""


class Reading:
    """The features of one document's units, each read when it is asked for."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._units = subject.structure.units

    def __len__(self) -> int:
        """How many units there are."""
        return len(self._units)

    def features(self, unit: int) -> Features:
        """Everything the classifier sees of a unit."""
        before = self.meanings(unit - 1) if unit else ()
        after = self.meanings(unit + 1) if unit + 1 < len(self._units) else ()
        line = self.signs(unit).text
        characters = tuple(dict.fromkeys(runs(line))), tuple(dict.fromkeys(pairs(line)))
        return Features((*characters, self.meanings(unit), self.signals(unit), before + after))

    def signs(self, unit: int) -> RoleText:
        """A unit in signs."""
        return role_text(self._small, self._units[unit].span, self._named[unit])

    def meanings(self, unit: int) -> Names:
        """The concepts of the lexicon, the roles and the quantities that stand in a unit."""
        return tuple(self._meanings[unit])

    def signals(self, unit: int) -> Names:
        """The form of a unit, its length, the terms it states and the heading over it."""
        of = self._units[unit]
        heading = self._headings[of.clause] if of.clause >= 0 else ()
        length = min(LONGEST_STEP, len(of.span) // LENGTH_STEP)
        return (f"kind:{of.kind.value}", f"length:{length}", *self._terms.get(unit, ()), *heading)

    @cached_property
    def _small(self) -> str:
        return small(self._subject.text)

    @cached_property
    def _named(self) -> list[list[Edit]]:
        """For each unit what is replaced in it by which sign."""
        matcher, text = self._subject.matcher, self._subject.text
        edits = [(start, end, sign) for name, sign in SIGNS.items() for start, end in matcher.index.added.get(name, ())]
        found: list[list[Edit]] = [[] for _ in self._units]
        for edit in chain(edits, numbers(text)):
            at = matcher.window_at(edit[0])
            if at >= 0 and edit[1] <= self._units[at].span.end:
                found[at].append(edit)
        return found

    @cached_property
    def _meanings(self) -> list[dict[str, None]]:
        matcher = self._subject.matcher
        index, window_at = matcher.index, matcher.window_at
        found: list[dict[str, None]] = [{} for _ in self._units]
        for name in sorted(index.words):
            for start, _ in index.concept(name):
                at = window_at(start)
                if at >= 0:
                    found[at][name] = None
        for name in sorted(index.added):
            if name[0] != "=":
                for start, _ in index.added[name]:
                    at = window_at(start)
                    if at >= 0:
                        found[at][f"+{name}"] = None
        return found

    @cached_property
    def _headings(self) -> list[Names]:
        return [
            tuple(dict.fromkeys(f"heading:{pair}" for pair in map(add, clause.heading, clause.heading[1:])))
            for clause in self._subject.structure.clauses
        ]

    @cached_property
    def _terms(self) -> dict[int, Names]:
        found: dict[int, dict[str, None]] = {}
        for term in self._subject.terms:
            found.setdefault(self._subject.matcher.window_at(term.span.start), {})[f"term:{term.term}"] = None
        return {unit: tuple(names) for unit, names in found.items()}
