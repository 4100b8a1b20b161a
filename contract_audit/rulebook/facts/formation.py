"""The day the contract was formed, by which its interest is measured."""

import re
from datetime import date

import msgspec

from contract_audit.rulebook.case import Case
from contract_audit.terms import Term
from contract_audit.text.characters import HAN

_CORPORATE = re.compile(r"公司|银行|合伙|中心|集团|平台|机构|事务所|商行|厂\Z")
_PERSON = re.compile(rf"(?:{HAN}|[＊*·]){{2,6}}\Z")
_LENDERS = ("funder", "operator")


class Formation(msgspec.Struct, frozen=True, gc=False):
    """The day taken for the formation of the contract; `stated` is False where the text bears none."""

    day: date
    stated: bool


def formation(case: Case) -> Formation:
    """The day of payment between two persons (民法典 art. 679), else that of signing; the law's own day if neither."""
    return case.once("formation", _formation)


def only_day(terms: tuple[Term, ...]) -> date | None:
    """The one full day that these terms state."""
    days = {term.value for term in terms if isinstance(term.value, str) and len(term.value) == len("2026-01-01")}
    return date.fromisoformat(days.pop()) if len(days) == 1 else None


def _formation(case: Case) -> Formation:
    signed, paid = only_day(case.stated("sign_date")), only_day(case.stated("disbursement_date"))
    begun = _first_day(case)
    found = (paid or signed if _between_persons(case) else signed or paid) or begun
    return Formation(found or case.as_of, stated=found is not None)


def _first_day(case: Case) -> date | None:
    days = {str(term.value)[:10] for term in case.stated("term") if "/" in str(term.value)}
    return date.fromisoformat(days.pop()) if len(days) == 1 else None


def _between_persons(case: Case) -> bool:
    names = [party.name for party in case.structure.parties if party.role in _LENDERS]
    return bool(names) and all(name and _PERSON.match(name) and not _CORPORATE.search(name) for name in names)
