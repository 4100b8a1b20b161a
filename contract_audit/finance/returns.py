"""Returns of one and of many periods, their yearly growth, their spread, and what the spread pays.

Returns, rates and volatilities are plain decimals.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

TRADING_DAYS: Final = 252
"""Trading days in a year by the convention of volatility; mainland exchanges have about 244."""


def single_period_return(start: Decimal, end: Decimal, income: Decimal = Decimal(0)) -> Decimal:
    """`(end − start + income) / start`, prices and income in yuan.

    Bought at 10, worth 11, 0.5 paid out: 0.15. Raises `ValueError` unless `start` is positive.
    """
    _positive(start)
    return (end - start + income) / start


def cumulative_return(returns: Iterable[Decimal]) -> Decimal:
    """`Π(1 + r) − 1` over the periods. +10%, −10%, +5% give 0.0395."""
    growth = Decimal(1)
    for each in returns:
        growth *= 1 + each
    return growth - 1


def compound_annual_growth(start: Decimal, end: Decimal, years: Decimal) -> Decimal:
    """`(end / start)^(1 / years) − 1`. From 100 to 150 in 3 years: 0.14471424.

    Raises `ValueError` unless `start` and `years` are positive and `end` is not negative.
    """
    _positive(start, years)
    if end < 0:
        message = "the final value must not be negative"
        raise ValueError(message)
    return (end / start) ** (1 / years) - 1


def annual_volatility(daily: Decimal, days: int = TRADING_DAYS) -> Decimal:
    """`σ_day · √days`. 1.2% a day gives 0.19049409 a year."""
    return daily * Decimal(days).sqrt()


def sharpe_ratio(expected: Decimal, risk_free: Decimal, volatility: Decimal) -> Decimal:
    """`(expected − risk_free) / volatility`, all for a year. 8%, 2% and 20% give 0.30.

    Raises `ValueError` unless `volatility` is positive.
    """
    _positive(volatility)
    return (expected - risk_free) / volatility


def _positive(*values: Decimal) -> None:
    if any(value <= 0 for value in values):
        message = "the value divided by must be positive"
        raise ValueError(message)
