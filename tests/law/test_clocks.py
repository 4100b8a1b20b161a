from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.law import sources
from contract_audit.law.clocks import (
    after,
    guarantee_period,
    jurisdiction_objection,
    limitation,
    limitation_of_claims,
    limits,
    rescission,
)

MATURITY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("start", "length", "last"),
    [
        (MATURITY, {"months": 6}, date(2026, 9, 30)),
        (date(2025, 8, 31), {"months": 6}, date(2026, 2, 28)),
        (date(2024, 2, 29), {"years": 1}, date(2025, 2, 28)),
        (date(2024, 2, 29), {"years": 4}, date(2028, 2, 29)),
        (date(2026, 12, 20), {"days": 15}, date(2027, 1, 4)),
        (date(2026, 11, 30), {"years": 1, "months": 3}, date(2028, 2, 29)),
    ],
)
def test_periods_end_on_the_corresponding_day_or_the_last_of_the_month(start, length, last):
    assert after(start, **length) == last


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(0, 60))
def test_months_add_up_to_years(start, years):
    assert after(start, months=12 * years) == after(start, years=years)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(0, 400))
def test_a_longer_period_never_ends_sooner(start, months):
    assert start <= after(start, months=months) <= after(start, months=months + 1)


def test_beyond_the_calendar_is_an_error_and_no_date():
    with pytest.raises(OverflowError):
        after(MATURITY, years=9000)
    with pytest.raises(OverflowError):
        after(MATURITY, days=10**12)


def test_a_guarantee_until_repaid_ends_six_months_after_maturity():
    clock = guarantee_period(MATURITY, unclear=True)
    assert (clock.id, clock.starts, clock.ends) == ("guarantee-statutory", MATURITY, date(2026, 9, 30))


@pytest.mark.parametrize("agreed", [None, MATURITY, date(2026, 1, 31)])
def test_no_period_or_one_that_ends_with_the_debt_is_the_statutory_one(agreed):
    assert guarantee_period(MATURITY, agreed).ends == date(2026, 9, 30)


def test_a_period_that_outlasts_the_debt_is_as_agreed():
    clock = guarantee_period(MATURITY, date(2028, 3, 31))
    assert (clock.id, clock.ends) == ("guarantee-agreed", date(2028, 3, 31))


@pytest.mark.parametrize(
    ("formed", "due", "last"),
    [
        (date(2019, 5, 1), date(2020, 5, 1), date(2022, 5, 1)),
        (date(2018, 5, 1), date(2018, 12, 1), date(2019, 6, 1)),
        (date(2021, 1, 1), date(2021, 5, 1), date(2021, 11, 1)),
        (None, date(2020, 5, 1), date(2020, 11, 1)),
    ],
)
def test_an_unclear_guarantee_made_before_the_civil_code(formed, due, last):
    assert guarantee_period(due, unclear=True, formed=formed).ends == last


def test_former_law_does_not_lengthen_a_guarantee_that_is_merely_silent():
    assert guarantee_period(date(2020, 5, 1), formed=date(2019, 5, 1)).ends == date(2020, 11, 1)


def test_rescission_has_a_year_from_knowing_and_five_from_the_contract():
    known, stop = rescission(date(2026, 3, 1), known=date(2026, 10, 10))
    assert (known.ends, stop.ends) == (date(2027, 10, 10), date(2031, 3, 1))
    known, stop = rescission()
    assert known.ends is stop.ends is None


def test_limitation_is_three_years_and_needs_a_due_date():
    assert limitation(MATURITY).ends == date(2029, 3, 31)
    assert limitation(None).id == "limitation-on-demand"
    assert limitation_of_claims(MATURITY).ends == date(2029, 3, 31)


def test_a_debt_due_when_the_period_was_two_years_gets_no_last_day():
    clock = limitation(date(2017, 9, 30))
    assert (clock.id, clock.ends) == ("limitation-former", None)
    assert limitation(date(2017, 10, 1)).ends == date(2020, 10, 1)


def test_objection_to_jurisdiction():
    served = date(2026, 6, 10)
    assert jurisdiction_objection(served).ends == date(2026, 6, 25)
    assert jurisdiction_objection(served, abroad=True).ends == date(2026, 7, 10)
    assert jurisdiction_objection().ends is None


def test_a_clock_has_expired_only_after_its_last_day():
    clock = guarantee_period(MATURITY)
    assert clock.expired(date(2026, 9, 30)) is False
    assert clock.expired(date(2026, 10, 1)) is True
    assert jurisdiction_objection().expired(MATURITY) is None


def test_every_limit_rests_on_known_sources_and_speaks_both_languages():
    for limit in limits().values():
        assert set(limit.law) <= set(sources())
        assert all((text.zh and text.en) for text in (limit.title, limit.basis, limit.text))
