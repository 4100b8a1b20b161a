"""Figures as a reader writes them; the same in Chinese and in English."""

from decimal import ROUND_HALF_UP, Decimal


def money(amount: Decimal) -> str:
    """`1,200,000` or `83,600.50`: at most two decimals, none where they are zero."""
    rounded = amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded:,.0f}" if rounded == rounded.to_integral_value() else f"{rounded:,.2f}"


def percent(share: Decimal) -> str:
    """`18.25%` for 0.1825: at most two decimals, no trailing zeros."""
    return f"{number(share * 100)}%"


def number(value: Decimal) -> str:
    """`1.08` or `3`: at most two decimals, no trailing zeros."""
    rounded = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{rounded:,f}".rstrip("0").rstrip(".")
