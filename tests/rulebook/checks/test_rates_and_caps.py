"""Rates against four times the LPR of the day of formation, and the sum of interest and fees."""

from datetime import date

import pytest

from contract_audit.rulebook.schema import Severity

LOAN = "出借人借给借款人本金100万元，"


@pytest.mark.parametrize(
    ("signed", "rate", "cap"),
    [
        ("2020年8月20日", "15.5%", "15.4%"),
        ("2021年12月20日", "15.3%", "15.2%"),
        ("2022年8月21日", "14.9%", "14.8%"),
        ("2022年8月22日", "14.7%", "14.6%"),
        ("2025年5月19日", "12.5%", "12.4%"),
        ("2025年5月20日", "12.1%", "12%"),
        ("2018年6月22日", "24.5%", "24%"),
    ],
)
def test_the_cap_is_that_of_the_day(told, signed, rate, cap):
    found = told("rate_over_cap", f"{LOAN}年利率{rate}。\n签订日期：{signed}")
    assert [(one["rate"], one["cap"]) for one in found] == [(rate, cap)]
    assert told("rate_over_cap", f"{LOAN}年利率{cap}。\n签订日期：{signed}") == []


def test_between_persons_the_day_of_payment_counts(told):
    text = (
        "出借人：李秀英\n借款人：张建国\n出借人借给借款人五万元，年利率12.3%。"
        "放款日：2025年5月21日。\n签订日期：2025年5月18日"
    )
    assert [one["cap"] for one in told("rate_over_cap", text)] == ["12%"]


def test_without_a_date_the_day_of_the_law_is_taken_and_said(check):
    found = check("rate_over_cap", f"{LOAN}年利率13%。", as_of=date(2025, 6, 1))
    assert [one.severity for one in found] == [Severity.MEDIUM]
    assert "未载日期" in dict(found[0].values)["cap_zh"]
    assert "2025-06-01" in dict(found[0].values)["cap_en"]
    assert check("rate_over_cap", f"{LOAN}年利率13%。", as_of=date(2024, 1, 1)) == []


def test_a_multiple_of_the_own_rate_is_worked_out(told):
    text = f"{LOAN}年利率10%，逾期罚息按借款利率上浮50%。\n签订日期：2026年1月5日"
    assert [one["rate"] for one in told("rate_over_cap", text)] == ["15%"]


def test_fees_are_added_to_interest(told):
    text = f"{LOAN}年利率9%。\n借款人按借款本金每月收取0.5%的管理费。\n签订日期：2026年3月1日"
    assert [(one["interest"], one["fees"], one["rate"]) for one in told("total_cost_over_cap", text)] == [
        ("9%", "6%", "15%")
    ]


def test_a_regular_fee_alone_is_what_the_money_costs(told):
    text = "出资方提供本金100万元，操盘方每月向出资方交纳席位使用费20,000元。\n签订日期：2026年3月1日"
    assert [(one["interest"], one["fees"]) for one in told("total_cost_over_cap", text)] == [("0%", "24%")]


def test_what_is_charged_for_lateness_is_no_regular_fee(told):
    text = f"{LOAN}年利率10%，逾期的，每月另收本金1%的管理费。\n签订日期：2026年3月1日"
    assert told("total_cost_over_cap", text) == []
