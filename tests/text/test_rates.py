from decimal import Decimal

import pytest

from contract_audit.text import QuantityKind, find_quantities


def only(text):
    [quantity] = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("年利率12%", "0.12"),
        ("年利率百分之十二", "0.12"),
        ("年利率十二%", "0.12"),
        ("百分之12.5", "0.125"),
        ("百分之三点五", "0.035"),
        ("百分之百", "1"),
        ("千分之三", "0.003"),
        ("3‰", "0.003"),
        ("万分之五", "0.0005"),
        ("按日万分之0.5", "0.00005"),
        ("0.05%", "0.0005"),
        ("110%", "1.1"),
    ],
)
def test_percent_is_a_fraction(text, value):
    quantity = only(text)
    assert (quantity.kind, quantity.value, quantity.unit) == (QuantityKind.PERCENT, Decimal(value), "")


@pytest.mark.parametrize("text", ["上调0.5个百分点", "____%", "一成不变", "折合", "四分之五"])
def test_no_percent(text):
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("七成", "0.7"),
        ("两成五", "0.25"),
        ("九折", "0.9"),
        ("九五折", "0.95"),
        ("对半分", "0.5"),
        ("八分之一", "0.125"),
        ("十分之三", "0.3"),
        ("日息万八", "0.0008"),
        ("月息两个点", "0.02"),
        ("年利率【12】%", "0.12"),
        ("百分之二一个月", "0.02"),
    ],
)
def test_a_share_in_words_is_a_fraction(text, value):
    quantity = find_quantities(text)[0]
    assert (quantity.kind, quantity.value) == (QuantityKind.PERCENT, Decimal(value))


@pytest.mark.parametrize("text", ["上涨50个点", "五成立", "打折", "对半年报", "法释【2015】18号"])
def test_no_share(text):
    assert not [quantity for quantity in find_quantities(text) if quantity.kind is QuantityKind.PERCENT]


@pytest.mark.parametrize(
    ("text", "value", "issues"),
    [
        ("三十来万", "300000", ("approximate", "unit-implied")),
        ("300余万元", "3000000", ("approximate",)),
        ("借给我30个，", "300000", ("unit-implied",)),
        ("两毛五", "0.25", ()),
        ("【拾】万元", "100000", ()),
    ],
)
def test_a_spoken_sum(text, value, issues):
    [quantity] = find_quantities(text)
    assert (quantity.kind, quantity.value, quantity.issues) == (QuantityKind.AMOUNT, Decimal(value), issues)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2025.3.1-2025.9.1", ["2025-03-01", "2025-09-01"]),
        ("20250301", ["2025-03-01"]),
        ("【2025】年【3】月【1】日", ["2025-03-01"]),
        ("2025年3月1至", ["2025-03-01"]),
        ("编号：20250301", []),
    ],
)
def test_days_without_the_usual_signs(text, days):
    assert [quantity.iso for quantity in find_quantities(text)] == days


def test_an_hour_after_a_moment_is_a_duration():
    assert [quantity.iso for quantity in find_quantities("提醒后一小时")] == ["PT1H"]
    assert find_quantities("通知后一日") == ()


def test_both_ends_of_a_range_of_percents():
    assert [quantity.value for quantity in find_quantities("3-5%")] == [Decimal("0.03"), Decimal("0.05")]


@pytest.mark.parametrize(
    ("text", "value", "unit", "issues"),
    [
        ("月息2分", "0.02", "month", ()),
        ("月息两分", "0.02", "month", ()),
        ("月息一分五", "0.015", "month", ()),
        ("月息一分五厘", "0.015", "month", ()),
        ("月息1.5分", "0.015", "month", ()),
        ("月利率为2分半", "0.025", "month", ()),
        ("月息8厘", "0.008", "month", ()),
        ("年息1分", "0.1", "year", ()),
        ("年息八厘", "0.08", "year", ()),
        ("年利率按一分二厘", "0.12", "year", ()),
        ("日息5厘", "0.0005", "day", ("day-custom",)),
        ("2分利", "0.02", "unknown", ("period-implied",)),
        ("三分的利息", "0.03", "unknown", ("period-implied",)),
        ("2分月息", "0.02", "month", ()),
    ],
)
def test_interest_in_the_words_of_the_trade(text, value, unit, issues):
    quantity = only(text)
    assert quantity.kind is QuantityKind.INTEREST_WORDS
    assert (quantity.value, quantity.unit, quantity.issues) == (Decimal(value), unit, issues)


@pytest.mark.parametrize("text", ["得分5分", "十分重要", "一分为二", "三分天下", "2分公司", "5厘米"])
def test_no_interest(text):
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "left", "right"),
    [
        ("杠杆1:5", 1, 5),
        ("杠杆1比5", 1, 5),
        ("五比一", 5, 1),
        ("一比五", 1, 5),
        ("1配10", 1, 10),
        ("杠杆比例为1:10", 1, 10),
        ("1:10", 1, 10),
        ("3:7分成", 3, 7),
        ("配比1:1.5", 1, Decimal("1.5")),
        ("杠杆比例10:10", 10, 10),
    ],
)
def test_ratio(text, left, right):
    quantity = only(text)
    assert (quantity.kind, quantity.value, quantity.other) == (QuantityKind.RATIO, left, right)


@pytest.mark.parametrize(
    ("text", "factor"), [("5倍", "5"), ("五倍杠杆", "5"), ("1.5倍", "1.5"), ("十倍", "10"), ("两倍", "2")]
)
def test_multiple(text, factor):
    quantity = only(text)
    assert (quantity.kind, quantity.value) == (QuantityKind.MULTIPLE, Decimal(factor))
