from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.finance.risk_budget import exposure_for_volatility, kelly_exposure, kelly_share


def test_worked_examples():
    assert exposure_for_volatility(Decimal("0.10"), Decimal("0.25")) == Decimal("0.4")
    assert kelly_exposure(Decimal("0.08"), Decimal("0.04"), Decimal("0.20")) == 1
    assert kelly_share(Decimal("0.6"), Decimal(1)) == Decimal("0.2")


@given(st.decimals("0", "1", places=3), st.decimals("0", "1", places=3), st.decimals("0.01", "1", places=3))
def test_kelly_never_borrows_for_a_loss(expected, financing, volatility):
    exposure = kelly_exposure(expected, financing, volatility)
    assert (exposure > 0) == (expected > financing)


@pytest.mark.parametrize(
    "call",
    [
        lambda: exposure_for_volatility(Decimal(1), Decimal(0)),
        lambda: kelly_exposure(Decimal(1), Decimal(0), Decimal(0)),
        lambda: kelly_share(Decimal("0.5"), Decimal(0)),
        lambda: kelly_share(Decimal(2), Decimal(1)),
    ],
)
def test_what_makes_no_sense_is_refused(call):
    with pytest.raises(ValueError, match=r"must be positive|between"):
        call()
