"""Rates that answer to a label, by what they are charged for: the loan, its being overdue, a breach."""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Final

import msgspec

from contract_audit.document import Span
from contract_audit.terms.binding import Bound, bind
from contract_audit.terms.periods import Period, annual, find_period, is_monthly, year_of_360
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term
from contract_audit.text.quantities import QuantityKind

ANNUAL: Final = "annual"
"""Unit of a rate for a year."""

_MOST: Final = Decimal(10)
"""A rate above 1000% is taken for a slip of the pen and said so."""
_LAW_REACH = 24
_DAILY: Final = Decimal("0.005")
"""Up to this much a charge on what is late is by the day, by custom."""
_PERIOD_OF_WORDS = {"year": Period.YEAR, "month": Period.MONTH, "day": Period.DAY}
_RAISED = re.compile(r"(?:上浮|上调|提高|(?:利率|基础)[^，。；每日天]{0,6}(?:加收|另加|增加))\Z")
_FORMULA = re.compile(r"(?:[×*÷]|乘以)\s?\Z")
"""Before a percentage that is a factor in a formula (`÷总资产×100%`)."""
_OF_INTEREST = re.compile(r"[息利]")
SECURITY = re.compile(r"补|押金|保证金|风险金|信用金|欠费|交费|缴费|未付金额|租金|房租|货款|工程款|预付金|跟投款")
"""What is late where it is not the loan: margin, fees, rent, the price of goods."""
_BESIDES = re.compile(r"除(?:应?按照?)?[^，。；除]{0,8}\Z")
_GOES_ON = re.compile(r"[^，。；]{0,12}外")
"""Around a rate that only goes on: `除按月利率1%继续付息外，…`."""
_FLOOR = re.compile(r"(?:不低于|不少于)\Z")
"""Before a return that is promised as the least."""
_FIXED_RETURN = re.compile(r"的?(?:固定|投资回报|回报|利息)")
"""Behind a least return that is the price of the money all the same."""
_TIER = re.compile(r"（?(?:含|不含)?）?以[内上下外]的?(?:部分|收益|利润)")
"""Behind a share that only divides the profit into tiers."""
_VOID = re.compile(r"[^，。；]{0,8}(?:不算|作废|作罢|不再执行)|(?:的数值)?，?(?:仅|只)用[于来作]")
"""Behind what no longer holds, and behind a benchmark that only measures."""
_MORE = re.compile(r"(?:再|另|多|加)(?:加|上浮|补)?[^，。；\d]{0,4}\Z")
"""Before interest that is added to another rate: `续投的再加利息2厘`."""
_APART = re.compile(r"[（后]|之和|[低高]于|扣除")
_ADDED = re.compile(r"[另再]加\Z")
_CAPPED = re.compile(r"(?:不得?超过|不高于|上限为?|最高)[^，。；]{0,8}\Z")
"""Before a rate that only bounds the others."""
_COLLECTED = re.compile(r"的?(?:利率)?(?:收取|计收|计付|支付|计算)利息")
"""Behind a rate that is one of interest whatever else is offered."""
_FEE_RATES = frozenset({"费率", "综合费率", "月费率", "日费率", "年费率"})
_TIGHT = 5
"""Most characters between a label and a rate without a period."""


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
        if period is None and charge is Charge.INTEREST and not _is_tight(source, bound):
            continue
        if period is None and charge is Charge.OVERDUE and quantity.value is not None and quantity.value <= _DAILY:
            period, issues = Period.DAY, (*issues, "period-implied")
        if _CAPPED.search(source.text, max(window.start, bound.place.start - 10), bound.place.start) or _CAPPED.search(
            source.text, min(bound.place.end, quantity.span.start), quantity.span.start
        ):
            continue
        if charge is Charge.OVERDUE and _ADDED.search(
            source.text, max(window.start, bound.place.start - 3), bound.place.start
        ):
            continue
        yield Rate(bound, charge, quantity.value, period, issues)


def yearly(source: TermSource, term: str, rate: Rate) -> Term:
    """The term for a rate: its value for a year, or None with the issue `no-period`."""
    value, issues = None, rate.issues
    if rate.value is None:
        pass
    elif rate.period is None:
        issues = (*issues, "no-period")
    else:
        year = annual(rate.value, rate.period, year_counted(source))
        value, issues = year.rate, (*issues, *year.issues)
        if value > _MOST:
            issues = (*issues, "over-1000-percent")
    confidence = 0.95 if rate.period is Period.YEAR else 0.9 if rate.period else 0.6
    return source.term(
        term, value, rate.bound.span, unit=ANNUAL, raw=rate.bound.quantity.span, confidence=confidence, issues=issues
    )


def year_counted(source: TermSource) -> str:
    """What the text says of a year of 360 days; looked for once, empty where it says nothing."""
    return source.once("360", lambda: year_of_360(source.text))


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
    """What the rate is charged for.

    A daily 违约金 is a penalty alone; 滞纳金 is the overdue rate too where the text names no other, unless it is for
    margin, rent or fees that are late.
    """
    start, end = source.windows[bound.window].start, bound.quantity.span.start
    late = source.between("overdue_cue", start, end)
    if bound.label == "penalty_label":
        return _PENALTY
    if bound.label == "overdue_label":
        if _OF_INTEREST.search(bound.place.of(source.text)):
            return _OVERDUE
        other = SECURITY.search(source.text, start, bound.quantity.span.end) or _names_overdue_interest(source)
        return _PENALTY if other else _BOTH
    if bound.label != "interest_label" or _is_no_price(source, bound) or is_of_fee(source, bound):
        return frozenset()
    return _OVERDUE if late and not _earlier_rate(source, bound) else _INTEREST


def _names_overdue_interest(source: TermSource) -> bool:
    """Whether some rate of the text is one of interest on what is overdue."""
    return source.once(
        "overdue interest",
        lambda: any(
            bound.label == "overdue_label" and _OF_INTEREST.search(bound.place.of(source.text)) is not None
            for bound in bind(source, "rate")
        ),
    )


def _is_tight(source: TermSource, bound: Bound) -> bool:
    """Whether a rate without a period is bound so closely to its label that it must be one of interest."""
    start = bound.quantity.span.start
    between = source.text[bound.place.end : start]
    ahead = source.text[max(0, bound.place.start - 6) : bound.place.start]
    return bound.place.end <= start and len(between) <= _TIGHT and not (_MORE.search(ahead) or _APART.search(between))


def is_of_fee(source: TermSource, bound: Bound) -> bool:
    """Whether 费率 is that of a fee: one named before it, as in `担保费，费率为每年2%`, or one beside the 利率."""
    start = source.windows[bound.window].start
    label = bound.place.of(source.text)
    if label in _FEE_RATES and _names_interest(source):
        return True
    return label == "费率" and source.between("fee_label", start, bound.place.start)


def _names_interest(source: TermSource) -> bool:
    """Whether some rate of the text is called 利率, so that 综合费率 is not the price of the money but a fee."""
    return source.once(
        "names 利率",
        lambda: any(
            bound.label == "interest_label" and "利率" in bound.place.of(source.text) and bound.quantity.value
            for bound in bind(source, "rate")
        ),
    )


def _is_no_price(source: TermSource, bound: Bound) -> bool:
    """Whether the rate is not what the money costs: a return promised, a tier of the profit, what no longer holds."""
    text, span = source.text, bound.quantity.span
    floor = source.windows[bound.window].start
    start = min(bound.place.start, span.start)
    if _GOES_ON.match(text, span.end) and _BESIDES.search(text, max(floor, start - 12), start):
        return True
    called = bound.place.of(text)
    least = "利率" not in called and any(_FLOOR.search(text, max(floor, at - 4), at) for at in (span.start, start))
    if least and not _FIXED_RETURN.match(text, span.end):
        return True
    return bool(_TIER.match(text, span.end) or _VOID.match(text, span.end)) or _promises_return(source, bound)


def _own_part(source: TermSource, bound: Bound) -> Span:
    """The part of the unit in which the rate's period may be named: from the rate before it on."""
    window = source.windows[bound.window]
    rates = source.quantities_in(bound.window, QuantityKind.PERCENT, QuantityKind.INTEREST_WORDS)
    before = [rate.span.end for rate in rates if rate.span.end <= bound.quantity.span.start]
    return Span(max([window.start, *before[-1:]]), window.end)


def _promises_return(source: TermSource, bound: Bound) -> bool:
    """Whether the rate is what an investor is promised rather than what money costs: 保证不低于年化10%的收益."""
    part = source.clause_part(bound.quantity.span)
    if _COLLECTED.match(source.text, bound.quantity.span.end):
        return False
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
