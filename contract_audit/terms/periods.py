"""The period a rate is for, and what the rate comes to in a year at simple interest."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import Final

import msgspec

from contract_audit.document import Span

TRADING_DAYS: Final = 244
"""Trading days in a year, as the Shanghai and Shenzhen exchanges have had in most recent years."""

_UNIT = r"(?:个?交易日|个?自然日|个?月|季度?|周|星期|年度?|日|天)"
_BEHIND = re.compile(
    rf"（?元?(?:/(?P<slash>{_UNIT})|(?:每|一|按每?)(?P<unit>{_UNIT})(?!付|结|支付|缴|期)|的?(?P<label>[年月日周天])(?:利率|息|费率|化))"
)
_BEFORE = re.compile(
    rf"(?:每|一|按)(?P<each>{_UNIT})(?!付|结|支付|缴|内|以上|期|后)"
    rf"|(?P<adverb>逐日|逐月|日均)"
    rf"|(?P<label>[年月日周天季])(?:利率|利息|息|费率|综合费率|管理费率|化|收益率|收益|回报|租|资金|成本|费|率|使用|占用|服务|结)"
    rf"|(?P<bare>[年月日周天])(?=[\d百千万]|分之|\Z)"
    rf"|（(?P<aside>[年月日周天])(?:利率|息|化)?）"
)
_CUSTOM_BEFORE = re.compile(r"按月|每月|每个月|一个月|月付|月结|逐月")
_THREE_HUNDRED_SIXTY = re.compile(r"(?:一年|全年|每年|年度|/|÷)[^，。；\d]{0,4}360(?!\d)|360(?:天|日)(?:计|为|/)")


class Period(StrEnum):
    """What a rate is charged for."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    TRADING_DAY = "trading_day"


_SIGNS = {
    "年": Period.YEAR, "季": Period.QUARTER, "月": Period.MONTH, "周": Period.WEEK, "星": Period.WEEK,
    "日": Period.DAY, "天": Period.DAY, "自": Period.DAY, "交": Period.TRADING_DAY, "逐": Period.DAY,
}  # fmt: skip
_TIMES = {Period.YEAR: Decimal(1), Period.QUARTER: Decimal(4), Period.MONTH: Decimal(12)}


class Annual(msgspec.Struct, frozen=True):
    """A yearly rate as a simple decimal, and what was assumed for it."""

    rate: Decimal
    issues: tuple[str, ...] = ()


def find_period(text: str, place: Span, window: Span) -> Period | None:
    """The period of the rate at `place`: behind it (`/月`, `每日`), else the last one named before it in its unit."""
    behind = _BEHIND.match(text, place.end, window.end)
    if behind:
        return _named(behind["slash"] or behind["unit"] or behind["label"])
    found: Period | None = None
    for before in _BEFORE.finditer(text, max(window.start, place.start - 40), place.start):
        found = _named(before["each"] or before["label"] or before["bare"] or before["aside"] or before["adverb"])
    return found


def is_monthly(text: str, window: Span) -> bool:
    """Whether payment goes by the month anywhere in `window`: what 2分 then is charged for."""
    return _CUSTOM_BEFORE.search(text, window.start, window.end) is not None


def year_of_360(text: str) -> str:
    """The words by which a text counts 360 days a year; empty where it does not."""
    said = _THREE_HUNDRED_SIXTY.search(text)
    return said.group() if said else ""


def annual(rate: Decimal, period: Period, around: str) -> Annual:
    """`rate` for a year; `around` is the text it stands in, which may say that a year counts 360 days.

    A week is seven of 365 days. Trading days are counted as 244, an assumption that is said in `issues`.
    """
    times = _TIMES.get(period)
    if times is not None:
        return Annual(rate * times)
    if period is Period.TRADING_DAY:
        return Annual(rate * TRADING_DAYS, ("assumed-244-trading-days",))
    if period is Period.WEEK:
        return Annual(rate * 365 / 7)
    if _THREE_HUNDRED_SIXTY.search(around):
        return Annual(rate * 360, ("year-of-360-days",))
    return Annual(rate * 365)


def _named(unit: str) -> Period:
    return _SIGNS[unit.removeprefix("个")[0]]
