"""What a fall in prices leaves, at once or through days on which the price limit lets nobody sell."""

from decimal import Decimal
from typing import Final

import msgspec

MAIN_BOARD: Final = Decimal("0.10")
"""Daily price limit on the main boards."""
GROWTH_BOARDS: Final = Decimal("0.20")
"""Daily price limit on ChiNext and STAR."""


class Shock(msgspec.Struct, frozen=True):
    """A fully invested account after a fall by `drop`, in yuan; `margin_loss` is a share, above 1 with debt left."""

    drop: Decimal
    assets: Decimal
    equity: Decimal
    margin_loss: Decimal


def shock(drop: Decimal, *, margin: Decimal, borrowed: Decimal, accrued: Decimal = Decimal(0)) -> Shock:
    """Assets `(1 − drop)·T`, equity `assets − B⁺`, loss `(M − equity) / M`.

    −30% at L = 5 without interest: 180% of the margin. Raises `ValueError` unless `margin` is positive and `drop` lies
    between 0 and 1.
    """
    if margin <= 0 or not 0 <= drop <= 1:
        message = "margin must be positive and a fall between 0 and 1"
        raise ValueError(message)
    assets = (1 - drop) * (margin + borrowed)
    equity = assets - borrowed - accrued
    return Shock(drop, assets, equity, (margin - equity) / margin)


def wipe_out_drop(*, margin: Decimal, borrowed: Decimal, accrued: Decimal = Decimal(0)) -> Decimal:
    """The fall that leaves no equity, `(M − accrued) / (M + B)`. L = 5: 0.166667.

    Zero or less where the accrued cost alone eats the margin. Raises `ValueError` unless something is invested.
    """
    if margin + borrowed <= 0:
        message = "nothing is invested"
        raise ValueError(message)
    return (margin - accrued) / (margin + borrowed)


def limit_down_value(assets: Decimal, limit: Decimal, days: int) -> Decimal:
    """`assets · (1 − limit)^days`: 1,560,000 after two days at −10% is 1,263,600."""
    return assets * (1 - limit) ** days


def limit_down_days(drop: Decimal, limit: Decimal) -> int | None:
    """The fewest days at the limit that make a fall of `drop`: the least n with `1 − (1 − limit)^n ≥ drop`.

    A fall of 16.6667% takes two days at 10% and one at 20%. None for a total loss, which no number of days reaches.
    Raises `ValueError` unless `limit` lies between 0 and 1.
    """
    if not 0 < limit < 1:
        message = "a price limit lies between 0 and 1"
        raise ValueError(message)
    if drop >= 1:
        return None
    left, days = Decimal(1), 0
    while 1 - left < drop:
        left *= 1 - limit
        days += 1
    return days
