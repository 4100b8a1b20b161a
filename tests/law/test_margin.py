from datetime import date
from decimal import Decimal

import pytest

from contract_audit.law.margin import initial_margin, maintenance_floor


@pytest.mark.parametrize(
    ("opened", "ratio", "leverage"),
    [
        (date(2014, 6, 1), "0.5", "2"),
        (date(2015, 11, 22), "0.5", "2"),
        (date(2015, 11, 23), "1", "1"),
        (date(2023, 9, 8), "1", "1"),
        (date(2023, 9, 11), "0.8", "1.25"),
        (date(2026, 1, 16), "0.8", "1.25"),
        (date(2026, 1, 18), "0.8", "1.25"),
        (date(2026, 1, 19), "1", "1"),
        (date(2026, 11, 21), "1", "1"),
    ],
)
def test_the_ratio_is_that_of_the_day_the_contract_was_opened(opened, ratio, leverage):
    step = initial_margin(opened)
    assert step.ratio == Decimal(ratio)
    assert step.max_leverage == Decimal(leverage)


def test_there_was_no_margin_trading_before_2010():
    assert initial_margin(date(2010, 3, 30)) is None


def test_the_unchecked_day_of_2015_is_marked():
    step = initial_margin(date(2016, 1, 4))
    assert step.verified
    assert not step.start_verified


def test_both_dates_given_for_the_end_of_the_maintenance_floor_are_kept():
    floor = maintenance_floor()
    assert floor.ratio == Decimal("1.3")
    assert floor.applies(date(2019, 8, 8)) is True
    assert floor.applies(date(2019, 8, 9)) is None
    assert floor.applies(date(2019, 8, 18)) is None
    assert floor.applies(date(2019, 8, 19)) is False
