"""Interest kept back on payment (砍头息): the principal is what was paid out.

Source: 民法典 art. 670; 民间借贷规定 art. 26.
"""

from decimal import Decimal

import msgspec


class LawfulRepayment(msgspec.Struct, frozen=True):
    """What a court lets the lender claim, in yuan: the sum paid out, with interest up to the ceiling."""

    principal: Decimal
    interest: Decimal

    @property
    def total(self) -> Decimal:
        """Principal and interest."""
        return self.principal + self.interest


def lawful_repayment(
    stated: Decimal, deducted: Decimal, *, rate: Decimal, cap: Decimal | None, months: Decimal
) -> LawfulRepayment:
    """`(stated − deducted) · (1 + min(rate, cap) · months / 12)`; `cap` None leaves the agreed rate.

    1,000,000 stated, 60,000 kept back, 24% agreed, ceiling 12%, three months: 940,000 and 28,200, together 968,200.
    """
    principal = stated - deducted
    yearly = rate if cap is None else min(rate, cap)
    return LawfulRepayment(principal, principal * yearly * months / 12)
