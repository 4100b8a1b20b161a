"""The ceiling on everything charged for being late with a loan.

Source: 民间借贷规定 art. 29: overdue interest, penalty and other fees may be claimed together up to four times the LPR
of formation. Whether lawyers' and insurance fees are among them is contested: they are never added here.
"""

from collections.abc import Iterable
from decimal import Decimal

import msgspec


class OverdueClaim(msgspec.Struct, frozen=True):
    """What is claimed, the ceiling and what is enforced, in yuan."""

    claimed: Decimal
    ceiling: Decimal

    @property
    def enforced(self) -> Decimal:
        """The lesser of both."""
        return min(self.claimed, self.ceiling)

    @property
    def excess(self) -> Decimal:
        """What is claimed above the ceiling."""
        return max(Decimal(0), self.claimed - self.ceiling)


def overdue_claim(principal: Decimal, cap: Decimal, days: int, charges: Iterable[Decimal]) -> OverdueClaim:
    """Ceiling `principal · cap · days / 365` against the sum of `charges`; `cap` is a yearly decimal.

    1,000,000 at 12%, 60 days late, 30,000 by the day and 200,000 at once: 230,000 claimed, 19,726.03 enforced.
    """
    return OverdueClaim(claimed=sum(charges, Decimal(0)), ceiling=principal * cap * days / 365)
