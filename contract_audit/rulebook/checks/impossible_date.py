"""A day that no calendar has: 2026年2月30日."""

from collections.abc import Iterator

from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.text import QuantityKind

VALUES = ("date",)


def find(case: Case) -> Iterator[Discrepancy]:
    """Each date that cannot exist."""
    for quantity in case.quantities:
        if quantity.kind is QuantityKind.DATE and "impossible-date" in quantity.issues:
            stated = quantity.span.of(case.text)
            yield Discrepancy((case.unit_at(quantity.span.start),), (quantity.span,), (("date", stated),))
