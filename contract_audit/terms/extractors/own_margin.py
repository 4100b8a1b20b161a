"""The margin or other money the operator puts up, in units of the currency."""

from collections.abc import Iterator

from contract_audit.terms.amounts import stated_amounts
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term

TERM = "own_margin"


def extract(source: TermSource) -> Iterator[Term]:
    """Sums that answer to a word for it."""
    yield from stated_amounts(source, TERM, "own_margin_label")
