"""The regular and one-off fees on the borrowed money, as yearly rates, and those that cannot be told.

A fee counts where it has a period and is a sum, or a share of the borrowed money; what only a default, a withdrawal or
a profit brings is no part of the cost.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, Final

import msgspec

from contract_audit.finance.annualisation import Period, annual_rate
from contract_audit.judgement.figures import Gap, figures
from contract_audit.judgement.wording import said, words
from contract_audit.rulebook.case import Case
from contract_audit.terms import Term

_PERIODS: Final[dict[str, Period]] = {
    "yearly": "year", "quarterly": "quarter", "monthly": "month", "weekly": "week", "daily": "day",
}  # fmt: skip
_MOST: Final = 10
"""A fee of more than ten times the borrowed money a year is a misprint or a misreading, and not counted."""
_PER_SUM: Final = re.compile(r"每[0-9一壹十拾百]{0,3}[百千万]")
"""`每万元每日2元`: the sum is charged on a part of the money that the term does not name."""


class Charge(msgspec.Struct, frozen=True):
    """A fee: its name, its rate a year, or where it is charged once the share of the borrowed money it takes."""

    name: str
    annual: Decimal | None = None
    once: Decimal | None = None


def charges(case: Case) -> tuple[tuple[Charge, ...], tuple[Gap, ...]]:
    """The fees of a case, each once however often it is stated, and those left out."""
    return case.once("charges", _split)


def _split(case: Case) -> tuple[tuple[Charge, ...], tuple[Gap, ...]]:
    rates = case.stated("interest_rate")
    counted: dict[tuple[str, str], Charge] = {}
    left: dict[str, Gap] = {}
    for term in case.stated("fees"):
        name = str(term.value.get("name", ""))
        if any(_is_interest(case, rate, term) for rate in rates) or _is_other_matter(case, term):
            continue
        charge = _charge(case, term, name)
        if charge and any(_repeats(case, rate, charge) for rate in rates):
            continue
        if charge and max(charge.annual or 0, charge.once or 0) > _MOST:
            left[name] = Gap("fees", said("gaps", "implausible"))
        elif charge is None:
            left[name] = Gap("fees", said("gaps", "fee-base", name=name))
        else:
            counted.setdefault((name, str(charge.annual or charge.once)), charge)
    known = {charge.name for charge in counted.values()}
    return tuple(counted.values()), tuple(gap for name, gap in left.items() if name not in known)


def _charge(case: Case, term: Term, name: str) -> Charge | None:
    fee: dict[str, Any] = term.value
    share = _share(case, term)
    period = _PERIODS.get(fee.get("frequency", ""))
    if share is None or (period is None and fee.get("frequency") != "once"):
        return None
    return Charge(name, annual=annual_rate(share, period)) if period else Charge(name, once=share)


def _share(case: Case, term: Term) -> Decimal | None:
    """What the fee takes of the borrowed money each time."""
    fee: dict[str, Any] = term.value
    if "rate" in fee:
        return fee["rate"] if _bases().search(str(fee.get("base", ""))) else None
    borrowed = figures(case).borrowed
    if borrowed is None or "amount" not in fee or _PER_SUM.search(case.text_of(case.unit_at(term.span.start))):
        return None
    share: Decimal = fee["amount"] / borrowed.value
    return share


def _is_interest(case: Case, rate: Term, fee: Term) -> bool:
    """Whether the fee is what the interest rate was read from, at the same place or under the same name."""
    name = str(fee.value.get("name", ""))
    return rate.span.overlaps(fee.span) or bool(name and name in rate.span.of(case.text))


def _repeats(case: Case, rate: Term, charge: Charge) -> bool:
    """Whether the fee is the interest once more as a sum: 资金费为月息两分，第一期资金费10万元."""
    return charge.annual == rate.value and charge.name in case.text_of(case.unit_at(rate.span.start))


def _is_other_matter(case: Case, term: Term) -> bool:
    unit = case.unit_at(term.span.start)
    return _other_matters().search(case.text, case.units[unit].span.start, term.span.end) is not None


def uncounted_once(once: tuple[Charge, ...]) -> Iterator[Gap]:
    """The gaps of one-off fees in a contract whose term is not known."""
    for charge in once:
        yield Gap("fees", said("gaps", "fee-once", name=charge.name))


@cache
def _bases() -> re.Pattern[str]:
    return _any_of("bases")


@cache
def _other_matters() -> re.Pattern[str]:
    return _any_of("other_matters")


def _any_of(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words()["charges"][name])))
