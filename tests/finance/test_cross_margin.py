from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.finance.cross_margin import Position, cross_margin

LINE = Decimal("1.3")
positions = st.builds(Position, st.decimals("0", "500", places=2), st.decimals("0.01", "100", places=2))


@pytest.mark.parametrize(
    ("worth", "touched", "alone", "pooled"),
    [((120, 300), (0,), 120, 0), ((120, 130), (0, 1), 250, 250), ((120, 135), (0,), 120, 255)],
)
def test_pooled_margin_carries_and_drags_down(worth, touched, alone, pooled):
    found = cross_margin([Position(Decimal(assets), Decimal(100)) for assets in worth], LINE)
    assert (found.touched, found.sold_alone, found.sold_pooled) == (touched, alone, pooled)


@given(st.lists(positions, min_size=1, max_size=5))
def test_a_pool_never_falls_while_every_position_stands(held):
    found = cross_margin(held, LINE)
    if not found.touched:
        assert found.sold_pooled == 0
    if len(found.touched) == len(held):
        assert found.sold_pooled == found.sold_alone


def test_without_debt_there_is_no_ratio():
    assert cross_margin([Position(Decimal(100), Decimal(0))], LINE).ratio is None
