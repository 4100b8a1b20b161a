from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.finance.leverage import (
    break_even_return,
    highest_leverage,
    leverage_of_gross,
    leverage_of_margin_ratio,
    leverage_of_sums,
    leverage_of_tranches,
    leveraged_return,
    leveraged_sharpe,
    wipe_out_return,
)

CLOSE = Decimal("0.000001")
leverages = st.decimals("0.1", "20", places=2)
rates = st.decimals("0", "1", places=4)


@pytest.mark.parametrize(
    ("leverage", "asset_return", "interest", "expected"),
    [
        ("1", "0.08", "0.04", "0.12"),
        ("1", "-0.30", "0.04", "-0.64"),
        ("1.25", "-0.30", "0.06", "-0.75"),
        ("3", "-0.30", "0.18", "-1.74"),
        ("5", "-0.30", "0.24", "-3.00"),
        ("1", "0.08", "0.02", "0.14"),
    ],
)
def test_return_on_own_money(leverage, asset_return, interest, expected):
    assert leveraged_return(Decimal(leverage), Decimal(asset_return), Decimal(interest)) == Decimal(expected)


@pytest.mark.parametrize(
    ("leverage", "interest", "expected"), [("0", "0.04", "0.30"), ("1", "0.04", "0.25"), ("1", "0.02", "0.30")]
)
def test_interest_above_the_risk_free_rate_lowers_sharpe_and_leverage_does_not(leverage, interest, expected):
    found = leveraged_sharpe(
        Decimal(leverage), Decimal("0.08"), Decimal(interest), risk_free=Decimal("0.02"), volatility=Decimal("0.20")
    )
    assert found == Decimal(expected)


@pytest.mark.parametrize(
    ("leverage", "interest", "even", "gone"),
    [("1", "0.04", "0.02", "-0.48"), ("3", "0.18", "0.135", "-0.115"), ("5", "0.24", "0.20", "0.033333")],
)
def test_break_even_and_wipe_out(leverage, interest, even, gone):
    assert break_even_return(Decimal(leverage), Decimal(interest)) == Decimal(even)
    assert abs(wipe_out_return(Decimal(leverage), Decimal(interest)) - Decimal(gone)) < CLOSE


@given(leverages, rates)
def test_at_break_even_nothing_is_earned_and_at_wipe_out_all_is_lost(leverage, interest):
    even, gone = break_even_return(leverage, interest), wipe_out_return(leverage, interest)
    assert abs(leveraged_return(leverage, even, interest)) < Decimal("1e-20")
    assert abs(leveraged_return(leverage, gone, interest) + 1) < Decimal("1e-20")
    assert gone < even


@pytest.mark.parametrize(("maintenance", "expected"), [("1.3", "3.333333"), ("1.5", "2")])
def test_the_most_leverage_a_maintenance_ratio_bears(maintenance, expected):
    assert abs(highest_leverage(Decimal(maintenance)) - Decimal(expected)) < CLOSE
    assert highest_leverage(Decimal(1)) is None


def test_the_ways_to_state_leverage():
    assert leverage_of_sums(Decimal(1), Decimal(5)) == 5
    assert leverage_of_gross(Decimal(5)) == 4
    assert leverage_of_tranches(Decimal(2), Decimal(1)) == 2
    assert leverage_of_margin_ratio(Decimal("0.8")) == Decimal("1.25")


def test_without_own_money_there_is_no_leverage():
    with pytest.raises(ValueError, match="own money"):
        leverage_of_sums(Decimal(0), Decimal(5))
    with pytest.raises(ValueError, match="volatility"):
        leveraged_sharpe(Decimal(1), Decimal(0), Decimal(0), risk_free=Decimal(0), volatility=Decimal(0))
