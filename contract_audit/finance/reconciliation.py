"""Whether sums that someone states follow from the flows of money beside them.

A gap is reported and left standing: nothing here repairs a figure, for what explains it cannot be known.
"""

from decimal import Decimal
from typing import Final

import msgspec

_TOLERANCE: Final = Decimal("0.01")


class Check(msgspec.Struct, frozen=True):
    """A stated sum against the same sum computed, in yuan; `gap` is computed minus stated."""

    id: str
    stated: Decimal
    computed: Decimal

    @property
    def gap(self) -> Decimal:
        """By how much the computed sum is higher; negative where it is lower."""
        return self.computed - self.stated

    @property
    def reconciles(self) -> bool:
        """Whether both agree to the fen."""
        return abs(self.gap) <= _TOLERANCE


def shortfall(base: Decimal, recovered: Decimal) -> Decimal:
    """`base − recovered`: what is missing of a contribution, or of an account's value, after all that was taken out.

    8,025,700 with 7,773,854 taken out: 251,846. From an account worth 8,025,681: 251,827.
    """
    return base - recovered


def reconcile(name: str, stated: Decimal, computed: Decimal) -> Check:
    """Compare a stated sum with the computed one. A loss stated as 250,730 against 251,846 leaves a gap of 1,116."""
    return Check(name, stated, computed)
