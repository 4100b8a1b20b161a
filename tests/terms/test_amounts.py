from decimal import Decimal

import pytest


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("甲方出借给乙方人民币捌拾万元整。", 800_000),
        ("借款本金：￥1,250,000.00元。", 1_250_000),
        ("借款金额（大写）：人民币陆拾万元整（小写：￥600,000.00）。", 600_000),
        ("甲方提供配资款30万元供乙方使用。", 300_000),
        ("乙方今向甲方借到现金人民币二十五万元。", 250_000),
        ("甲方将人民币45万元划入约定的账户。", 450_000),
        ("优先级资金规模为1.2亿元。", 120_000_000),
        ("甲方投入200万元作为操盘资金。", 2_000_000),
        ("借款總額：人民幣叄佰萬圓整", 3_000_000),
    ],
)
def test_principal(stated, sentence, value):
    assert [term.value for term in stated(sentence, "principal")] == [value]


@pytest.mark.parametrize(
    "sentence",
    [
        "授信额度为人民币300万元。",
        "借款金额：____元，保证金：____元。",
        "借款金额为人民币（大写）____元（小写____元）。",
        "例如：借款本金100万元，期限一年。",
        "借款每万元每日收取利息8元。",
        "借款超过50万元的，须提供担保。",
        "配资资金10万元起，最高不限。",
        "平台管理费3万元由乙方承担。",
        "借款期限内乙方应支付服务费2万元。",
    ],
)
def test_no_principal(stated, sentence):
    assert stated(sentence, "principal") == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("乙方缴纳履约保证金人民币壹拾伍万元整。", 150_000),
        ("乙方以不低于20万元的自有资金先行入账。", 200_000),
        ("风险保证金：8万元", 80_000),
        ("乙方出资60,000元作为劣后资金。", 60_000),
        ("劣后级份额：3,000万元", 30_000_000),
    ],
)
def test_own_margin(stated, sentence, value):
    assert [term.value for term in stated(sentence, "own_margin")] == [value]


@pytest.mark.parametrize(
    "sentence", ["乙方应追加保证金5万元。", "保证金余额为3万元时停止买入。", "保证金每手2,000元。", "保证金____万元。"]
)
def test_no_own_margin(stated, sentence):
    assert stated(sentence, "own_margin") == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("总操盘资金为480万元。", 4_800_000),
        ("甲方出资100万元，乙方出资25万元，合计125万元。", 1_250_000),
        ("信托规模为人民币2亿元。", 200_000_000),
    ],
)
def test_total_funds(stated, sentence, value):
    assert [term.value for term in stated(sentence, "total_funds")] == [value]


def test_three_sums_of_one_sentence(stated):
    sentence = "甲方提供配资资金人民币50万元，乙方缴纳风险保证金10万元，总操盘资金60万元。"
    values = [stated(sentence, name)[0].value for name in ("principal", "own_margin", "total_funds")]
    assert values == [500_000, 100_000, 600_000]


def test_capitals_count_where_figures_differ(stated):
    sentence = "借款本金为人民币肆拾万元整（￥450,000.00）。"
    principal = stated(sentence, "principal")[0]
    assert principal.value == Decimal(400_000)
    assert "amounts-differ" in principal.issues
    assert stated(sentence, "amount_text_pairs")[0].value == [400_000, 450_000]


def test_equal_pair_has_no_issue(stated):
    pair = stated("借款本金为人民币肆拾万元整（￥400,000.00）。", "amount_text_pairs")[0]
    assert pair.value == [400_000, 400_000]
    assert pair.issues == ()


def test_impossible_capitals_are_an_issue_and_no_value(stated):
    principal = stated("借款本金为人民币万拾元整。", "principal")
    assert [term.value for term in principal] in ([], [None])
    assert all(term.issues for term in principal)


def test_the_span_covers_label_and_value(read):
    text, terms = read("甲方：赵一\n乙方：钱二\n借款本金：人民币90万元。")
    principal = next(term for term in terms if term.term == "principal")
    assert principal.span.of(text) == "借款本金：人民币90万元"
    assert principal.raw == "人民币90万元"
    assert principal.unit == "CNY"


@pytest.mark.parametrize(
    ("sentence", "own", "borrowed"),
    [
        ("乙方投入本金20万元，甲方配资80万元。", 200_000, 800_000),
        ("乙方缴纳人民币5万元（大写：伍万元整）作为风险保证金，甲方配给操盘资金50万元。", 50_000, 500_000),
        ("甲方实际出资人民币90万元，乙方自有资金30万元。", 300_000, 900_000),
    ],
)
def test_who_puts_in_what(stated, sentence, own, borrowed):
    assert [term.value for term in stated(sentence, "own_margin")] == [own]
    assert [term.value for term in stated(sentence, "principal")] == [borrowed]
