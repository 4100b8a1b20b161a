"""How much leverage a stated appetite for risk bears: by a volatility target, and by Kelly.

Both give exposure, assets over own money; leverage L is exposure minus one, and an exposure below one holds cash.
"""

from decimal import Decimal


def exposure_for_volatility(target: Decimal, volatility: Decimal) -> Decimal:
    """`target / σ`, both yearly. A target of 10% with assets at 25%: 0.4, so 60% stays in cash.

    Raises `ValueError` unless `volatility` is positive.
    """
    _positive(volatility)
    return target / volatility


def kelly_exposure(expected: Decimal, financing: Decimal, volatility: Decimal) -> Decimal:
    """The growth-optimal exposure `(μ − i) / σ²`, yearly; never below zero.

    μ = 8%, i = 4%, σ = 20%: 1. Half of it is the usual caution. Raises `ValueError` unless `volatility` is positive.
    """
    _positive(volatility)
    return max(Decimal(0), (expected - financing) / (volatility * volatility))


def kelly_share(win_probability: Decimal, payoff: Decimal) -> Decimal:
    """The share of capital to stake on a bet that pays `payoff` for one: `p − (1 − p) / b`; never below zero.

    p = 60%, b = 1: 0.20. Raises `ValueError` unless `payoff` is positive and the probability lies between 0 and 1.
    """
    _positive(payoff)
    if not 0 <= win_probability <= 1:
        message = "a probability lies between 0 and 1"
        raise ValueError(message)
    return max(Decimal(0), win_probability - (1 - win_probability) / payoff)


def _positive(value: Decimal) -> None:
    if value <= 0:
        message = "volatility and payoff must be positive"
        raise ValueError(message)
