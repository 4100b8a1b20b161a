"""The same sum in words and in figures, and the two differ."""

from collections.abc import Iterator
from decimal import Decimal

from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.plain import money

VALUES = ("words_amount", "figures_amount", "gap")


def find(case: Case) -> Iterator[Discrepancy]:
    """Each pair whose two values are both readable, exact and unequal."""
    for term in case.stated("amount_text_pairs"):
        words, figures = term.value
        if not isinstance(words, Decimal) or not isinstance(figures, Decimal) or words == figures:
            continue
        if "approximate" in term.issues:
            continue
        values = (
            ("words_amount", money(words)),
            ("figures_amount", money(figures)),
            ("gap", money(abs(words - figures))),
        )
        yield Discrepancy((case.unit_at(term.span.start),), (term.span,), values)
