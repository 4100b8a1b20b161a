"""Terms, signing, payment and guarantees by the calendar."""

import pytest


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("借款期限六个月，自2026年3月1日起至2026年8月31日止。", False),
        ("借款期限六个月，自2026年3月1日起至2026年8月1日止。", True),
        ("借款期限一个月，自2026年1月31日起至2026年2月28日止。", False),
        ("说好放三年，从2019年2月20日起，到2021年2月19日止。", True),
        ("借款期限一年。\n借款人于2026年1月1日至2026年6月30日使用借款。", True),
        ("借款期限一年。\n账户授权期限自2026年1月1日至2026年6月30日。", False),
        ("合作期自2026年9月1日至2026年3月1日。", True),
    ],
)
def test_a_range_is_as_long_as_it_is_said_to_be(check, text, wrong):
    assert bool(check("term_length", text)) is wrong


def test_the_arithmetic_is_shown(told):
    found = told("term_length", "认购期限：十二个月，自2025年9月1日起至2026年6月30日止。")
    assert [(one["computed"], one["due_zh"]) for one in found] == [("303", "按该期限应至 2026-09-01")]


@pytest.mark.parametrize("day", ["2026年2月30日", "2025年2月29日", "二〇二六年十一月三十一日", "2026年13月1日"])
def test_impossible_days(told, day):
    assert told("impossible_date", f"借款人应于{day}还款。") == [{"date": day}]


@pytest.mark.parametrize("day", ["2024年2月29日", "2026年12月31日", "二〇二六年二月二十八日"])
def test_possible_days(told, day):
    assert told("impossible_date", f"借款人应于{day}还款。") == []


def test_payment_before_signing(told):
    found = told("signing_order", "借款协议\n放款日：2026年4月2日\n签订日期：2026年4月12日")
    assert [(one["earlier"], one["later"], one["days"]) for one in found] == [("2026-04-02", "2026-04-12", "10")]


def test_a_letter_older_than_what_it_recites(told):
    text = "鉴于双方已于2026年6月18日订立借款合同，本人自愿担保。\n保证人：李某\n2026年6月8日"
    assert [one["days"] for one in told("signing_order", text)] == ["10"]


@pytest.mark.parametrize(
    ("period", "wrong"),
    [
        ("担保人的保证期间至2026年12月31日。", True),
        ("担保人的保证期间至2027年1月31日。", False),
        ("保证期间为六个月，自放款之日起算。", True),
        ("保证期间为二年，自放款之日起算。", False),
        ("保证期间为六个月，自债务履行期限届满之日起算。", False),
    ],
)
def test_a_guarantee_outlives_the_debt(check, period, wrong):
    text = f"借款期限为一年，自2026年1月1日至2026年12月31日。\n{period}"
    assert bool(check("guarantee_before_due", text)) is wrong
