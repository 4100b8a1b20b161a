"""Whose account money is to be paid to."""

from collections.abc import Iterator
from typing import Any

from contract_audit.terms.accounts import account_number, bank_of, find_accounts
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term

TERM = "payee"


def extract(source: TermSource) -> Iterator[Term]:
    """`{name, type, bank, no}`; type is corporate, personal or third-party. Custody accounts are terms of their own."""
    for account in find_accounts(source):
        if account.kind == "custody" or source.is_example(account.place):
            continue
        value: dict[str, Any] = {"name": account.name, "type": account.kind}
        bank, number = bank_of(source, account.window), account_number(source, account.window)
        if bank:
            value["bank"] = bank
        if number:
            value["no"] = number.of(source.text).lstrip("账帐卡号为是：:尾码银行")
        yield source.term(TERM, value, account.place)
