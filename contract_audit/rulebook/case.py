"""What a rule is judged against: one document with everything known about it."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from contract_audit.deal import Deal
from contract_audit.document import Span
from contract_audit.patterns import Matcher
from contract_audit.structure import Structure, Unit
from contract_audit.terms import Term
from contract_audit.text.context import ContextKind, Cue, contexts_of, find_cues


class Case:
    """A document's normalised text, its structure, terms and deal, and a matcher over its units.

    All spans are of the normalised text.
    """

    def __init__(
        self, text: str, structure: Structure, terms: Sequence[Term], deal: Deal, matcher: Matcher
    ) -> None:
        self.text = text
        self.structure = structure
        self.terms = tuple(terms)
        self.deal = deal
        self.matcher = matcher
        self._unit_starts = [unit.span.start for unit in structure.units]

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units in order; unit `i` is window `i` of the matcher."""
        return self.structure.units

    @cached_property
    def whole(self) -> Span:
        """The span of the whole text."""
        return Span(0, len(self.text))

    def unit_at(self, offset: int) -> int:
        """Index of the unit in which `offset` lies, or of the one before it; -1 when there is none."""
        return bisect_right(self._unit_starts, offset) - 1

    def clause_span(self, unit: int) -> Span:
        """The span of the clause a unit belongs to; of the whole text where there are no clauses."""
        at = self.units[unit].clause
        return self.structure.clauses[at].span if at >= 0 else self.whole

    def contexts(self, unit: int, evidence: tuple[Span, ...], head: Span) -> frozenset[ContextKind]:
        """The kinds of context over `head` in a unit.

        Cues that are themselves part of the evidence do not count: a pattern that asks for 不得 means it.
        """
        start = self.units[unit].span.start
        cues = [cue for cue in self.cues(unit) if not any(cue.span.shifted(start).overlaps(part) for part in evidence)]
        return frozenset(contexts_of(cues, head.shifted(-start)))

    def cues(self, unit: int) -> tuple[Cue, ...]:
        """The context cues of a unit, relative to its start."""
        return find_cues(self.units[unit].span.of(self.text))
