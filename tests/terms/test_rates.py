"""The figures of annualisation: D1 to D9 of the domain's golden table, and how periods are read."""

from decimal import Decimal

import pytest

ROUNDED = Decimal("0.000001")


@pytest.mark.parametrize(
    ("sentence", "annual"),
    [
        pytest.param("借款月息2分。", "0.24", id="D1"),
        pytest.param("借款月息1分5。", "0.18", id="D2"),
        pytest.param("借款年息1分。", "0.10", id="D3"),
        pytest.param("日息万分之五。", "0.1825", id="D4"),
        pytest.param("日息万分之五，一年按360天计算。", "0.18", id="D4-360"),
        pytest.param("利息按日千分之一计算。", "0.365", id="D5"),
        pytest.param("利息为每万元每天12元。", "0.438", id="D6"),
        pytest.param("利息为每万元每个交易日12元。", "0.2928", id="D6-trading-days"),
        pytest.param("资金月费率1.35%，不足月按整月收取。", "0.162", id="D7"),
        pytest.param("资金使用费按周0.5%收取。", "0.260714", id="D8"),
        ("年利率14.6%。", "0.146"),
        ("利率为年化百分之十二。", "0.12"),
        ("资金 月利率 1.5%", "0.18"),
        ("乙方每月向甲方支付借款金额2%的利息。", "0.24"),
        ("资金使用费：1.2%/月", "0.144"),
        ("固定回报：每季度3%。", "0.12"),
        ("利息按照0.05%的日利率计算。", "0.1825"),
        ("贷款利率为百分之八/年。", "0.08"),
        ("借款利率（月）：1.5%", "0.18"),
        ("每10万元每月收取利息1500元。", "0.18"),
    ],
)
def test_interest_for_a_year(stated, sentence, annual):
    found = stated(sentence, "interest_rate")
    assert [term.value.quantize(ROUNDED) for term in found] == [Decimal(annual).quantize(ROUNDED)]
    assert found[0].unit == "annual"


def test_trading_days_are_an_assumption_that_is_said(stated):
    assert stated("利息为每万元每个交易日12元。", "interest_rate")[0].issues == ("assumed-244-trading-days",)


def test_a_rate_without_period_is_no_value(stated):
    found = stated("借款利率2%。", "interest_rate")
    assert [(term.value, term.issues) for term in found] == [(None, ("no-period",))]


def test_an_absurd_rate_says_so(stated):
    found = stated("日息为10%。", "interest_rate")[0]
    assert found.value == Decimal("36.5")
    assert "over-1000-percent" in found.issues


@pytest.mark.parametrize(
    "sentence",
    [
        "年利率____%。",
        "利率不得超过合同成立时一年期LPR的四倍。",
        "民间借贷年利率24%以内受法律保护。",
        "依照司法解释，年利率超过36%的部分无效。",
        "比如借款利率为年利率12%，到期应付利息十二万元。",
        "印花税税率为千分之一。",
        "本产品过往业绩不低于年化8%。",
        "交易佣金为万分之三。",
        "单只股票的持仓不得超过30%。",
    ],
)
def test_no_interest(stated, sentence):
    assert stated(sentence, "interest_rate") == []


@pytest.mark.parametrize(
    ("sentence", "annual"),
    [
        ("逾期还款的，按日万分之六计收罚息。", "0.219"),
        ("乙方逾期的，每日按逾期金额的0.05%支付滞纳金。", "0.1825"),
        ("逾期利率为日千分之一。", "0.365"),
        ("逾期还本的，就未还部分按月利率2%计收逾期利息。", "0.24"),
        ("逾期违约金=逾期本金×逾期天数×0.0008/天（逾期利率）。", "0.292"),
    ],
)
def test_overdue_for_a_year(stated, sentence, annual):
    assert [term.value for term in stated(sentence, "overdue_rate")] == [Decimal(annual)]
    assert stated(sentence, "interest_rate") == []


@pytest.mark.parametrize(
    "sentence",
    ["罚息利率在借款利率基础上加收50%。", "逾期利率为借款利率的1.5倍。", "逾期部分按约定利率上浮50%计收罚息。"],
)
def test_overdue_as_a_multiple_of_the_contracts_rate(stated, sentence):
    assert [term.value for term in stated(sentence, "overdue_rate")] == [{"multiplier": Decimal("1.5")}]
    assert stated(sentence, "interest_rate") == []


def test_interest_and_overdue_in_one_sentence(stated):
    sentence = "借款月利率1.5%，逾期的按日万分之八加收罚息。"
    assert [term.value for term in stated(sentence, "interest_rate")] == [Decimal("0.18")]
    assert [term.value for term in stated(sentence, "overdue_rate")] == [Decimal("0.292")]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("违约方应支付合同金额20%的违约金。", {"type": "ratio", "value": Decimal("0.2"), "base": "合同金额"}),
        (
            "甲方迟延交付账户的，每日按保证金的千分之一支付违约金。",
            {"type": "daily", "value": Decimal("0.001"), "base": "保证金"},
        ),
        ("任何一方违约的，应支付违约金3万元。", {"type": "sum", "value": Decimal(30_000)}),
        ("乙方擅自修改密码的，保证金不予退还。", {"type": "lump", "value": "all-margin"}),
    ],
)
def test_default_penalty(stated, sentence, value):
    assert [term.value for term in stated(sentence, "default_penalty")] == [value]


@pytest.mark.parametrize(
    ("sentence", "fee"),
    [
        ("账户管理费每月500元，由丙方收取。", {"name": "账户管理费", "amount": Decimal(500), "frequency": "monthly"}),
        ("建仓费为成交金额的0.1%，一次性收取。", {"name": "建仓费", "rate": Decimal("0.001"), "frequency": "once"}),
    ],
)
def test_fees(stated, sentence, fee):
    found = stated(sentence, "fees")[0].value
    assert {key: found[key] for key in fee} == fee
