"""The effective yearly rate of a loan from what is really paid out and back, by the internal rate of return.

The root is found by pyxirr; it is a float, and here becomes a decimal of twelve places.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

import msgspec

_PLACES: Final = Decimal("0.000000000001")


class EffectiveCost(msgspec.Struct, frozen=True):
    """The rate of one period, times the periods of a year (`nominal`), and compounded over them (`effective`)."""

    per_period: Decimal
    nominal: Decimal
    effective: Decimal


def effective_cost(flows: Sequence[Decimal], periods: int = 12) -> EffectiveCost | None:
    """The cost of `flows` in yuan, one each period from the day of payment: what comes in positive, what goes out not.

    940,000 in, nothing for two months, 1,000,000 out: 2.083930% a month, nominal 0.250072, effective 0.280821.
    None where no rate explains the flows: all of one sign, or worse than a total loss.
    """
    import pyxirr  # noqa: PLC0415 - compiled code that a scan without a stated cost never needs

    try:
        root = pyxirr.irr([float(flow) for flow in flows])
    except pyxirr.InvalidPaymentsError:
        return None
    if root is None or root <= -1:
        return None
    rate = Decimal(str(root)).quantize(_PLACES)
    return EffectiveCost(rate, rate * periods, (1 + rate) ** periods - 1)


def bullet_loan(  # noqa: PLR0913 - the terms of a loan, each by its name
    principal: Decimal,
    periods: int,
    *,
    rate: Decimal = Decimal(0),
    charge: Decimal = Decimal(0),
    deducted: Decimal = Decimal(0),
    prepaid: int = 0,
) -> list[Decimal]:
    """Flows of a loan repaid at the end: `principal − deducted`, then `principal · rate + charge` each period.

    `rate` is for one period, `charge` a sum each period, `deducted` what is kept back on payment, `prepaid` the number
    of first periods for which it pays interest in advance. 1,000,000 at 2% with three months kept back:
    940,000, 0, 0, −1,000,000. Raises `ValueError` for less than one period.
    """
    if periods < 1:
        message = "a loan runs for at least one period"
        raise ValueError(message)
    each = principal * rate + charge
    flows = [principal - deducted, *(-each if period > prepaid else Decimal(0) for period in range(1, periods + 1))]
    flows[-1] -= principal
    return flows


def instalment_loan(principal: Decimal, periods: int, flat_rate: Decimal) -> list[Decimal]:
    """Flows of equal instalments with a fee on the first principal: `principal · (1 / n + flat_rate)` each period.

    12 months at 月费率 1% look like 12% a year and cost 21.4572%. Raises `ValueError` for less than one period.
    """
    if periods < 1:
        message = "a loan runs for at least one period"
        raise ValueError(message)
    return [principal] + [-(principal / periods + principal * flat_rate)] * periods
