"""The name of the custody account."""

from collections.abc import Iterator

from contract_audit.terms.accounts import find_accounts
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term

TERM = "custody_account_name"


def extract(source: TermSource) -> Iterator[Term]:
    """Names of holders in units that speak of custody."""
    for account in find_accounts(source):
        if account.kind == "custody":
            yield source.term(TERM, account.name, account.place)
