"""The total the operator trades with, in units of the currency."""

from collections.abc import Iterator

from contract_audit.terms.amounts import stated_amounts
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term

TERM = "total_funds"


def extract(source: TermSource) -> Iterator[Term]:
    """Sums that answer to a word for it."""
    yield from stated_amounts(source, TERM, "total_funds_label")
