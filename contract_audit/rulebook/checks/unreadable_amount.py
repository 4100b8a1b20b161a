"""A sum in capitals that is no numeral, beside the same sum in figures."""

from collections.abc import Iterator

from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.plain import money

VALUES = ("figures_amount",)


def find(case: Case) -> Iterator[Discrepancy]:
    """Each pair whose words cannot be read although its figures can."""
    for term in case.stated("amount_text_pairs"):
        words, figures = term.value
        if words is None and figures is not None and "impossible-numeral" in term.issues:
            yield Discrepancy((case.unit_at(term.span.start),), (term.span,), (("figures_amount", money(figures)),))
