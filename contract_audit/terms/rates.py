"""Rates that answer to a label, by what they are charged for: the loan, its being overdue, a breach."""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Final

import msgspec

from contract_audit.document import Span
from contract_audit.terms.binding import Bound, bind
from contract_audit.terms.periods import Period, annual, find_period, is_monthly
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term
from contract_audit.text.quantities import QuantityKind

ANNUAL: Final = "annual"
"""Unit of a rate for a year."""

_MOST: Final = Decimal(10)
"""A rate above 1000% is taken for a slip of the pen and said so."""
_LAW_REACH = 24
_PERIOD_OF_WORDS = {"year": Period.YEAR, "month": Period.MONTH, "day": Period.DAY}
_RAISED = re.compile(r"(?:上浮|上调|提高|(?:利率|基础)[^，。；每日天]{0,6}(?:加收|另加|增加))\Z")
_FORMULA = re.compile(r"(?:[×*÷]|乘以)\s?\Z")
"""Before a percentage that is a factor in a formula (`÷总资产×100%`)."""
_REPAYMENT = "repayment"


class Charge(StrEnum):
    """What a rate is charged for."""

    INTEREST = "interest"
    OVERDUE = "overdue"
    PENALTY = "penalty"


_INTEREST, _OVERDUE, _PENALTY = (frozenset({charge}) for charge in Charge)
_BOTH = _OVERDUE | _PENALTY


class Rate(msgspec.Struct, frozen=True, gc=False):
    """A rate with its label and period; `period` is None where the text gives none."""

    bound: Bound
    charge: Charge
    value: Decimal | None
    period: Period | None
    issues: tuple[str, ...] = ()


def stated_rates(source: TermSource, charge: Charge) -> Iterator[Rate]:
    """The rates of `charge`, in order; examples, what the law says and multiples of another rate are left out."""
    for bound in bind(source, "rate"):
        quantity = bound.quantity
        if charge not in _charges(source, bound) or source.is_example(quantity.span) or _quotes_law(source, bound):
            continue
        if multiplier(source, bound) is not None or _FORMULA.search(
            source.text, max(0, quantity.span.start - 3), quantity.span.start
        ):
            continue
        window = _own_part(source, bound)
        issues = tuple(issue for issue in quantity.issues if issue != "period-implied")
        if quantity.kind is QuantityKind.INTEREST_WORDS:
            period = _PERIOD_OF_WORDS.get(quantity.unit)
            if period is None:
                named = find_period(source.text, quantity.span, window)
                period = named or (Period.MONTH if is_monthly(source.text, window) else None)
        else:
            period = find_period(source.text, quantity.span, window)
        yield Rate(bound, charge, quantity.value, period, issues)


def yearly(source: TermSource, term: str, rate: Rate) -> Term:
    """The term for a rate: its value for a year, or None with the issue `no-period`."""
    value, issues = None, rate.issues
    if rate.value is None:
        pass
    elif rate.period is None:
        issues = (*issues, "no-period")
    else:
        year = annual(rate.value, rate.period, source.windows[rate.bound.window].of(source.text))
        value, issues = year.rate, (*issues, *year.issues)
        if value > _MOST:
            issues = (*issues, "over-1000-percent")
    confidence = 0.95 if rate.period is Period.YEAR else 0.9 if rate.period else 0.6
    return source.term(
        term, value, rate.bound.span, unit=ANNUAL, raw=rate.bound.quantity.span, confidence=confidence, issues=issues
    )


def multiplier(source: TermSource, bound: Bound) -> Decimal | None:
    """How many times the contract's own rate an overdue rate is: 1.5 for 上浮50% and for 1.5倍."""
    quantity = bound.quantity
    if quantity.value is None:
        return None
    if quantity.kind is QuantityKind.MULTIPLE:
        return quantity.value
    if quantity.kind is QuantityKind.PERCENT and _RAISED.search(
        source.text, max(0, quantity.span.start - 12), quantity.span.start
    ):
        return 1 + quantity.value
    return None


def _charges(source: TermSource, bound: Bound) -> frozenset[Charge]:
    """What the rate is charged for; a daily 违约金 on a loan not repaid in time is both penalty and overdue rate."""
    start = source.windows[bound.window].start
    late = source.between("overdue_cue", start, bound.quantity.span.start)
    if bound.label == "penalty_label":
        owed = late and source.between(_REPAYMENT, start, bound.quantity.span.start)
        period = find_period(source.text, bound.quantity.span, _own_part(source, bound)) if owed else None
        return _BOTH if period is Period.DAY else _PENALTY
    if bound.label == "overdue_label":
        return _OVERDUE
    if bound.label != "interest_label" or _promises_return(source, bound):
        return frozenset()
    return _OVERDUE if late and not _earlier_rate(source, bound) else _INTEREST


def _own_part(source: TermSource, bound: Bound) -> Span:
    """The part of the unit in which the rate's period may be named: from the rate before it on."""
    window = source.windows[bound.window]
    rates = source.quantities_in(bound.window, QuantityKind.PERCENT, QuantityKind.INTEREST_WORDS)
    before = [rate.span.end for rate in rates if rate.span.end <= bound.quantity.span.start]
    return Span(max([window.start, *before[-1:]]), window.end)


def _promises_return(source: TermSource, bound: Bound) -> bool:
    """Whether the rate is what an investor is promised rather than what money costs: 保证不低于年化10%的收益."""
    part = source.clause_part(bound.quantity.span)
    return source.between("promised_rate", part.start, part.end) or bool(source.hits("investor_offer", bound.window))


def _earlier_rate(source: TermSource, bound: Bound) -> bool:
    """Whether the late payment is spoken of only for another rate before this one."""
    before = [
        item.span.end
        for item in source.quantities_in(bound.window, QuantityKind.PERCENT, QuantityKind.INTEREST_WORDS)
        if item.span.end <= bound.quantity.span.start
    ]
    return bool(before) and not source.between("overdue_cue", before[-1], bound.quantity.span.start)


def _quotes_law(source: TermSource, bound: Bound) -> bool:
    start = max(source.windows[bound.window].start, bound.quantity.span.start - _LAW_REACH)
    return source.between("law_rate", start, source.clause_part(bound.quantity.span).end)
