"""How long a guarantor is bound."""

from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.stated_phrases import stated
from contract_audit.terms.term import Term
from contract_audit.text.quantities import QuantityKind

TERM = "guarantee.period"

_REACH = 60


def extract(source: TermSource) -> Iterator[Term]:
    """Durations that answer to 保证期间, and phrases such as 直至还清."""
    for window in source.holding("guarantee_period_label"):
        durations = source.quantities_in(window, QuantityKind.DURATION)
        for start, end in source.hits("guarantee_period_label", window):
            duration = next((item for item in durations if 0 <= item.span.start - end <= _REACH and item.iso), None)
            if duration is not None:
                yield source.term(TERM, duration.iso, covering(Span(start, end), duration.span), raw=duration.span)
                break
    for term in stated(source, "guarantee_period"):
        yield source.term(TERM, term.value, term.span, confidence=0.8)
