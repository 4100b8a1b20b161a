"""Totals, shares and leverage against the sums they are made of."""

import pytest


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("现金5万元、转账30万元、代付货款8万元，合计45万元。", ("430,000", "450,000", "20,000")),
        ("大哥五万元；二姐八万元；小妹六万元。三家加起来是二十万元。", ("190,000", "200,000", "10,000")),
        ("账户资金合计100万元，其中甲80万元，乙30万元。", ("1,100,000", "1,000,000", "100,000")),
    ],
)
def test_a_total_and_its_parts(told, text, shown):
    found = told("parts_of_total", text)
    assert [(one["computed"], one["stated"], one["gap"]) for one in found] == [shown]


@pytest.mark.parametrize(
    "text",
    [
        "现金5万元、转账30万元、代付货款8万元，合计43万元。",
        "账户资金合计100万元，其中甲30万元。",
        "账户资金合计100万元，其中甲30万元，乙20万元。",
        "借款10万元，每月利息1000元，六个月共计6000元。",
        "大哥五万元；二姐每月八千元；小妹六万元。三家加起来是二十万元。",
        "单笔不超过5万元、10万元的，合计不超过20万元。",
    ],
)
def test_no_total_of_these_parts(told, text):
    assert told("parts_of_total", text) == []


def test_borrowed_and_own_money_make_the_total(told):
    text = "出资方提供操作资金80万元\n操盘方缴纳保证金16万元\n账户初始资金为98万元"
    assert [one["gap"] for one in told("parts_of_total", text)] == ["20,000"]


def test_rows_of_a_table(told):
    rows = "项目｜金额\n本金｜100,000\n利息｜9,000元\n"
    assert told("table_totals", f"{rows}合计｜109,000") == []
    assert [one["gap"] for one in told("table_totals", f"{rows}合计｜119,000")] == ["10,000"]


def test_words_and_figures(told):
    found = told("amount_in_words", "今借到人民币捌佰零贰万伍仟柒佰元整（￥8,052,700.00）。")
    assert found == [{"words_amount": "8,025,700", "figures_amount": "8,052,700", "gap": "27,000"}]


@pytest.mark.parametrize(
    ("share", "stated", "wrong"),
    [("2%", "3万元", True), ("2%", "2万元", False), ("每月2%", "6万元", False)],
)
def test_a_share_and_its_sum(check, share, stated, wrong):
    text = f"出借人出借本金100万元，借款人按借款本金的{share}，即{stated}支付。"
    assert bool(check("stated_share", text)) is wrong


@pytest.mark.parametrize(("leverage", "wrong"), [("1:5", False), ("6倍", False), ("1:8", True)])
def test_leverage_over_the_total_is_a_reading_too(check, leverage, wrong):
    text = f"操盘方交保证金10万元，出资方配资50万元，杠杆比例{leverage}。"
    assert bool(check("leverage_against_sums", text)) is wrong


def test_one_name_two_sums(told):
    text = "借款本金为100万元，期限一年。\n收据载明借款本金为96万元。"
    assert [(one["first"], one["second"], one["gap"]) for one in told("two_amounts", text)] == [
        ("1,000,000", "960,000", "40,000")
    ]


@pytest.mark.parametrize(("second", "found"), [("月利率1%", 0), ("月利率1.2%", 1)])
def test_one_loan_two_rates(told, second, found):
    assert len(told("two_rates", f"出借人出借五十万元，年利率12%。\n借款人按{second}付息。")) == found
