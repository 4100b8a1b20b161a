"""What a rule is judged against: one document with everything known about it."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from contract_audit import law
from contract_audit.deal import Deal
from contract_audit.document import Span
from contract_audit.patterns import Matcher
from contract_audit.rulebook.tokens import TokenSearch
from contract_audit.structure import Structure, Surroundings, Unit
from contract_audit.terms import Term
from contract_audit.text import Quantity, QuantityKind
from contract_audit.text.context import ContextKind

_Made = TypeVar("_Made")


class Case:
    """A document's normalised text, its structure, terms and deal, and a matcher over its units.

    All spans are of the normalised text. `tokens` is there only where an adapter brings a tokenizer; `as_of` is the
    date at which law is read where the contract bears none.
    """

    def __init__(  # noqa: PLR0913 - one parameter for each thing known about the document
        self,
        text: str,
        structure: Structure,
        terms: Sequence[Term],
        deal: Deal,
        matcher: Matcher,
        *,
        tokens: TokenSearch | None = None,
        surroundings: Surroundings | None = None,
        quantities: Sequence[Quantity] = (),
        as_of: date | None = None,
    ) -> None:
        self.text = text
        self.structure = structure
        self.terms = tuple(terms)
        self.deal = deal
        self.matcher = matcher
        self.tokens = tokens
        self.surroundings = surroundings or Surroundings(text, structure.units)
        self.quantities = tuple(quantities)
        self.as_of = as_of or law.AS_OF
        self._once: dict[str, Any] = {}
        self._unit_starts = [unit.span.start for unit in structure.units]

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units in order; unit `i` is window `i` of the matcher."""
        return self.structure.units

    @cached_property
    def whole(self) -> Span:
        """The span of the whole text."""
        return Span(0, len(self.text))

    @cached_property
    def elements(self) -> frozenset[str]:
        """The ids of the elements that the deal shows."""
        return frozenset(element.id for element in self.deal.elements)

    @cached_property
    def by_unit(self) -> dict[int, list[Quantity]]:
        """The quantities of each unit that holds any, in order."""
        held: dict[int, list[Quantity]] = {}
        for quantity in self.quantities:
            held.setdefault(self.unit_at(quantity.span.start), []).append(quantity)
        return held

    def quantities_in(self, unit: int, *kinds: QuantityKind) -> list[Quantity]:
        """The quantities of these kinds in one unit, in order."""
        return [quantity for quantity in self.by_unit.get(unit, ()) if quantity.kind in kinds]

    def stated(self, name: str) -> tuple[Term, ...]:
        """The terms of one id, in order of the text."""
        return self._terms_by_name.get(name, ())

    @cached_property
    def _terms_by_name(self) -> dict[str, tuple[Term, ...]]:
        names = dict.fromkeys(term.term for term in self.terms)
        return {name: tuple(term for term in self.terms if term.term == name) for name in names}

    def once(self, name: str, make: Callable[["Case"], _Made]) -> _Made:
        """What `make` returns for this case, made the first time it is asked for under `name`; checks share it."""
        if name not in self._once:
            self._once[name] = make(self)
        made: _Made = self._once[name]
        return made

    def text_of(self, unit: int) -> str:
        """The words of a unit."""
        return self.units[unit].span.of(self.text)

    def unit_at(self, offset: int) -> int:
        """Index of the unit in which `offset` lies, or of the one before it; -1 when there is none."""
        return bisect_right(self._unit_starts, offset) - 1

    def clause_span(self, unit: int) -> Span:
        """The span of the clause a unit belongs to; of the whole text where there are no clauses."""
        at = self.units[unit].clause
        return self.structure.clauses[at].span if at >= 0 else self.whole

    def contexts(self, unit: int, evidence: tuple[Span, ...], head: Span) -> frozenset[ContextKind]:
        """The kinds of context over `head` in a unit, cues that are part of the evidence left out."""
        return self.surroundings.contexts(unit, evidence, head)
