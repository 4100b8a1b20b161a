"""Lines in different conventions, compared by the account values behind them (the golden table of the eight)."""

import pytest

STAKE = "出资方提供资金{borrowed}万元，操盘方交保证金{margin}万元。\n"


def stake(borrowed, margin):
    return STAKE.format(borrowed=borrowed, margin=margin)


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        ("警戒线为账户总资产的87.5%，平仓线为账户总资产的82.5%。", False),
        ("警戒线为账户总资产的82.5%，平仓线为账户总资产的87.5%。", True),
        ("警戒线为保证金亏损50%，平仓线为保证金亏损70%。", False),
        ("警戒线为保证金亏损70%，平仓线为保证金亏损50%。", True),
        ("警戒线为保证金亏损50%，平仓线为账户总资产的82.5%。", False),
        ("警戒线为保证金亏损80%，平仓线为账户总资产的82.5%。", True),
        ("警戒线为账户总资产的87.5%，平仓线为借款本金的110%。", False),
        ("警戒线为账户总资产的80%，平仓线为借款本金的110%。", True),
        ("警戒线：账户资产700万元\n平仓线：账户资产700万元", True),
    ],
)
def test_the_warning_comes_before_the_sale(check, lines, wrong):
    assert bool(check("line_order", stake(600, 200) + lines)) is wrong


def test_lines_that_touch_at_one_value_are_called_equal(told):
    found = told("line_order", stake(600, 200) + "警戒线：账户资产700万元\n平仓线：账户资产700万元")
    assert [(one["relation_zh"], one["warning"], one["liquidation"]) for one in found] == [
        ("等于", "7,000,000", "7,000,000")
    ]


def test_lines_of_unknown_base_are_not_compared(check):
    assert check("line_order", "警戒线为0.90，平仓线为保证金亏损80%。") == []


@pytest.mark.parametrize(
    ("borrowed", "margin", "line", "opening"),
    [(400, 100, "130%", "125%"), (500, 50, "110%", "110%"), (500, 100, "120%", "120%")],
)
def test_a_line_out_of_reach_at_opening(told, borrowed, margin, line, opening):
    found = told("line_at_opening", stake(borrowed, margin) + f"平仓线为借款本金的{line}。")
    assert [(one["line"], one["opening"]) for one in found] == [(line, opening)]


@pytest.mark.parametrize(("borrowed", "margin"), [(300, 100), (100, 100)])
def test_a_line_within_reach_is_no_fault(check, borrowed, margin):
    assert check("line_at_opening", stake(borrowed, margin) + "平仓线为借款本金的130%。") == []


def test_a_line_below_the_principal_shows_the_loss(told):
    found = told("line_below_principal", stake(200, 40) + "平仓线为账户初始总资金的80%。")
    assert [(one["line"], one["borrowed"], one["gap"]) for one in found] == [("1,920,000", "2,000,000", "80,000")]


def test_without_sums_the_leverage_alone_tells(told):
    found = told("line_below_principal", "杠杆比例1:10，操盘方炒股。平仓线为账户总资产的90%。")
    assert [(one["line"], one["borrowed"], one["unit_en"]) for one in found] == [
        ("9.9", "10", "parts (the margin being 1)")
    ]


def test_a_second_line_of_another_base_is_compared_in_yuan(told):
    text = stake(200, 40) + (
        "平仓线为借款本金的108%。\n盈亏由操盘方承担。\n每周结算。\n附表如下。\n平仓线为初始总资产的86%。"
    )
    found = told("two_lines", text)
    assert [(one["first"], one["second"], one["gap"]) for one in found] == [("2,160,000", "2,064,000", "96,000")]


def test_an_example_is_recomputed_from_its_own_sums(told):
    text = (
        "操盘方炒股，保证金亏去六成为警戒线，亏去八成为平仓线。\n例如交10万元，得50万元，合计60万元，平仓线就是53万元。"
    )
    found = told("line_example", text)
    assert [(one["computed"], one["stated"], one["gap"]) for one in found] == [("520,000", "530,000", "10,000")]
