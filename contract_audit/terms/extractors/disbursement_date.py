"""The day the money is paid out."""

from collections.abc import Iterator

from contract_audit.terms.dates import labelled_dates
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term

TERM = "disbursement_date"


def extract(source: TermSource) -> Iterator[Term]:
    """Dates that answer to 放款日 and its kin."""
    for date, label in labelled_dates(source, "disbursement_label"):
        yield source.term(TERM, date.iso or None, covering(label, date.span), raw=date.span, issues=date.issues)
