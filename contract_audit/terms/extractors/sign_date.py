"""The day the contract was signed."""

from collections.abc import Iterator

from contract_audit.terms.dates import is_full, labelled_dates
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term
from contract_audit.text.quantities import Quantity, QuantityKind

TERM = "sign_date"

_TAIL = 12
"""Units at the end of a text among which a date that stands alone or behind 签字 is that of signing."""


def extract(source: TermSource) -> Iterator[Term]:
    """Dates that answer to 签订 and its kin, and dates that stand alone or behind 签字 at the end of the text."""
    for date, label in labelled_dates(source, "sign_date_label"):
        yield source.term(
            TERM, date.iso or None, covering(label, date.span), raw=date.span, issues=date.issues, confidence=0.95
        )
    if not source.structure.turns:
        for date in _standing_alone(source):
            yield source.term(TERM, date.iso or None, date.span, issues=date.issues, confidence=0.8)


def _standing_alone(source: TermSource) -> Iterator[Quantity]:
    for window in range(max(0, len(source.windows) - _TAIL), len(source.windows)):
        dates = source.quantities_in(window, QuantityKind.DATE)
        if len(dates) != 1 or not is_full(dates[0]):
            continue
        alone = len(source.windows[window]) - len(dates[0].span) <= 1
        if alone or source.between("signature_cue", source.windows[window].start, dates[0].span.start):
            yield dates[0]
