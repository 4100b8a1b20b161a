"""The number of the custody agreement."""

from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.terms.names import find_number
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term

TERM = "custody_agreement_no"

_REACH = 40


def extract(source: TermSource) -> Iterator[Term]:
    """Numbers right behind 存管协议编号 and its kin."""
    for window in source.holding("custody_agreement_label"):
        for start, end in source.hits("custody_agreement_label", window):
            number = find_number(source.text, Span(end, min(source.windows[window].end, end + _REACH)))
            if number is not None:
                yield source.term(TERM, number.of(source.text), covering(Span(start, end), number), raw=number)
                break
