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
_RAISED = re.compile(r"(?:上浮|加收|上调|提高|另加|增加)(?:至|到)?\Z")
_CEILING = re.compile(r"(?:不超过|不得超过|不高于|上限为?|最高(?:不超过)?|以内)\Z")


class Charge(StrEnum):
    """What a rate is charged for."""

    INTEREST = "interest"
    OVERDUE = "overdue"
    PENALTY = "penalty"


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
        if _charge(source, bound) is not charge or source.is_example(quantity.span) or _quotes_law(source, bound):
            continue
        if quantity.kind is QuantityKind.MULTIPLE:
            continue
        window = source.windows[bound.window]
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
        source.text, max(0, quantity.span.start - 6), quantity.span.start
    ):
        period = find_period(source.text, quantity.span, Span(quantity.span.start, source.windows[bound.window].end))
        return None if period else 1 + quantity.value
    return None


def _charge(source: TermSource, bound: Bound) -> Charge | None:
    if bound.label == "penalty_label":
        return Charge.PENALTY
    if bound.label == "overdue_label":
        return Charge.OVERDUE
    if bound.label != "interest_label":
        return None
    start = source.windows[bound.window].start
    late = source.between("overdue_cue", start, bound.quantity.span.start)
    return Charge.OVERDUE if late and not _earlier_rate(source, bound) else Charge.INTEREST


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
    return source.between("law_rate", start, bound.quantity.span.end + 4)
