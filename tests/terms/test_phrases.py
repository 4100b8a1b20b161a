"""Terms that a phrase states: guarantee, dispute, control, notice and their kin."""

from decimal import Decimal

import pytest


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("丙方作为保证人对乙方的全部债务承担连带责任保证。", "joint"),
        ("保证人提供一般保证，不承担连带责任。", "general"),
        ("担保人同意对上述债务承担担保责任。", "unclear"),
        ("丁某作为共同借款人加入债务，由第三方与乙方共同承担还款。", "debt_joinder"),
    ],
)
def test_guarantee_form(stated, sentence, value):
    assert [term.value for term in stated(sentence, "guarantee.form")] == [value]


@pytest.mark.parametrize(
    "sentence", ["丙方不承担连带保证责任。", "乙方不要求任何人提供保证担保。", "乙方应缴纳保证金作为担保。"]
)
def test_no_guarantee_form(stated, sentence):
    assert stated(sentence, "guarantee.form") == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("保证期间为主债务履行期届满之日起两年。", "P2Y"),
        ("保证期间：自债务到期之日起6个月。", "P6M"),
        ("保证期间直至全部债务还清为止。", "until-repaid"),
    ],
)
def test_guarantee_period(stated, sentence, value):
    assert [term.value for term in stated(sentence, "guarantee.period")] == [value]


def test_guarantee_cap_and_scope(stated):
    sentence = "保证范围包括借款本金、利息和违约金，保证人的责任限额为人民币300万元。"
    assert stated(sentence, "guarantee.cap")[0].value == 3_000_000
    assert "本金" in stated(sentence, "guarantee.scope")[0].value


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("因本合同发生的争议由被告住所地人民法院管辖。", "defendant"),
        ("向合同签订地人民法院起诉。", "signing"),
        ("由合同履行地有管辖权的人民法院管辖。", "performance"),
        ("任何争议由甲方所在地人民法院管辖。", "other"),
    ],
)
def test_jurisdiction(stated, sentence, basis):
    assert [term.value["basis"] for term in stated(sentence, "jurisdiction")] == [basis]


def test_arbitration_by_name_and_without(stated):
    named = stated("争议提交杭州仲裁委员会仲裁，仲裁地为杭州。", "arbitration")[0].value
    assert (named["institution"], named["seat"]) == ("杭州仲裁委员会", "杭州")
    unnamed = stated("争议可以向当地仲裁机构申请仲裁。", "arbitration")[0].value
    assert unnamed["institution"] is None


@pytest.mark.parametrize(
    ("sentence", "channels"),
    [
        ("甲方以短信通知乙方追加保证金。", ["sms"]),
        ("甲方通过电子邮件和电话通知乙方。", ["email", "phone"]),
        ("甲方可直接平仓，无需通知乙方。", ["none"]),
        ("规则调整以网站公告的方式通知。", ["announcement"]),
    ],
)
def test_notice_channel(stated, sentence, channels):
    assert [term.value for term in stated(sentence, "notice_channel")] == [[channel] for channel in channels]


@pytest.mark.parametrize(
    ("sentence", "split"),
    [
        ("账户盈利全部归乙方所有。", ("1", "0")),
        ("盈利部分乙方得70%，甲方得30%。", ("0.7", "0.3")),
        ("盈利由甲方分得20%。", ("0.8", "0.2")),
    ],
)
def test_profit_split(stated, sentence, split):
    value = stated(sentence, "profit_split")[0].value
    assert (value["ratio_operator"], value["ratio_funder"]) == (Decimal(split[0]), Decimal(split[1]))


def test_shares_without_sides_stay_open(stated):
    found = stated("账户盈利三七分成。", "profit_split")[0]
    assert [str(share) for share in found.value["shares"]] == ["0.3", "0.7"]
    assert found.issues == ("sides-open",)


@pytest.mark.parametrize(
    ("sentence", "term", "value"),
    [
        ("借款用于乙方购买沪深股票。", "purpose", "securities"),
        ("资金用于乙方经营周转。", "purpose", "working_capital"),
        ("乙方无权修改账户交易密码。", "trading_control", "operator-may-not-change-password"),
        ("交易密码由甲方保管。", "trading_control", "funder-holds-password"),
        ("不得买入ST股票和创业板股票。", "securities_restriction", "ban-list"),
        ("单只股票持仓不得超过总资产的30%。", "securities_restriction", "position-cap"),
        ("盈亏以平台系统记录为准。", "data_source", "platform_system"),
        ("账户资产以证券公司对账单为准。", "data_source", "broker_statement"),
        ("乙方以其名下房产提供抵押。", "collateral", "mortgage"),
        ("盈利可随时申请提取。", "withdrawal_rule", "profit-on-request"),
    ],
)
def test_phrase(stated, sentence, term, value):
    assert value in [found.value for found in stated(sentence, term)]


def test_a_forbidden_use_is_no_purpose(stated):
    assert stated("借款不得用于购买股票。", "purpose") == []


def test_costs_of_enforcement(stated):
    assert stated("甲方为实现债权支出的律师费、诉讼费由乙方承担。", "attorney_fee")[0].value["covered"] is True
