"""What may not be bought or held, and how much of it."""

from collections.abc import Iterator

from contract_audit.terms.source import TermSource
from contract_audit.terms.stated_phrases import stated
from contract_audit.terms.term import Term

TERM = "securities_restriction"


def extract(source: TermSource) -> Iterator[Term]:
    """The phrases of the file beside, each under the value it states."""
    yield from stated(source, TERM, denied=True)
