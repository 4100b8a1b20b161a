"""The level at which positions are sold."""

from collections.abc import Iterator

from contract_audit.terms.lines import LIQUIDATION, line_terms
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term

TERM = LIQUIDATION


def extract(source: TermSource) -> Iterator[Term]:
    """Each line with its convention; one whose base the text leaves open has the issue `base-open`."""
    yield from line_terms(source, TERM)
