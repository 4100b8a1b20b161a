"""Up to what sum a guarantor is bound."""

from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term
from contract_audit.text.quantities import QuantityKind

TERM = "guarantee.cap"

_REACH = 16


def extract(source: TermSource) -> Iterator[Term]:
    """Sums right behind 责任限额, 最高额 and their kin, in the currency they are stated in."""
    for window in source.holding("guarantee_cap_label"):
        amounts = source.quantities_in(window, QuantityKind.AMOUNT)
        for start, end in source.hits("guarantee_cap_label", window):
            amount = next((item for item in amounts if 0 <= item.span.start - end <= _REACH), None)
            if amount is not None and amount.value is not None:
                yield source.term(
                    TERM, amount.value, covering(Span(start, end), amount.span), unit=amount.unit, raw=amount.span,
                    issues=amount.issues,
                )  # fmt: skip
                break
