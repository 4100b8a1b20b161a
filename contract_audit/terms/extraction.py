"""From a text with its structure, words and quantities to the terms it states."""

import re
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

ON_SHEETS: Final = frozenset(
    {"principal", "own_margin", "total_funds", "warning_line", "liquidation_line", "sign_date", "term"}
)
"""Of these, the terms a sheet of parameters or a block of signatures repeats."""

_CELLS = re.compile(r"[^\W\d_]{2,10}(?:（[^（）]{1,6}）)?[：:｜|\s]+\S")
_FRAME: Final = 6
"""Characters of a line of its own beyond those of the term."""

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
    clearest = _clearest(source, found)
    return tuple(sorted(with_asset_amounts(with_yearly_overdue(clearest)), key=lambda term: (term.span, term.term)))


def _clearest(source: TermSource, terms: Iterable[Term]) -> list[Term]:
    """Of the terms that say the same, the one said most clearly; said once, or overlapping in their places.

    A line of its own with nothing but a label and its value, as in a sheet of parameters, is kept besides.
    """
    kept: dict[tuple[str, str], list[Term]] = {}
    for term in sorted(terms, key=lambda term: (term.confidence <= _UNCLEAR, term.span, -term.confidence)):
        same = kept.setdefault((term.term, repr(term.value)), [])
        again = term.term not in SAID_ONCE or (term.term in ON_SHEETS and _is_line(source, term))
        if not same or (again and not any(term.span.overlaps(other.span) for other in same)):
            same.append(term)
    return [term for same in kept.values() for term in same]


def _is_line(source: TermSource, term: Term) -> bool:
    at = source.matcher.window_at(term.span.start)
    if at < 0 or len(source.windows[at]) > len(term.span) + _FRAME:
        return False
    return term.term == "sign_date" or _CELLS.match(source.text, source.windows[at].start) is not None
