from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.finance.top_up import top_up, top_up_by_sale

sums = st.decimals("1", "1000000", places=2)
targets = st.decimals("1.05", "3", places=2)


def test_the_three_ways_differ():
    needed = top_up(Decimal("1.5"), assets=Decimal(125), debt=Decimal(100))
    assert needed.deposit == 25
    assert abs(needed.repayment - Decimal("16.666667")) < Decimal("0.000001")
    assert needed.sale == 50


@given(targets, sums, sums)
def test_each_way_restores_the_ratio(target, assets, debt):
    needed = top_up(target, assets, debt)
    short = assets < target * debt
    assert (needed.deposit > 0) == short
    if short:
        assert abs((assets + needed.deposit) / debt - target) < Decimal("1e-15")
        assert abs(assets / (debt - needed.repayment) - target) < Decimal("1e-12")
        assert abs((assets - needed.sale) - target * (debt - needed.sale)) < Decimal("1e-12")


def test_selling_restores_no_ratio_of_one_or_less():
    assert top_up(Decimal(1), assets=Decimal(90), debt=Decimal(100)).sale is None
    with pytest.raises(ValueError, match="selling"):
        top_up_by_sale(Decimal(1), Decimal(90), Decimal(100))
    with pytest.raises(ValueError, match="positive"):
        top_up(Decimal(0), Decimal(90), Decimal(100))
