"""Three ways back to a maintenance ratio k, which contracts confuse: they differ by a factor of k or of k / (k − 1).

V is the account value, B the debt, both in yuan, and V / B the maintenance ratio.
"""

from decimal import Decimal

import msgspec


class TopUp(msgspec.Struct, frozen=True):
    """The yuan it takes by each way; `sale` is None where selling alone cannot restore the ratio (k ≤ 1)."""

    deposit: Decimal
    repayment: Decimal
    sale: Decimal | None


def top_up(target: Decimal, assets: Decimal, debt: Decimal) -> TopUp:
    """What restores `target`; nothing where it is met already. k = 1.5, V = 125, B = 100: 25, 16.6667 and 50.

    Raises `ValueError` unless `target` is positive.
    """
    return TopUp(
        deposit=top_up_by_deposit(target, assets, debt),
        repayment=top_up_by_repayment(target, assets, debt),
        sale=top_up_by_sale(target, assets, debt) if target > 1 else None,
    )


def top_up_by_deposit(target: Decimal, assets: Decimal, debt: Decimal) -> Decimal:
    """Cash paid in and left in the account: `k·B − V`."""
    return max(Decimal(0), target * debt - assets)


def top_up_by_repayment(target: Decimal, assets: Decimal, debt: Decimal) -> Decimal:
    """Debt repaid with money from outside: `B − V / k`. Raises `ValueError` unless `target` is positive."""
    if target <= 0:
        message = "a maintenance ratio is positive"
        raise ValueError(message)
    return max(Decimal(0), debt - assets / target)


def top_up_by_sale(target: Decimal, assets: Decimal, debt: Decimal) -> Decimal:
    """Shares sold and the debt repaid with the proceeds: `(k·B − V) / (k − 1)`.

    More than `assets` where not even selling everything restores the ratio. Raises `ValueError` unless `target > 1`.
    """
    if target <= 1:
        message = "selling cannot raise a ratio to one or less"
        raise ValueError(message)
    return top_up_by_deposit(target, assets, debt) / (target - 1)
