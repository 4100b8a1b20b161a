"""What the money costs in a year, and the ceiling that is, or is not, drawn over it."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final, Literal

import msgspec

from contract_audit.deal import LicenceStatus
from contract_audit.finance.effective_cost import bullet_loan, effective_cost
from contract_audit.finance.interest_cap import interest_cap
from contract_audit.finance.leverage import break_even_return
from contract_audit.judgement.charges import Charge, charges, uncounted_once
from contract_audit.judgement.figures import Gap, figures
from contract_audit.judgement.validity import Validity, Verdict
from contract_audit.judgement.wording import said
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.facts.calendar import days_of, in_days
from contract_audit.rulebook.facts.debt_term import debt_term, only_length
from contract_audit.rulebook.facts.formation import formation, only_day
from contract_audit.rulebook.schema import Localized
from contract_audit.structure import Role

DateBasis = Literal["sign_date", "disbursement_date", "term", "as-of"]

_MONTHS: Final = re.compile(r"P(\d{1,3})([YM])\Z")
_MOST_MONTHS: Final = 360
_FUNDERS: Final = frozenset({Role.FUNDER, Role.BROKER, Role.TRUSTEE, Role.CUSTODIAN_BANK})
_NO_PRICE: Final = frozenset({Verdict.VOID_LIKELY, Verdict.SUSPECTED_CRIME, Verdict.NOT_FORMED})
"""Verdicts under which agreed interest and fees count as zero, so that a ceiling over them would mislead."""


class Cap(msgspec.Struct, frozen=True):
    """The ceiling by LPR on the day `on`, or why there is none; `regime` is the short form of `why`."""

    applies: bool
    regime: str
    why: Localized
    rate: Decimal | None = None
    on: date | None = None
    date_basis: DateBasis | None = None


class CostPart(msgspec.Struct, frozen=True):
    """A part of the yearly cost: interest (`interest_rate`) or a fee (`fees`) by its name."""

    term: str
    annual: Decimal
    name: str = ""


class Cost(msgspec.Struct, frozen=True):
    """The cost in a year; rates are plain decimals.

    `nominal_rate` is the interest that the contract names, None where it names only fees; `total_rate` adds the fees;
    `effective_rate` compounds all over monthly payments, with what is kept back on the first day. `break_even_return`
    is what the assets must earn to pay it. `days` is the stated term.
    """

    nominal_rate: Decimal | None
    total_rate: Decimal
    effective_rate: Decimal | None
    parts: tuple[CostPart, ...]
    cap: Cap
    break_even_return: Decimal | None
    days: int | None


def cost(case: Case, validity: Validity, risks: frozenset[str]) -> tuple[Cost | None, tuple[Gap, ...]]:
    """The cost of a case and what is left out of it; None where neither a rate nor a regular fee is stated."""
    stated = figures(case)
    fees, gaps = charges(case)
    months = _months(case)
    parts = [CostPart("interest_rate", stated.annual_rate.value)] if stated.annual_rate else []
    parts += [CostPart("fees", fee.annual, fee.name) for fee in fees if fee.annual is not None]
    once = tuple(fee for fee in fees if fee.once is not None)
    if months:
        parts += [CostPart("fees", (fee.once or Decimal(0)) * 12 / months, fee.name) for fee in once]
    else:
        gaps = (*gaps, *uncounted_once(once))
    if not parts:
        unknown = not any(gap.id == "interest_rate" for gap in stated.gaps) and "lending" in case.deal.tags
        return None, (*gaps, Gap("cost", said("gaps", "no-rate"))) if unknown else gaps
    if "upfront-deduction" in risks:
        gaps = (*gaps, Gap("effective_rate", said("gaps", "cut-on-payment")))
    total = sum((part.annual for part in parts), Decimal(0))
    found = Cost(
        nominal_rate=stated.annual_rate.value if stated.annual_rate else None,
        total_rate=total,
        effective_rate=_effective(parts, once, months),
        parts=tuple(parts),
        cap=ceiling(case, validity),
        break_even_return=break_even_return(stated.leverage.value, total) if stated.leverage else None,
        days=days_stated(case),
    )
    return found, gaps


def ceiling(case: Case, validity: Validity) -> Cap:
    """The ceiling for this lender on this day in the reading that has one."""
    if "licensed" in case.deal.tags or validity.verdict is Verdict.VALID_REGULATED:
        return _none("licensed-lender")
    if _shows_licence(case):
        return _none("licence-shown")
    if validity.verdict in _NO_PRICE:
        return _none("void-reading")
    if "lending" not in case.deal.tags:
        return _none("not-lending")
    formed = formation(case)
    cap = interest_cap(formed.day)
    if cap.rate is None:
        return Cap(False, cap.regime, said("caps", cap.regime, date=formed.day))  # noqa: FBT003 - a field
    basis = _basis(case, formed.day) if formed.stated else "as-of"
    why = said("caps", "lpr-times-four" if formed.stated else "as-of", date=formed.day)
    return Cap(True, cap.regime, why, cap.rate, formed.day, basis)  # noqa: FBT003 - a field


def days_stated(case: Case) -> int | None:
    """The days of the debt's term, where the text states one."""
    spans = {days for term in debt_term(case).ranges if (days := days_of(term.value))}
    if len(spans) == 1:
        first, last = spans.pop()
        return (last - first).days + 1 if last > first else None
    length = only_length(case)
    return in_days(length) if length and not spans else None


def _months(case: Case) -> int | None:
    """Whole months of the term; None where it is not stated or no whole months."""
    found = _MONTHS.match(only_length(case) or "")
    if found:
        months = int(found[1]) * (12 if found[2] == "Y" else 1)
        return months if 0 < months <= _MOST_MONTHS else None
    return None


def _effective(parts: Sequence[CostPart], once: Sequence[Charge], months: int | None) -> Decimal | None:
    """By the internal rate of return of a loan of one yuan; without fees on the first day its term does not matter."""
    kept_back = sum((fee.once or Decimal(0) for fee in once), Decimal(0)) if months else Decimal(0)
    if kept_back >= 1:
        return None
    names = {fee.name for fee in once}
    monthly = sum((part.annual for part in parts if part.name not in names), Decimal(0)) / 12
    found = effective_cost(bullet_loan(Decimal(1), months or 12, rate=monthly, deducted=kept_back))
    return found.effective if found else None


def _shows_licence(case: Case) -> bool:
    roles = {party.label: party.role for party in case.structure.parties}
    return any(
        item.status is LicenceStatus.EVIDENCED and roles.get(item.party) in _FUNDERS for item in case.deal.licences
    )


def _basis(case: Case, day: date) -> DateBasis:
    if only_day(case.stated("sign_date")) == day:
        return "sign_date"
    return "disbursement_date" if only_day(case.stated("disbursement_date")) == day else "term"


def _none(why: str) -> Cap:
    return Cap(False, why, said("caps", why))  # noqa: FBT003 - a field
