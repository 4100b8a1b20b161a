"""Numbers of accounts, as far as the text shows them."""

from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.terms.accounts import NUMBER_GAP, NUMBER_REACH
from contract_audit.terms.names import find_number
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term

TERM = "account_no"


def extract(source: TermSource) -> Iterator[Term]:
    """Each number right behind 账号, 卡号, 尾号."""
    for window in source.holding("account_no_label"):
        for start, end in source.hits("account_no_label", window):
            number = find_number(source.text, Span(end, min(source.windows[window].end, end + NUMBER_REACH)))
            if number is not None and number.start - end <= NUMBER_GAP:
                yield source.term(TERM, number.of(source.text), covering(Span(start, end), number), raw=number)
