from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.finance.lines import (
    Convention,
    below_principal,
    distance,
    line_figure,
    line_value,
    under_water_at_opening,
)

CLOSE = Decimal("0.000001")

# margin, borrowed, convention, figure: account value, drop, share of the margin lost
GOLDEN = [
    ("C1", 2_000_000, 6_000_000, "TOTAL_FRAC", "0.875", "7000000", "0.125", "0.5"),
    ("C2", 2_000_000, 6_000_000, "TOTAL_FRAC", "0.825", "6600000", "0.175", "0.7"),
    ("C3", 300_000, 1_500_000, "LOSS_OF_MARGIN", "0.5", "1650000", "0.083333", "0.5"),
    ("C4", 300_000, 1_500_000, "LOSS_OF_MARGIN", "0.8", "1560000", "0.133333", "0.8"),
    ("C5w", 300_000, 3_000_000, "LOSS_OF_MARGIN", "0.5", "3150000", "0.045455", "0.5"),
    ("C5l", 300_000, 3_000_000, "LOSS_OF_MARGIN", "0.8", "3060000", "0.072727", "0.8"),
    ("C6w", 100, 500, "MARGIN_REMAIN", "0.5", "550", "0.083333", "0.5"),
    ("C6l", 100, 500, "MARGIN_REMAIN", "0.2", "520", "0.133333", "0.8"),
    ("C7a", 100, 100, "LOAN_FRAC", "1.5", "150", "0.25", "0.5"),
    ("C7b", 100, 100, "LOAN_FRAC", "1.4", "140", "0.30", "0.6"),
    ("C7c", 100, 100, "LOAN_FRAC", "1.3", "130", "0.35", "0.7"),
    ("C8", 100, 125, "LOAN_FRAC", "1.3", "162.5", "0.277778", "0.625"),
    ("C9", 100, 300, "LOAN_FRAC", "1.3", "390", "0.025", "0.1"),
    ("C10", 100, 400, "LOAN_FRAC", "1.10", "440", "0.12", "0.6"),
    ("C10'", 100, 400, "LOSS_OF_MARGIN", "0.6", "440", "0.12", "0.6"),
    ("C11w", 40_000_000, 120_000_000, "TOTAL_FRAC", "0.95", "152000000", "0.05", "0.2"),
    ("C11l", 40_000_000, 120_000_000, "TOTAL_FRAC", "0.90", "144000000", "0.10", "0.4"),
    ("C12", 3_000_000, 12_000_000, "ABS", "13500000", "13500000", "0.10", "0.5"),
    ("C13a", 20, 80, "EQ_OVER_T0", "0.10", "90", "0.10", "0.5"),
    ("C13b", 20, 80, "EQ_OVER_V", "0.10", "88.888889", "0.111111", "0.555556"),
    ("loss of total", 20, 80, "LOSS_OF_TOTAL", "0.10", "90", "0.10", "0.5"),
]

sums = st.decimals("1", "1000000", places=2)
figures = st.decimals("0.01", "0.99", places=3)
conventions = st.sampled_from(list(Convention))


@pytest.mark.parametrize("case", GOLDEN, ids=[case[0] for case in GOLDEN])
def test_where_a_line_lies(case):
    _, margin, borrowed, convention, figure, value, drop, loss = case
    found = line_value(Convention(convention), Decimal(figure), margin=Decimal(margin), borrowed=Decimal(borrowed))
    assert abs(found - Decimal(value)) < CLOSE
    far = distance(found, margin=Decimal(margin), borrowed=Decimal(borrowed))
    assert abs(far.drop - Decimal(drop)) < CLOSE
    assert abs(far.margin_loss - Decimal(loss)) < CLOSE


def test_a_line_below_the_principal_is_known_without_the_margin():
    value = line_value(Convention.LOAN_FRAC, Decimal("0.88"), borrowed=Decimal(400_000_000))
    assert value == Decimal(352_000_000)
    assert below_principal(value, Decimal(400_000_000))
    assert Decimal(400_000_000) - value == Decimal(48_000_000)


@pytest.mark.parametrize("convention", ["TOTAL_FRAC", "LOSS_OF_MARGIN", "MARGIN_REMAIN", "EQ_OVER_T0", "LOSS_OF_TOTAL"])
def test_lines_that_need_the_margin_are_not_computed_without_it(convention):
    assert line_value(Convention(convention), Decimal("0.5"), borrowed=Decimal(100)) is None


def test_accrued_interest_counts_towards_the_debt():
    assert line_value(
        Convention.LOAN_FRAC, Decimal("1.3"), borrowed=Decimal(100), margin=Decimal(100), accrued=Decimal(3)
    ) == Decimal("133.9")


def test_130_percent_at_one_to_four_is_under_water_on_the_first_day():
    value = line_value(Convention.LOAN_FRAC, Decimal("1.3"), borrowed=Decimal(400), margin=Decimal(100))
    assert under_water_at_opening(value, Decimal(500))
    assert distance(value, margin=Decimal(100), borrowed=Decimal(400)).drop < 0


def test_equity_cannot_be_all_of_a_financed_account():
    assert line_value(Convention.EQ_OVER_V, Decimal(1), borrowed=Decimal(80), margin=Decimal(20)) is None


@given(conventions, figures, sums, sums)
def test_the_figure_of_a_line_is_its_values_inverse(convention, figure, margin, borrowed):
    value = line_value(convention, figure, margin=margin, borrowed=borrowed)
    assert abs(line_figure(convention, value, margin=margin, borrowed=borrowed) - figure) < Decimal("1e-15")


@given(conventions, conventions, figures, sums, sums)
def test_every_convention_can_say_what_another_says(one, other, figure, margin, borrowed):
    value = line_value(one, figure, margin=margin, borrowed=borrowed)
    said = line_figure(other, value, margin=margin, borrowed=borrowed)
    again = line_value(other, said, margin=margin, borrowed=borrowed)
    assert abs(again - value) < Decimal("1e-12")


@given(figures, sums, sums)
def test_a_share_lost_and_the_share_left_are_the_same_line(share, margin, borrowed):
    lost = line_value(Convention.LOSS_OF_MARGIN, share, margin=margin, borrowed=borrowed)
    left = line_value(Convention.MARGIN_REMAIN, 1 - share, margin=margin, borrowed=borrowed)
    assert lost == left


@pytest.mark.parametrize("margin", [Decimal(0), Decimal(-1)])
def test_without_margin_there_is_no_distance(margin):
    with pytest.raises(ValueError, match="margin"):
        distance(Decimal(100), margin=margin, borrowed=Decimal(100))
    with pytest.raises(ValueError, match="margin"):
        line_figure(Convention.ABS, Decimal(100), margin=margin, borrowed=Decimal(100))
