"""How figures are rounded before they are shown: sums to the fen, ratios to a millionth."""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

_FEN: Final = Decimal("0.01")
_MILLIONTH: Final = Decimal("0.000001")
_WIDE: Final = Context(prec=120, Emax=999_999, Emin=-999_999)
"""Wide enough for any figure a text can make up: rounding must not fail where the sum itself did not."""


def to_fen(amount: Decimal) -> Decimal:
    """Yuan to two places, halves away from zero: 19726.0274 gives 19726.03."""
    return _plain(amount.quantize(_FEN, ROUND_HALF_UP, context=_WIDE))


def to_ratio(value: Decimal) -> Decimal:
    """A rate or share to six places, without trailing zeros: 1/12 gives 0.083333."""
    return _plain(value.quantize(_MILLIONTH, ROUND_HALF_UP, context=_WIDE))


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent, so that it prints as people write it."""
    whole = value.to_integral_value()
    return abs(whole) if not value else whole if value == whole else value.normalize()
