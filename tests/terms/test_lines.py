"""Which figures are lines, and of which of the eight conventions."""

from decimal import Decimal

import pytest

WAN = 10_000


@pytest.mark.parametrize(
    ("sentence", "warning", "liquidation"),
    [
        (
            "账户总资产低于初始总资金的92%时为警戒线，低于88%时为平仓线。",
            (".92", "TOTAL_FRAC"),
            (".88", "TOTAL_FRAC"),
        ),
        (
            "亏损达保证金的50%时预警，亏损达保证金的80%时强制平仓。",
            (".5", "LOSS_OF_MARGIN"),
            (".8", "LOSS_OF_MARGIN"),
        ),
        (
            "警戒线为配资资金加保证金的50%，平仓线为配资资金加保证金的20%。",
            (".5", "MARGIN_REMAIN"),
            (".2", "MARGIN_REMAIN"),
        ),
        ("预警线为单位净值0.95元，止损线为单位净值0.9元。", (".95", "TOTAL_FRAC"), (".9", "TOTAL_FRAC")),
        ("警戒线：甲方出资额的112%；强平线：甲方出资额的106%。", ("1.12", "LOAN_FRAC"), ("1.06", "LOAN_FRAC")),
        ("警戒线为账户总值128万元，平仓线为账户总值116万元。", ("1280000", "ABS"), ("1160000", "ABS")),
        ("警戒线为维持担保比例140%，平仓线为维持担保比例130%。", ("1.4", "LOAN_FRAC"), ("1.3", "LOAN_FRAC")),
        ("警戒线：保证金亏损五成；平仓线：保证金亏损七成半。", (".5", "LOSS_OF_MARGIN"), (".75", "LOSS_OF_MARGIN")),
        ("预警线：总资产亏损8%；止损线：总资产亏损12%。", (".08", "LOSS_OF_TOTAL"), (".12", "LOSS_OF_TOTAL")),
    ],
)
def test_lines(stated, sentence, warning, liquidation):
    for name, (value, convention) in (("warning_line", warning), ("liquidation_line", liquidation)):
        assert [(term.value, term.convention) for term in stated(sentence, name)] == [(Decimal(value), convention)]


@pytest.mark.parametrize(
    ("sentence", "value", "convention"),
    [
        ("账户总资金低于甲方资金的1.04倍时，系统自动平仓。", "1.04", "LOAN_FRAC"),
        ("账户净值跌至108万元时，甲方有权卖出全部股票。", "1080000", "ABS"),
        ("维持担保比例低于130%时，甲方有权强行平仓。", "1.3", "LOAN_FRAC"),
        ("乙方权益占初始总资产的比例低于10%时触发平仓线。", ".1", "EQ_OVER_T0"),
        ("乙方权益占当前总资产的比例低于10%时触发平仓线。", ".1", "EQ_OVER_V"),
        ("平仓线：保证金剩余20%。", ".2", "MARGIN_REMAIN"),
    ],
)
def test_liquidation_line(stated, sentence, value, convention):
    found = stated(sentence, "liquidation_line")
    assert [(term.value, term.convention) for term in found] == [(Decimal(value), convention)]


def test_two_lines_named_before_their_figures(stated):
    sentence = "预警线、平仓线分别为初始总资产的90%、85%。"
    assert stated(sentence, "warning_line")[0].value == Decimal("0.9")
    assert stated(sentence, "liquidation_line")[0].value == Decimal("0.85")


def test_an_open_base_is_said(stated):
    line = stated("平仓线：0.85。", "liquidation_line")[0]
    assert (line.convention, line.issues) == (None, ("base-open",))


def test_above_one_the_base_can_only_be_the_loan(stated):
    line = stated("平仓线：108%。", "liquidation_line")[0]
    assert (line.convention, line.issues) == ("LOAN_FRAC", ("base-implied",))


@pytest.mark.parametrize(
    "sentence",
    [
        "触及平仓线的，乙方应将账户资金补足至初始总资金的95%。",
        "单只股票持仓超过30%的，丙方有权平仓。",
        "乙方应保证账户不触及平仓线，盈利的20%归甲方。",
        "平仓线为____。",
        "例如账户总资产跌至108万元时系统自动平仓。",
        "该股票跌幅达到8%的，丙方可以提示乙方卖出。",
    ],
)
def test_no_line(stated, sentence):
    assert stated(sentence, "liquidation_line") == []
    assert stated(sentence, "warning_line") == []


def test_asset_amount_follows_from_stated_sums(stated):
    sentence = "借款本金500万元，保证金100万元。平仓线为借款本金的110%，警戒线为保证金亏损50%。"
    assert stated(sentence, "liquidation_line")[0].asset_amount == 550 * WAN
    assert stated(sentence, "warning_line")[0].asset_amount == 550 * WAN


def test_no_asset_amount_where_no_sum_is_stated(stated):
    assert stated("平仓线为借款本金的110%。", "liquidation_line")[0].asset_amount is None


def test_no_asset_amount_where_principal_is_stated_twice_differently(stated):
    sentence = "借款本金500万元。贷款金额：600万元。平仓线为借款本金的110%。"
    assert stated(sentence, "liquidation_line")[0].asset_amount is None


def test_a_line_takes_its_base_from_the_same_sentence(stated):
    sentence = "账户净值跌至初始总资金的93%时，系统提示预警；跌至90%时，系统自动清仓。"
    assert stated(sentence, "liquidation_line")[0].convention == "TOTAL_FRAC"
