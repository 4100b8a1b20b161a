"""The bank that holds the money in custody, by its own name."""

from collections.abc import Iterator

from contract_audit.terms.names import find_bank
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term

TERM = "custodian_bank"


def extract(source: TermSource) -> Iterator[Term]:
    """Banks named in a unit that speaks of custody and does not deny it."""
    for window in source.holding("custody_label"):
        if source.hits("custody_denied", window):
            continue
        bank = find_bank(source.text, source.windows[window])
        if bank is not None and not source.is_example(bank):
            yield source.term(TERM, bank.of(source.text), bank)
