from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.law.lpr import lpr, private_lending_cap

GOLDEN = [
    ("2020-08-20", "0.154"),
    ("2021-12-20", "0.152"),
    ("2022-03-01", "0.148"),
    ("2022-08-21", "0.148"),
    ("2022-08-22", "0.146"),
    ("2023-06-20", "0.142"),
    ("2023-08-25", "0.138"),
    ("2024-07-21", "0.138"),
    ("2024-08-01", "0.134"),
    ("2024-12-01", "0.124"),
    ("2025-05-19", "0.124"),
    ("2025-05-20", "0.120"),
    ("2026-03-10", "0.120"),
]


@pytest.mark.parametrize(("formed", "cap"), GOLDEN)
def test_the_cap_is_four_times_the_rate_on_the_day_of_formation(formed, cap):
    found = private_lending_cap(date.fromisoformat(formed))
    assert found.value == Decimal(cap)
    assert found.reason is None


@pytest.mark.parametrize(
    ("published", "before", "after"),
    [
        ("2019-09-20", "0.0425", "0.0420"),
        ("2019-11-20", "0.0420", "0.0415"),
        ("2020-02-20", "0.0415", "0.0405"),
        ("2020-04-20", "0.0405", "0.0385"),
        ("2021-12-20", "0.0385", "0.0380"),
        ("2022-01-20", "0.0380", "0.0370"),
        ("2022-08-22", "0.0370", "0.0365"),
        ("2023-06-20", "0.0365", "0.0355"),
        ("2023-08-21", "0.0355", "0.0345"),
        ("2024-07-22", "0.0345", "0.0335"),
        ("2024-10-21", "0.0335", "0.0310"),
        ("2025-05-20", "0.0310", "0.0300"),
    ],
)
def test_a_new_rate_holds_from_its_publication_day(published, before, after):
    day = date.fromisoformat(published)
    assert lpr(day - timedelta(days=1)).value == Decimal(before)
    assert lpr(day).value == Decimal(after)
    assert lpr(day).from_ == day


def test_there_is_no_rate_before_the_first_publication():
    assert lpr(date(2019, 8, 19)) is None
    assert lpr(date(2019, 8, 20)).value == Decimal("0.0425")


def test_before_the_rate_existed_no_cap_is_invented():
    cap = private_lending_cap(date(2018, 6, 22))
    assert (cap.value, cap.rate, cap.reason) == (None, None, "no-lpr")
    assert "基准利率" in cap.note_zh


def test_before_the_cap_came_into_force_the_rate_is_given_but_no_cap():
    cap = private_lending_cap(date(2020, 8, 19))
    assert cap.value is None
    assert cap.rate.value == Decimal("0.0385")
    assert cap.reason == "before-cap"
    assert "请求" in cap.note_zh
    assert "at the time of suit" in cap.note_en


def test_what_lies_after_the_last_publication_read_is_unverified():
    assert lpr(date(2026, 8, 20)).verified
    assert not lpr(date(2026, 8, 21)).verified
    assert not private_lending_cap(date(2026, 11, 21)).rate.verified


@given(st.dates(min_value=date(2020, 8, 20), max_value=date(2030, 12, 31)))
def test_a_cap_is_exactly_four_times_a_rate_published_by_then(day):
    cap = private_lending_cap(day)
    assert cap.value == 4 * cap.rate.value
    assert cap.rate.from_ <= day
