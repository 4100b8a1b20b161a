from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.finance.annualisation import (
    accrued_interest,
    annual_rate,
    effective_rate,
    interest_words,
    rate_for_days_held,
    rate_of_sum,
)

CLOSE = Decimal("0.000001")


@pytest.mark.parametrize(
    ("count", "word", "period", "expected"),
    [
        ("2", "fen", "month", "0.24"),
        ("1.5", "fen", "month", "0.18"),
        ("1", "fen", "month", "0.12"),
        ("1", "fen", "year", "0.10"),
        ("5", "li", "month", "0.06"),
        ("1", "mao", "month", "1.2"),
        ("8", "li", "year", "0.08"),
    ],
)
def test_words_for_interest(count, word, period, expected):
    assert interest_words(Decimal(count), word, period) == Decimal(expected)


@pytest.mark.parametrize(
    ("rate", "period", "days", "expected"),
    [
        ("0.0005", "day", 365, "0.1825"),
        ("0.0005", "day", 360, "0.18"),
        ("0.001", "day", 365, "0.365"),
        ("0.0012", "day", 365, "0.438"),
        ("0.0012", "trading-day", 365, "0.2928"),
        ("0.0135", "month", 365, "0.162"),
        ("0.005", "week", 365, "0.260714"),
        ("0.005", "week", 364, "0.26"),
        ("0.03", "quarter", 365, "0.12"),
        ("0.12", "year", 365, "0.12"),
        ("0.012", "month", 365, "0.144"),
        ("0.0003", "day", 365, "0.1095"),
    ],
)
def test_rates_for_a_year(rate, period, days, expected):
    assert abs(annual_rate(Decimal(rate), period, days=Decimal(days)) - Decimal(expected)) < CLOSE


def test_two_percent_a_month_compounds():
    assert abs(effective_rate(Decimal("0.24")) - Decimal("0.268242")) < CLOSE


def test_a_whole_month_charged_for_half():
    assert rate_for_days_held(Decimal("0.0135"), Decimal(15)) == Decimal("0.324")


def test_the_published_case_charges_twelve_and_a_half_percent():
    assert abs(Decimal(83_600) / Decimal(8_025_700) - Decimal("0.0104165")) < Decimal("0.0000001")
    assert abs(rate_of_sum(Decimal(83_600), Decimal(8_025_700), "month") - Decimal("0.124998")) < CLOSE
    assert abs(Decimal(8_025_700) * Decimal("0.125") / 12 - Decimal("83601.04")) < Decimal("0.01")
    assert abs(accrued_interest(Decimal(8_025_700), Decimal("0.125"), 41) - Decimal("112689.62")) < Decimal("0.01")


@given(st.decimals("0", "2", places=4), st.integers(1, 365))
def test_compounding_never_lowers_a_rate(nominal, periods):
    assert effective_rate(nominal, periods) >= nominal - Decimal("1e-20")


@pytest.mark.parametrize(
    "call",
    [
        lambda: effective_rate(Decimal("0.1"), 0),
        lambda: rate_for_days_held(Decimal("0.1"), Decimal(0)),
        lambda: rate_of_sum(Decimal(1), Decimal(0), "month"),
    ],
)
def test_what_makes_no_sense_is_refused(call):
    with pytest.raises(ValueError, match=r"at least|some time|positive"):
        call()
