"""Warning and liquidation lines: the account value at which each convention's line is touched, and how far away it is.

M is the own margin, B the borrowed money, T = M + B, and B⁺ = B with accrued interest and fees; all in yuan.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum

import msgspec


class Convention(StrEnum):
    """How a contract defines a line by its figure x; each member's formula is the account value at the line."""

    ABS = "ABS"
    """x: a sum."""
    TOTAL_FRAC = "TOTAL_FRAC"
    """x·T: a share of the initial total, a net value."""
    LOSS_OF_MARGIN = "LOSS_OF_MARGIN"
    """T − x·M: a share of the margin lost."""
    MARGIN_REMAIN = "MARGIN_REMAIN"
    """B + x·M: a share of the margin left."""
    LOAN_FRAC = "LOAN_FRAC"
    """x·B⁺: the maintenance ratio, a multiple of the debt."""
    EQ_OVER_T0 = "EQ_OVER_T0"
    """B + x·T: equity as a share of the initial total."""
    EQ_OVER_V = "EQ_OVER_V"
    """B / (1 − x): equity as a share of the current total."""
    LOSS_OF_TOTAL = "LOSS_OF_TOTAL"
    """(1 − x)·T: a share of the initial total lost."""


_NEEDS_NO_MARGIN = frozenset({Convention.ABS, Convention.LOAN_FRAC, Convention.EQ_OVER_V})


class _Account(msgspec.Struct, frozen=True):
    """The sums a line is measured by."""

    margin: Decimal
    borrowed: Decimal
    debt: Decimal

    @property
    def total(self) -> Decimal:
        return self.margin + self.borrowed


_Formula = Callable[[Decimal, _Account], Decimal]

_VALUE: Mapping[Convention, _Formula] = {
    Convention.ABS: lambda x, _: x,
    Convention.TOTAL_FRAC: lambda x, of: x * of.total,
    Convention.LOSS_OF_MARGIN: lambda x, of: of.total - x * of.margin,
    Convention.MARGIN_REMAIN: lambda x, of: of.borrowed + x * of.margin,
    Convention.LOAN_FRAC: lambda x, of: x * of.debt,
    Convention.EQ_OVER_T0: lambda x, of: of.borrowed + x * of.total,
    Convention.EQ_OVER_V: lambda x, of: of.borrowed / (1 - x),
    Convention.LOSS_OF_TOTAL: lambda x, of: (1 - x) * of.total,
}
"""The account value at a figure."""

_FIGURE: Mapping[Convention, _Formula] = {
    Convention.ABS: lambda value, _: value,
    Convention.TOTAL_FRAC: lambda value, of: value / of.total,
    Convention.LOSS_OF_MARGIN: lambda value, of: (of.total - value) / of.margin,
    Convention.MARGIN_REMAIN: lambda value, of: (value - of.borrowed) / of.margin,
    Convention.LOAN_FRAC: lambda value, of: value / of.debt,
    Convention.EQ_OVER_T0: lambda value, of: (value - of.borrowed) / of.total,
    Convention.EQ_OVER_V: lambda value, of: 1 - of.borrowed / value,
    Convention.LOSS_OF_TOTAL: lambda value, of: 1 - value / of.total,
}
"""The figure at an account value."""


class Distance(msgspec.Struct, frozen=True):
    """How far a line is from the start of a fully invested account: `drop` of the assets, `margin_loss` of the margin.

    Both are shares; a `drop` of zero or less means that the line is touched on the first day.
    """

    drop: Decimal
    margin_loss: Decimal


def line_value(
    convention: Convention,
    figure: Decimal,
    *,
    borrowed: Decimal,
    margin: Decimal | None = None,
    accrued: Decimal = Decimal(0),
) -> Decimal | None:
    """The account value in yuan at which the line is touched, by the formula of `convention`.

    None where the margin is needed and not known, and for a share of current assets of 100% or more. `accrued` counts
    for LOAN_FRAC alone: 130% of 100 with 3 accrued is 133.9. LOSS_OF_MARGIN 80%, M = 300,000, B = 1,500,000: 1,560,000.
    """
    if convention is Convention.EQ_OVER_V and figure >= 1:
        return None
    if margin is None and convention not in _NEEDS_NO_MARGIN:
        return None
    return _VALUE[convention](figure, _Account(margin or Decimal(0), borrowed, borrowed + accrued))


def line_figure(
    convention: Convention,
    value: Decimal,
    *,
    borrowed: Decimal,
    margin: Decimal,
    accrued: Decimal = Decimal(0),
) -> Decimal:
    """The figure x that puts a line of `convention` at the account value `value`; the inverse of `line_value`.

    440 with M = 100, B = 400 is 1.10 as LOAN_FRAC and 0.6 as LOSS_OF_MARGIN. Raises `ValueError` unless margin,
    borrowed and value are positive.
    """
    if min(value, borrowed, margin) <= 0:
        message = "margin, borrowed money and account value must be positive"
        raise ValueError(message)
    return _FIGURE[convention](value, _Account(margin, borrowed, borrowed + accrued))


def distance(value: Decimal, *, margin: Decimal, borrowed: Decimal) -> Distance:
    """`drop = 1 − V* / T` and `margin_loss = (T − V*) / M` for a line at the account value V*.

    At 6,600,000 with M = 2,000,000 and B = 6,000,000: 0.175 and 0.70. Raises `ValueError` unless `margin` is positive
    and `borrowed` is not negative.
    """
    if margin <= 0 or borrowed < 0:
        message = "margin must be positive and borrowed money not negative"
        raise ValueError(message)
    total = margin + borrowed
    return Distance(drop=1 - value / total, margin_loss=(total - value) / margin)


def below_principal(value: Decimal, borrowed: Decimal) -> bool:
    """Whether part of the borrowed money is lost by the time the line is touched: 88% of the loan leaves 12% lost."""
    return value < borrowed


def under_water_at_opening(value: Decimal, total: Decimal) -> bool:
    """Whether the line is touched on the first day: 130% of the loan at 1:4, where the account holds 125% of it."""
    return value >= total
