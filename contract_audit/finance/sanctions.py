"""Sums in public law: the fine for unlicensed securities business, and the thresholds of illegal deposit-taking.

They are arithmetic on given facts; whether the facts are there is not for this program, and crime is never its finding.
"""

from decimal import Decimal
from typing import Final

import msgspec

_LARGE_GAIN: Final = Decimal(1_000_000)
_SMALL_FINE: Final = (Decimal(1_000_000), Decimal(10_000_000))

_DEPOSITS: Final = Decimal(1_000_000)
_DEPOSITORS: Final = 150
_LOSS: Final = Decimal(500_000)
_DEPOSITS_WITH_AGGRAVATION: Final = Decimal(500_000)
_LOSS_WITH_AGGRAVATION: Final = Decimal(250_000)


class Sanction(msgspec.Struct, frozen=True):
    """What is confiscated, and the least and the most of the fine, in yuan."""

    confiscated: Decimal
    least_fine: Decimal
    most_fine: Decimal


def unlicensed_securities_business(illegal_gain: Decimal) -> Sanction:
    """证券法 art. 202: confiscation, and one to ten times the gain; below 1,000,000 a fine of 1 to 10 million.

    A gain of 4,000,000: confiscated, fine 4 to 40 million. A gain of 800,000: confiscated, fine 1 to 10 million.
    """
    if illegal_gain < _LARGE_GAIN:
        return Sanction(illegal_gain, *_SMALL_FINE)
    return Sanction(illegal_gain, illegal_gain, 10 * illegal_gain)


def reaches_deposit_taking_threshold(
    taken: Decimal, *, loss: Decimal = Decimal(0), depositors: int = 0, aggravated: bool = False
) -> bool:
    """非法集资解释 art. 3: deposits of 1,000,000, or 150 depositors, or a direct loss of 500,000.

    With an aggravating fact, such as an administrative penalty for illegal fundraising within two years, half the sums
    suffice. 1,200,000 reaches it; so do 900,000 with a loss of 550,000, and 600,000 with such a penalty.
    """
    if taken >= _DEPOSITS or depositors >= _DEPOSITORS or loss >= _LOSS:
        return True
    return aggravated and (taken >= _DEPOSITS_WITH_AGGRAVATION or loss >= _LOSS_WITH_AGGRAVATION)
