from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.finance.shocks import (
    GROWTH_BOARDS,
    MAIN_BOARD,
    limit_down_days,
    limit_down_value,
    shock,
    wipe_out_drop,
)

drops = st.decimals("0", "1", places=4)
leverages = st.decimals("0.1", "20", places=2)


@pytest.mark.parametrize(
    ("leverage", "loss"),
    [("1", "0.60"), ("1.25", "0.675"), ("2", "0.90"), ("3", "1.20"), ("5", "1.80"), ("10", "3.30")],
)
def test_a_fall_of_thirty_percent(leverage, loss):
    assert shock(Decimal("0.3"), margin=Decimal(1), borrowed=Decimal(leverage)).margin_loss == Decimal(loss)


@given(drops, drops, leverages)
def test_a_deeper_fall_leaves_less(one, other, leverage):
    less, more = sorted((one, other))
    mild, hard = (shock(drop, margin=Decimal(1), borrowed=leverage) for drop in (less, more))
    assert hard.equity <= mild.equity
    assert hard.margin_loss >= mild.margin_loss


@given(drops, leverages, leverages)
def test_more_leverage_loses_more(drop, one, other):
    less, more = sorted((one, other))
    loss = [shock(drop, margin=Decimal(1), borrowed=leverage).margin_loss for leverage in (less, more)]
    assert loss[0] <= loss[1]


@given(leverages)
def test_at_the_wipe_out_nothing_is_left(leverage):
    drop = wipe_out_drop(margin=Decimal(1), borrowed=leverage)
    assert abs(shock(drop, margin=Decimal(1), borrowed=leverage).equity) < Decimal("1e-20")


def test_limit_down_days():
    assert limit_down_days(Decimal(1) / 6, MAIN_BOARD) == 2
    assert limit_down_days(Decimal(1) / 6, GROWTH_BOARDS) == 1
    assert limit_down_days(Decimal(0), MAIN_BOARD) == 0
    assert limit_down_days(Decimal(1), MAIN_BOARD) is None
    assert limit_down_value(Decimal(1_560_000), MAIN_BOARD, 2) == Decimal(1_263_600)


@given(st.decimals("0.001", "0.99", places=4), st.sampled_from([MAIN_BOARD, GROWTH_BOARDS]))
def test_the_days_are_the_fewest(drop, limit):
    days = limit_down_days(drop, limit)
    assert 1 - limit_down_value(Decimal(1), limit, days) >= drop
    assert 1 - limit_down_value(Decimal(1), limit, days - 1) < drop


@pytest.mark.parametrize("drop", [Decimal("-0.1"), Decimal("1.1")])
def test_a_fall_lies_between_nothing_and_everything(drop):
    with pytest.raises(ValueError, match="between"):
        shock(drop, margin=Decimal(1), borrowed=Decimal(1))


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="limit"):
        limit_down_days(Decimal("0.1"), Decimal(0))
    with pytest.raises(ValueError, match="invested"):
        wipe_out_drop(margin=Decimal(0), borrowed=Decimal(0))
