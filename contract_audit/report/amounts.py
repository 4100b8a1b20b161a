"""Figures as a lawyer reads them: yuan with their 万, rates as percent, durations in words."""

import re
from decimal import Decimal, InvalidOperation
from typing import Final

from contract_audit.report.messages import Messages

_WAN: Final = Decimal(10_000)
_YI: Final = Decimal(100_000_000)
_DURATION: Final = re.compile(
    r"P(?:(\d{1,5})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?)?"
)
_DURATION_UNITS: Final = ("years", "months", "weeks", "days", "hours", "minutes")
_INTERVAL: Final = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})")
_LONGEST: Final = 30


def number(value: object) -> Decimal | None:
    """`value` as a decimal, or None where it is no finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    try:
        exact = Decimal(str(value))
    except InvalidOperation:
        return None
    return exact if exact.is_finite() and abs(exact.adjusted()) < _LONGEST else None


def plain(value: Decimal) -> str:
    """A decimal with thousands separators and without trailing zeros or exponents."""
    whole, _, rest = f"{value:,f}".partition(".")
    rest = rest.rstrip("0")
    return f"{whole}.{rest}" if rest else whole


def percent(value: Decimal) -> str:
    """A share as percent, to at most four places."""
    return f"{plain(round(value * 100, 4))}%"


def money(value: Decimal, messages: Messages) -> str:
    """Yuan; in Chinese, a round sum of 万 or 亿 is written as such."""
    exact = round(value, 2)
    if messages.lang == "zh":
        for unit, name in ((_YI, "yi"), (_WAN, "wan")):
            if abs(exact) >= unit and exact % (unit / 100) == 0:
                return messages.say("amount", name, figure=plain(exact / unit))
    return messages.say("amount", "yuan", figure=plain(exact))


def annual(value: Decimal, messages: Messages) -> str:
    """A rate per year."""
    return messages.say("amount", "annual", percent=percent(value))


def times(value: Decimal, messages: Messages) -> str:
    """Leverage, borrowed over own."""
    return messages.say("amount", "times", figure=plain(round(value, 4)))


def stretch_of_time(value: str, messages: Messages) -> str | None:
    """An ISO 8601 duration or pair of dates in words; None for anything else."""
    if interval := _INTERVAL.fullmatch(value):
        return messages.say("amount", "interval", start=interval[1], end=interval[2])
    duration = _DURATION.fullmatch(value)
    if duration is None:
        return None
    parts = [
        messages.say("amount", unit, figure=int(count))
        for unit, count in zip(_DURATION_UNITS, duration.groups(), strict=True)
        if count
    ]
    return " ".join(parts) or None
