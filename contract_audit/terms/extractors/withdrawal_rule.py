"""When and how much may be taken out of the account."""

from collections.abc import Iterator

from contract_audit.terms.source import TermSource
from contract_audit.terms.stated_phrases import stated
from contract_audit.terms.term import Term

TERM = "withdrawal_rule"


def extract(source: TermSource) -> Iterator[Term]:
    """The phrases of the file beside, each under the value it states."""
    yield from stated(source, TERM, denied=True)
