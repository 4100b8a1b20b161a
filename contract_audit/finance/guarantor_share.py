"""What a guarantor at fault bears where the guarantee falls.

Source: 担保制度解释 art. 17. The share is a ceiling of what the debtor cannot pay; the court sets it by fault.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

Cause = Literal["main-contract-void", "guarantee-void-both-at-fault", "guarantee-void-guarantor-at-fault"]

_SHARES: Final = {
    "main-contract-void": Fraction(1, 3),
    "guarantee-void-both-at-fault": Fraction(1, 2),
    "guarantee-void-guarantor-at-fault": Fraction(1),
}


def guarantor_ceiling(unpaid: Decimal, cause: Cause) -> Decimal:
    """The most a guarantor at fault bears of `unpaid`, the yuan that the debtor cannot pay.

    A third where the main contract is void: 150,730 gives 50,243.33. Half where the guarantee itself is void and both
    are at fault; all of it where only the guarantor is.
    """
    share = _SHARES[cause]
    return unpaid * share.numerator / share.denominator
