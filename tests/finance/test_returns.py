from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.finance.returns import (
    annual_volatility,
    compound_annual_growth,
    cumulative_return,
    sharpe_ratio,
    single_period_return,
)

CLOSE = Decimal("0.000001")
shares = st.decimals("-0.99", "3", places=4)


def test_golden_numbers():
    assert single_period_return(Decimal(10), Decimal(11), Decimal("0.5")) == Decimal("0.15")
    assert cumulative_return([Decimal("0.10"), Decimal("-0.10"), Decimal("0.05")]) == Decimal("0.0395")
    assert abs(compound_annual_growth(Decimal(100), Decimal(150), Decimal(3)) - Decimal("0.14471424")) < CLOSE
    assert abs(annual_volatility(Decimal("0.012")) - Decimal("0.19049409")) < CLOSE
    assert sharpe_ratio(Decimal("0.08"), Decimal("0.02"), Decimal("0.20")) == Decimal("0.3")


@given(st.lists(shares, max_size=6))
def test_the_order_of_returns_does_not_matter(returns):
    assert abs(cumulative_return(returns) - cumulative_return(reversed(returns))) < Decimal("1e-15")


@given(shares, st.integers(1, 12))
def test_growth_undoes_compounding(rate, years):
    end = (1 + rate) ** years
    assert abs(compound_annual_growth(Decimal(1), end, Decimal(years)) - rate) < Decimal("1e-18")


@pytest.mark.parametrize(
    "call",
    [
        lambda: single_period_return(Decimal(0), Decimal(1)),
        lambda: compound_annual_growth(Decimal(0), Decimal(1), Decimal(1)),
        lambda: compound_annual_growth(Decimal(1), Decimal(-1), Decimal(1)),
        lambda: sharpe_ratio(Decimal(1), Decimal(0), Decimal(0)),
    ],
)
def test_what_cannot_be_divided_by_is_refused(call):
    with pytest.raises(ValueError, match="must"):
        call()
