"""Margin counted for each position alone against margin pooled over all of them.

Alone, a position falls by itself and costs its own margin at most before its debt is called. Pooled, good positions
carry bad ones for longer, but once the pool falls everything in it is sold.
"""

from collections.abc import Sequence
from decimal import Decimal

import msgspec


class Position(msgspec.Struct, frozen=True):
    """A financed position: what it is worth and what is owed on it, in yuan."""

    assets: Decimal
    debt: Decimal


class CrossMargin(msgspec.Struct, frozen=True):
    """What is sold under each regime at one maintenance ratio.

    `ratio` is that of the pool, None without debt. `sold_alone` and `sold_pooled` are the yuan of assets that are sold;
    `touched` are the positions below the line when each stands alone, by their place.
    """

    ratio: Decimal | None
    touched: tuple[int, ...]
    sold_alone: Decimal
    sold_pooled: Decimal


def cross_margin(positions: Sequence[Position], liquidation: Decimal) -> CrossMargin:
    """Compare both regimes at the line `liquidation` (assets over debt); a line is touched at or below its value.

    120/100 and 300/100 at 130%: alone the first is sold (120); pooled the ratio is 210% and nothing is. 120/100 and
    130/100 at 130%: alone both, pooled both. 120/100 and 135/100: alone the first (120), pooled 127.5% and both (255).
    """
    touched = tuple(at for at, item in enumerate(positions) if _below(item.assets, item.debt, liquidation))
    assets = sum((item.assets for item in positions), Decimal(0))
    debt = sum((item.debt for item in positions), Decimal(0))
    return CrossMargin(
        ratio=assets / debt if debt else None,
        touched=touched,
        sold_alone=sum((positions[at].assets for at in touched), Decimal(0)),
        sold_pooled=assets if _below(assets, debt, liquidation) else Decimal(0),
    )


def _below(assets: Decimal, debt: Decimal, liquidation: Decimal) -> bool:
    return debt > 0 and assets <= liquidation * debt
