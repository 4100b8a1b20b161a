"""Signing, payment and due date in an order that cannot be right, or that needs a word of explanation."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from contract_audit.document import Span
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.calendar import days_of
from contract_audit.rulebook.facts.debt_term import debt_term
from contract_audit.rulebook.facts.formation import only_day
from contract_audit.rulebook.schema import Severity
from contract_audit.terms import Term
from contract_audit.terms.dates import is_full
from contract_audit.text import QuantityKind

VALUES = ("earlier", "later", "order_zh", "order_en", "days")

_CONCLUDED = re.compile(r"已(?:经)?[于在]?\Z")
_WHAT_WAS = re.compile(r"[^，。；]{0,6}(?:订立|签订|签署|签立)")


class _Names(msgspec.Struct, frozen=True):
    """What the earlier and the later day are called, in both languages."""

    zh: tuple[str, str]
    en: tuple[str, str]


class _Dated(msgspec.Struct, frozen=True, gc=False):
    """A day and where it stands."""

    day: date
    span: Span


_SIGNED_BEFORE = _Names(("落款", "所述合同的签订"), ("the date of this document", "the contract it refers to"))
_PAID_FIRST = _Names(("付款（放款）", "签订"), ("payment", "signing"))
_DUE_FIRST = _Names(("到期", "签订"), ("the due date", "signing"))
_DUE_BEFORE_PAID = _Names(("到期", "付款（放款）"), ("the due date", "payment"))


def find(case: Case) -> Iterator[Discrepancy]:
    """Money paid before the contract was signed; a debt due before signing or before the money is paid.

    Also a document dated before the contract it speaks of as concluded.
    """
    signing, payment = _only(case.stated("sign_date")), _only(case.stated("disbursement_date"))
    if signing and payment and payment.day < signing.day:
        yield _out_of_order(case, payment, signing, _PAID_FIRST, Severity.LOW)
    yield from _recited(case)
    due = _due(case)
    if due and signing and due.day < signing.day:
        yield _out_of_order(case, due, signing, _DUE_FIRST)
    elif due and payment and due.day < payment.day:
        yield _out_of_order(case, due, payment, _DUE_BEFORE_PAID)


def _only(terms: tuple[Term, ...]) -> _Dated | None:
    day = only_day(terms)
    return _Dated(day, terms[0].span) if day else None


def _due(case: Case) -> _Dated | None:
    """The last day of the one range the debt runs for; a range that runs backwards has none."""
    ranges = debt_term(case).ranges
    days = days_of(ranges[0].value) if len(ranges) == 1 else None
    return _Dated(days[1], ranges[0].span) if days and days[0] <= days[1] else None


def _recited(case: Case) -> Iterator[Discrepancy]:
    signed = case.stated("sign_date")
    for recited in case.quantities:
        if recited.kind is not QuantityKind.DATE or not is_full(recited) or not recited.iso[:1].isdigit():
            continue
        place = recited.span
        if not _CONCLUDED.search(case.text, max(0, place.start - 4), place.start):
            continue
        below = next((term for term in signed if term.span.start > place.end and term.value), None)
        if below is not None and below.value < recited.iso and _WHAT_WAS.match(case.text, place.end):
            own = _Dated(date.fromisoformat(below.value), below.span)
            yield _out_of_order(case, own, _Dated(date.fromisoformat(recited.iso), place), _SIGNED_BEFORE)


def _out_of_order(
    case: Case, early: _Dated, late: _Dated, names: _Names, severity: Severity | None = None
) -> Discrepancy:
    values = (
        ("earlier", early.day.isoformat()),
        ("later", late.day.isoformat()),
        ("order_zh", f"{names.zh[0]}早于{names.zh[1]}"),
        ("order_en", f"{names.en[0]} precedes {names.en[1]}"),
        ("days", str((late.day - early.day).days)),
    )
    return Discrepancy((case.unit_at(early.span.start),), (early.span, late.span), values, severity)
