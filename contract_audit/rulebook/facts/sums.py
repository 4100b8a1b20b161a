"""Sums of money of a unit, each counted once where it stands in words and in figures."""

from contract_audit.document import Span
from contract_audit.rulebook.case import Case
from contract_audit.terms.binding import paired
from contract_audit.text import Quantity, QuantityKind


def sums_in(case: Case, unit: int) -> list[Quantity]:
    """The readable, exact sums of a unit in order; a repetition in brackets is not counted again."""
    quantities = case.quantities_in(unit, QuantityKind.AMOUNT)
    return [one for one, _ in paired(case.text, quantities) if one.value and not {"approximate"} & set(one.issues)]


def words_before(case: Case, unit: int, place: Span, reach: int) -> str:
    """At most `reach` characters before a place, within its unit."""
    return case.text[max(case.units[unit].span.start, place.start - reach) : place.start]
