"""Ceilings on agreed damages outside loans, and on earnest money."""

from decimal import Decimal
from typing import Final

EXCESSIVE_ABOVE: Final = Decimal("1.30")
"""A penalty above this multiple of the loss is generally excessive (合同编通则解释 art. 65)."""
DEPOSIT_SHARE: Final = Decimal("0.20")
"""Earnest money counts as such up to this share of the main contract's value (民法典 art. 586)."""


def excessive_penalty(penalty: Decimal, loss: Decimal) -> Decimal:
    """The yuan of a penalty above 130% of the loss it answers; zero within it.

    The base is the loss, not the contract's value: 200,000 for a loss of 100,000 is 70,000 too much. Reduction must be
    asked for, and a party in bad faith is generally not heard with it.
    """
    return max(Decimal(0), penalty - EXCESSIVE_ABOVE * loss)


def deposit_beyond_limit(deposit: Decimal, contract_value: Decimal) -> Decimal:
    """The yuan of earnest money beyond 20% of the contract's value, which are not earnest money.

    300,000 on 1,000,000: 100,000.
    """
    return max(Decimal(0), deposit - DEPOSIT_SHARE * contract_value)
