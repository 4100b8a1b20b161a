"""What a rate stated for a day, a week or a month comes to in a year.

Rates are plain decimals. A nominal rate multiplies (24% for 2% a month); an effective one compounds (26.82%).
"""

from decimal import Decimal
from typing import Final, Literal

Period = Literal["year", "quarter", "month", "week", "day", "trading-day"]

DAYS: Final = Decimal(365)
"""Days in a year unless the contract counts 360."""
TRADING_DAYS: Final = Decimal(244)
"""Trading days in a year on the mainland exchanges: an assumption that must be named beside the result."""

_PERIODS: Final = {"year": Decimal(1), "quarter": Decimal(4), "month": Decimal(12)}
_WORDS: Final = {"mao": Decimal("0.1"), "fen": Decimal("0.01"), "li": Decimal("0.001")}
"""毛, 分 and 厘 of interest by the month; by the year each is worth ten times as much."""


def annual_rate(
    rate: Decimal, period: Period, *, days: Decimal = DAYS, trading_days: Decimal = TRADING_DAYS
) -> Decimal:
    """The nominal yearly rate of `rate` for each `period`: `rate · periods`.

    日息万分之五: 0.1825 by 365 days, 0.18 by 360. 周0.5%: 0.260714 (a week is `days / 7` of a year). 每万元每天12元:
    0.438 by calendar days, 0.2928 by 244 trading days.
    """
    if period == "day":
        return rate * days
    if period == "trading-day":
        return rate * trading_days
    if period == "week":
        return rate * days / 7
    return rate * _PERIODS[period]


def interest_words(count: Decimal, word: Literal["mao", "fen", "li"], period: Literal["year", "month"]) -> Decimal:
    """The nominal yearly rate of 分, 厘 and 毛: 月息2分 is 0.24, 月息1分5 is 0.18, 年息1分 is 0.10.

    By the month a 分 is 1%, by the year 10%; a 厘 is a tenth of it, a 毛 ten times as much.
    """
    monthly = count * _WORDS[word]
    return monthly * 12 if period == "month" else monthly * 10


def effective_rate(nominal: Decimal, periods: int = 12) -> Decimal:
    """`(1 + nominal / periods)^periods − 1`. 24% by the month: 0.268242.

    Raises `ValueError` unless `periods` is positive.
    """
    if periods <= 0:
        message = "a year has at least one period"
        raise ValueError(message)
    return (1 + nominal / periods) ** periods - 1


def rate_for_days_held(charged: Decimal, days_held: Decimal, days: Decimal = Decimal(360)) -> Decimal:
    """The yearly rate of a whole period's charge when the money is held for less: `charged · days / held`.

    1.35% for a month begun, held for 15 days: 0.324. Raises `ValueError` unless `days_held` is positive.
    """
    if days_held <= 0:
        message = "the money must be held for some time"
        raise ValueError(message)
    return charged * days / days_held


def rate_of_sum(charged: Decimal, principal: Decimal, period: Period) -> Decimal:
    """The nominal yearly rate of a sum charged each period: 83,600 a month on 8,025,700 is 0.124998.

    Raises `ValueError` unless `principal` is positive.
    """
    if principal <= 0:
        message = "a charge is measured against a positive principal"
        raise ValueError(message)
    return annual_rate(charged / principal, period)


def accrued_interest(principal: Decimal, rate: Decimal, days_held: int, days: Decimal = DAYS) -> Decimal:
    """Simple interest `principal · rate · held / days` in yuan: 8,025,700 at 12.5% for 41 days is 112,689.62."""
    return principal * rate * days_held / days
