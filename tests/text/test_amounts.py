from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.text import QuantityKind, find_quantities


def amounts(text):
    return [(text[q.span.start : q.span.end], q.value, q.unit, q.issues) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("借款100000元", "100000", "CNY"),
        ("借款人民币100,000.00元整", "100000", "CNY"),
        ("借款￥100000", "100000", "CNY"),
        ("借款RMB100,000", "100000", "CNY"),
        ("借款100,000 RMB", "100000", "CNY"),
        ("借款10万元", "100000", "CNY"),
        ("借款拾万圆整", "100000", "CNY"),
        ("借款十万块钱", "100000", "CNY"),
        ("人民币（大写）壹佰零捌万元整", "1080000", "CNY"),
        ("贰拾叁元肆角伍分", "23.45", "CNY"),
        ("伍元零捌分", "5.08", "CNY"),
        ("1.2亿元", "120000000", "CNY"),
        ("3万5千元", "35000", "CNY"),
        ("百万元以上", "1000000", "CNY"),
        ("￥100万", "1000000", "CNY"),
        ("100万港元", "1000000", "HKD"),
        ("HK$5,000", "5000", "HKD"),
        ("港币五万元", "50000", "HKD"),
        ("US$300", "300", "USD"),
        ("三百美元", "300", "USD"),
        ("每手5块", "5", "CNY"),
    ],
)
def test_a_sum_in_its_many_forms(text, value, unit):
    [(_, found, currency, issues)] = amounts(text)
    assert (found, currency, issues) == (Decimal(value), unit, ())


def test_capitals_and_figures_are_two_sums():
    text = "人民币壹佰万元整（￥1,000,000.00）"
    assert [(words, value) for words, value, _, _ in amounts(text)] == [
        ("人民币壹佰万元整", Decimal(1_000_000)),
        ("￥1,000,000.00", Decimal("1000000.00")),
    ]


def test_a_bare_round_sum_is_money_with_its_unit_implied():
    assert amounts("本金10万，配五十万") == [
        ("10万", Decimal(100_000), "CNY", ("unit-implied",)),
        ("五十万", Decimal(500_000), "CNY", ("unit-implied",)),
    ]


def test_the_lower_end_of_a_range_takes_the_unit_of_the_upper():
    assert [(words, value) for words, value, _, _ in amounts("额度10-30万元")] == [
        ("10", Decimal(100_000)),
        ("30万元", Decimal(300_000)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "____元",
        "单位：万元",
        "持有30万股",
        "2万手",
        "一元化管理",
        "多元经营",
        "合同5份",
        "万一发生",
        "千万不要",
        "三元桥",
        "第100号",
        "编号100000",
    ],
)
def test_no_sum(text):
    assert amounts(text) == []


def test_an_impossible_sum_says_so():
    [(words, value, _, issues)] = amounts("借款一二百元")
    assert (words, value, issues) == ("一二百元", None, ("impossible-numeral",))


@given(st.integers(1, 9_999_999))
def test_grouping_and_scale_do_not_change_a_sum(value):
    plain, grouped, scaled = (f"{value}元", f"{value:,}元", f"{Decimal(value).scaleb(-4)}万元")
    found = [find_quantities(text)[0] for text in (plain, grouped, scaled)]
    assert {quantity.value for quantity in found} == {Decimal(value)}
    assert {quantity.kind for quantity in found} == {QuantityKind.AMOUNT}
