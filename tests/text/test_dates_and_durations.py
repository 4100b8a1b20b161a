from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.text import QuantityKind, find_quantities

DIGITS = dict(zip("0123456789", "〇一二三四五六七八九", strict=True))
SMALL = ["", *"一二三四五六七八九", "十", *(f"十{digit}" for digit in "一二三四五六七八九"), "二十"]
SMALL += [*(f"二十{digit}" for digit in "一二三四五六七八九"), "三十", "三十一"]


def only(text):
    [quantity] = find_quantities(text)
    return quantity


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_date_has_one_value_in_any_form(day):
    year = "".join(DIGITS[digit] for digit in str(day.year))
    forms = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month:02d}月{day.day:02d}日",
        f"{day.year}-{day.month:02d}-{day.day:02d}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day}",
        f"{year}年{SMALL[day.month]}月{SMALL[day.day]}日",
    ]
    for form in forms:
        quantity = only(f"自{form}起")
        assert (quantity.kind, quantity.iso) == (QuantityKind.DATE, day.isoformat()), form


@pytest.mark.parametrize(
    ("text", "iso", "issues"),
    [
        ("2026年3月", "2026-03", ()),
        ("2026年3月份", "2026-03", ()),
        ("2026年", "2026", ()),
        ("2026年2月30日", "", ("impossible-date",)),
        ("2026-13-01", "", ("impossible-date",)),
        ("26年3月1日", "2026-03-01", ("two-digit-year",)),
        ("3月1日", "--03-01", ("no-year",)),
        ("每月15日", "---15", ("no-year",)),
        ("当月十五号", "---15", ("no-year",)),
    ],
)
def test_partial_and_doubtful_dates(text, iso, issues):
    quantity = only(text)
    assert (quantity.kind, quantity.iso, quantity.issues) == (QuantityKind.DATE, iso, issues)


@pytest.mark.parametrize("text", ["____年__月__日", "HT-2026-03-001", "2026.3", "4000-903-910", "v2026.3.1.4-5"])
def test_no_date(text):
    assert [quantity.iso for quantity in find_quantities(text) if quantity.kind is QuantityKind.DATE] in ([], [""])


@pytest.mark.parametrize(
    ("text", "value", "unit", "iso"),
    [
        ("3个月", "3", "month", "P3M"),
        ("三个月", "3", "month", "P3M"),
        ("两个半月", "2.5", "month", "P2M15D"),
        ("半个月", "0.5", "month", "P15D"),
        ("期限6月", "6", "month", "P6M"),
        ("三年", "3", "year", "P3Y"),
        ("一年半", "1.5", "year", "P1Y6M"),
        ("半年", "0.5", "year", "P6M"),
        ("30日", "30", "day", "P30D"),
        ("30天", "30", "day", "P30D"),
        ("30个自然日", "30", "day", "P30D"),
        ("两个交易日", "2", "trading_day", ""),
        ("3个工作日", "3", "working_day", ""),
        ("30分钟", "30", "minute", "PT30M"),
        ("半小时", "0.5", "hour", "PT30M"),
        ("24小时", "24", "hour", "PT24H"),
        ("一周", "1", "week", "P1W"),
        ("2个季度", "2", "quarter", "P6M"),
        ("分12期", "12", "period", ""),
        ("T+1", "1", "trading_day", "T+1"),
        ("T+2日", "2", "trading_day", "T+2"),
    ],
)
def test_duration(text, value, unit, iso):
    quantity = only(text)
    assert quantity.kind is QuantityKind.DURATION
    assert (quantity.value, quantity.unit, quantity.iso) == (Decimal(value), unit, iso)


def test_an_ordinal_is_marked():
    assert only("第3个交易日").issues == ("ordinal",)


@pytest.mark.parametrize(
    "text", ["任一日", "周一至周五", "每周一", "第3期", "同一日", "第五条", "一方", "本年度", "年满18周岁", "3年级"]
)
def test_no_duration(text):
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("10:00", "10:00"),
        ("9:30", "09:30"),
        ("24:00前", "24:00"),
        ("14点30分", "14:30"),
        ("上午10时", "10:00"),
        ("下午三点半", "15:30"),
        ("晚上8点前", "20:00"),
        ("当日15时前", "15:00"),
        ("24时", "24:00"),
        ("14:30:00", "14:30"),
        ("下午1:10", "13:10"),
    ],
)
def test_clock(text, iso):
    quantity = only(text)
    assert (quantity.kind, quantity.iso) == (QuantityKind.CLOCK, iso)


@pytest.mark.parametrize("text", ["以下三点", "两点意见", "3时期", "25:70", "上涨5点"])
def test_no_clock(text):
    assert [quantity for quantity in find_quantities(text) if quantity.kind is QuantityKind.CLOCK] == []
