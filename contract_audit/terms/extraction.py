"""From a text with its structure, words and quantities to the terms it states."""

from collections.abc import Iterable, Sequence
from typing import Final

from contract_audit.patterns import Matcher
from contract_audit.structure import Structure
from contract_audit.terms.extractors.overdue_rate import with_yearly_overdue
from contract_audit.terms.lines import with_asset_amounts
from contract_audit.terms.registry import load_extractors
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term
from contract_audit.text.quantities import Quantity

SAID_ONCE: Final = frozenset(
    {
        "principal", "own_margin", "total_funds", "leverage", "warning_line", "liquidation_line",
        "sign_date", "disbursement_date", "term", "guarantee.form", "guarantee.period", "custodian_bank", "parties",
        "custody_agreement_no", "account_no", "payee",
    }
)  # fmt: skip
"""Terms of which a repetition of the same value says nothing new; only the clearest statement is kept."""

_UNCLEAR: Final = 0.6
"""A statement of this confidence gives way to any clearer one; of the others the first one counts."""


def extract_terms(
    text: str, structure: Structure, matcher: Matcher, quantities: Sequence[Quantity]
) -> tuple[Term, ...]:
    """Every value `text` states, sorted by place. What it leaves open or does not state is no term. Never raises."""
    if not matcher.windows:
        return ()
    source = TermSource(text, structure, matcher, quantities)
    found = [term for extract in load_extractors().values() for term in extract(source)]
    return tuple(
        sorted(with_asset_amounts(with_yearly_overdue(_clearest(found))), key=lambda term: (term.span, term.term))
    )


def _clearest(terms: Iterable[Term]) -> list[Term]:
    """Of the terms that say the same, the one said most clearly; said once, or overlapping in their places."""
    kept: dict[tuple[str, str], list[Term]] = {}
    for term in sorted(terms, key=lambda term: (term.confidence <= _UNCLEAR, term.span, -term.confidence)):
        same = kept.setdefault((term.term, repr(term.value)), [])
        if not same or (term.term not in SAID_ONCE and not any(term.span.overlaps(other.span) for other in same)):
            same.append(term)
    return [term for same in kept.values() for term in same]
