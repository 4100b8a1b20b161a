"""What leverage L, borrowed over own money, makes of a return, and how L follows from the ways contracts state it.

A year is the period: the whole year's interest `i` is paid on what is borrowed; for shorter terms pass
`i · days / 365`. Commissions, taxes and a forced sale on the way are left out.
"""

from decimal import Decimal


def leveraged_return(leverage: Decimal, asset_return: Decimal, interest: Decimal) -> Decimal:
    """Return on own money, `(1 + L)·r − L·i`; below −1 more than everything is lost.

    L = 3, r = −30%, i = 18%: −1.74, so 74% of the own money is owed on top.
    """
    return (1 + leverage) * asset_return - leverage * interest


def leveraged_volatility(leverage: Decimal, volatility: Decimal) -> Decimal:
    """`(1 + L)·σ`, while no forced sale cuts the path short. L = 1, σ = 20%: 0.40."""
    return (1 + leverage) * volatility


def leveraged_sharpe(
    leverage: Decimal, asset_return: Decimal, interest: Decimal, *, risk_free: Decimal, volatility: Decimal
) -> Decimal:
    """`(leveraged return − risk-free) / ((1 + L)·σ)`.

    r = 8%, σ = 20%, risk-free 2%: 0.30 without leverage and 0.25 at L = 1, i = 4%; at i = 2% it stays 0.30, so it is
    interest above the risk-free rate that lowers it, not leverage. Raises `ValueError` unless `volatility` is positive.
    """
    if volatility <= 0:
        message = "volatility must be positive"
        raise ValueError(message)
    return (leveraged_return(leverage, asset_return, interest) - risk_free) / leveraged_volatility(leverage, volatility)


def break_even_return(leverage: Decimal, interest: Decimal) -> Decimal:
    """The asset return that just pays the interest, `L·i / (1 + L)`. L = 5, i = 24%: 0.20."""
    return leverage * interest / (1 + leverage)


def wipe_out_return(leverage: Decimal, interest: Decimal) -> Decimal:
    """The asset return at which the own money is gone, `(L·i − 1) / (1 + L)`.

    L = 1, i = 4%: −0.48. L = 5, i = 24%: +0.0333, so even a gain of 3% leaves nothing.
    """
    return (leverage * interest - 1) / (1 + leverage)


def leverage_of_sums(own: Decimal, borrowed: Decimal) -> Decimal:
    """`borrowed / own`. 300,000 and 1,500,000: 5. Raises `ValueError` unless `own` is positive."""
    if own <= 0:
        message = "without own money there is no leverage"
        raise ValueError(message)
    return borrowed / own


def leverage_of_gross(multiple: Decimal) -> Decimal:
    """From total over own money, `multiple − 1`: `操盘资金为保证金的5倍` is L = 4."""
    return multiple - 1


def leverage_of_tranches(senior: Decimal, junior: Decimal) -> Decimal:
    """Senior units over junior ones: `优先:劣后 = 2:1` is L = 2. Raises `ValueError` unless `junior` is positive."""
    return leverage_of_sums(junior, senior)


def leverage_of_margin_ratio(ratio: Decimal) -> Decimal:
    """From own over borrowed money, `1 / ratio`: a margin ratio of 80% is L = 1.25.

    Raises `ValueError` unless `ratio` is positive.
    """
    return leverage_of_sums(ratio, Decimal(1))


def highest_leverage(maintenance: Decimal) -> Decimal | None:
    """The leverage at which a maintenance ratio k is met on the first day already, `1 / (k − 1)`.

    A deal above it is under water at opening: k = 130% bears at most 3.3333. None where `k ≤ 1` bears any.
    """
    return 1 / (maintenance - 1) if maintenance > 1 else None
