"""Values that belong to something else, beside the same words where they are the deal's own; a class a line."""

from decimal import Decimal

import pytest


@pytest.mark.parametrize(
    ("term", "sentence", "values"),
    [
        ("principal", "当金为人民币80万元整。", ["800000"]),
        ("principal", "名义本金：人民币300万元。", ["3000000"]),
        ("principal", "本期加入金额为5万元。", ["50000"]),
        ("principal", "受让人受让债权的总价款为人民币12万元。", ["120000"]),
        ("principal", "投资人认缴合伙企业出资人民币60万元。", ["600000"]),
        ("principal", "本人确认已于2022年5月6日收到贵司借款人民币90万元。", ["900000"]),
        ("own_margin", "履约预付金：人民币20万元。", ["200000"]),
        ("total_funds", "账户资金由借款本金和保证金组成，合计48万元。", ["480000"]),
        ("total_funds", "两边的钱凑一块是66万。", ["660000"]),
        ("interest_rate", "每月按配资款之1.5%向甲方缴付资金调配费。", ["0.18"]),
        ("interest_rate", "按月的方案收操盘金的1.2%每月。", ["0.144"]),
        ("interest_rate", "起投金额为100元，出资会员按年化利率12%收取利息。", ["0.12"]),
        ("interest_rate", "乙方每季度按甲方出资额的4%向甲方支付固定的合作收益。", ["0.16"]),
        ("overdue_rate", "到期没还的部分，从第二天起按年9%算到还清。", ["0.09"]),
        ("overdue_rate", "甲方延期付款的，每日按未付款额的万分之四支付迟延金。", ["0.146"]),
        ("leverage", "等于乙方出1块甲方配5块。", ["5"]),
        ("leverage", "履约预付金：人民币20万元，为名义本金的八分之一。", ["8"]),
        ("leverage", "双方以甲方资金80%、乙方保证金20%的比例出资。", ["4"]),
        ("leverage", "甲方曾小明与乙方按1:5配资炒股。", ["5"]),
        ("principal", "借款本金20万元到2027年12月31日还清。", ["200000"]),
        ("own_margin", "乙方应支付管理费3000元和保证金20万元。", ["200000"]),
        ("interest_rate", "借款年利率不低于12%，按月付息。", ["0.12"]),
        ("warning_line", "净值低于110%时，甲方预警并提示乙方注意平仓风险。", ["1.10"]),
        ("warning_line", "账户总资产5万元预警，4.6万元平仓。", ["50000"]),
        ("liquidation_line", "账户总资产5万元预警，4.6万元平仓。", ["46000"]),
        ("warning_line", "账户资产低于150万元时，丙方告诉乙方，乙方应马上存入现金。", ["1500000"]),
        ("liquidation_line", "账户总资产降至初始资产的80%时，乙方应停止买入并将持仓卖出。", ["0.8"]),
    ],
)
def test_the_deals_own(stated, term, sentence, values):
    assert [found.value for found in stated(sentence, term)] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("term", "sentence"),
    [
        ("principal", "单一借款人的出借上限为3万元。"),
        ("principal", "每一标的借款金额为2万元至50万元。"),
        ("principal", "乙方出1块甲方配4块。"),
        ("principal", "最低加入金额为1000元。"),
        ("principal", "您以自有资金再融资20万元，股价下跌两成即意味着本金损失四成。"),
        ("own_margin", "乙方按两个月租金支付押金2万元。"),
        ("own_margin", "投标保证金5万元在签约后退还。"),
        ("own_margin", "支付评估费1000元和履约押金3000元。"),
        ("own_margin", "亏了是我自己的，老板的30万照还。"),
        ("overdue_rate", "借款到期未归还的，按借款本金每日千分之二支付违约金。"),
        ("overdue_rate", "迟付租金的，每天按万分之五支付滞纳金。"),
        ("overdue_rate", "滞纳金总额最多不超过迟付金额的20%。"),
        ("overdue_rate", "逾期付息的，除按月利率1%继续支付利息外，乙方应承担全部费用。"),
        ("interest_rate", "委托资产的年化收益率不低于7%。"),
        ("interest_rate", "净收益折合年化8%以内的部分归甲方。"),
        ("interest_rate", "以前说过年息五厘的话不算了。"),
        ("interest_rate", "过夜持仓费按市值每万元2元/天收取。"),
        ("leverage", "支付审核费3000元（借款本金的4%），保证金另付。"),
        ("leverage", "管理人按照募集规模的5%计提风险备付金。"),
        ("leverage", "融券保证金比例不得低于50%。"),
        ("leverage", "他前几年在网上做过配资，一万配六万。"),
        ("term", "问卷有效期为一年。"),
        ("term", "每次展期的期限不得超过六个月。"),
        ("term", "借款标的期限为12至24个月。"),
        ("term", "等待期间不计收益，等待期不超过5个自然日。"),
        ("term", "其中2023年3月1日至2023年4月15日为装修免租期。"),
        ("sign_date", "协议经双方签字后于2023年7月1日生效。"),
        ("sign_date", "打印时间：2023-07-01"),
        ("guarantee.form", "普通合伙人对合伙企业债务承担无限连带责任。"),
        ("guarantee.guarantor", "松陵控股有限公司对乙方债务不承担任何保证责任。"),
        ("guarantee.guarantor", "任何子公司为第三人提供担保的，视为违约。"),
        ("liquidation_line", "净值低于110%时，甲方预警并提示乙方注意平仓风险。"),
        ("payee", "收款账户信息见附件，收款账户变更的应当通知。"),
        ("sign_date", "根据2020年5月28日公布的《某某法》订立。"),
        ("term", "借款期限不得延长至2026年3月31日。"),
    ],
)
def test_what_belongs_to_something_else(stated, term, sentence):
    assert stated(sentence, term) == []


def test_a_term_is_one_whatever_the_money_is_for(stated):
    assert [term.value for term in stated("借款期限为12个月用于装修房屋。", "term")] == ["P12M"]


def test_a_penalty_by_the_day_is_a_penalty(stated):
    found = stated("借款到期未归还的，按借款本金每日千分之二支付违约金。", "default_penalty")
    assert [term.value["value"] for term in found] == [Decimal("0.002")]


def test_the_rate_of_a_fee_beside_the_rate_of_interest(stated):
    text = "当金利率为月利率0.5%；月综合费率为2.4%。"
    assert [term.value for term in stated(text, "interest_rate")] == [Decimal("0.06")]
    assert Decimal("0.024") in {term.value.get("rate") for term in stated(text, "fees")}


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("等额本息，按月归还，共24期。", ["P24M"]),
        ("当期贰个月。", ["P2M"]),
        ("原协议合作期间延长至2023年12月9日。", ["2023-12-09"]),
        ("从2023年1月5日到2024年1月4日，一年。", ["2023-01-05/2024-01-04", "P1Y"]),
        ("自2023年3月1日起做到2023年8月31日止。", ["2023-03-01/2023-08-31"]),
    ],
)
def test_how_long(stated, sentence, values):
    assert [found.value for found in stated(sentence, "term")] == values


@pytest.mark.parametrize(
    ("term", "sentence", "value"),
    [
        ("custody_agreement_no", "按照编号为ABCG-2020-0011的《资金保管协议》执行。", "ABCG-2020-0011"),
        ("custody_agreement_no", "另行签订《账户监管合同》（编号：ABJG-77）。", "ABJG-77"),
        ("sign_date", "三方规则（2021年4月1日公布）", "2021-04-01"),
        ("sign_date", "甲方（签字）：顾怀瑾\n2023年8月12日\n附件一 对账单", "2023-08-12"),
        ("disbursement_date", "开始交易日：2023年5月15日", "2023-05-15"),
        ("guarantee.guarantor", "供方的股东松陵控股有限公司对供方的义务承担连带保证责任。", "松陵控股有限公司"),
    ],
)
def test_named(stated, term, sentence, value):
    assert [found.value for found in stated(sentence, term)] == [value]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("转账至户名：姚*琴，账号6217****5502。", "姚*琴"),
        ("只付至注册时绑定的同名银行卡（祁远帆，尾号4410）。", "祁远帆"),
        ("这3万打给会计阿芬的支付宝。", "阿芬"),
    ],
)
def test_payee_of_speech(stated, sentence, name):
    assert name in {found.value["name"] for found in stated(sentence, "payee")}


def test_a_court_after_failed_talks_is_chosen(stated):
    found = stated("协商不成的提交乙方住所地人民法院处理。", "jurisdiction")
    assert [term.value["place"] for term in found] == ["乙方住所地"]


def test_a_sheet_of_parameters_repeats_its_values(stated):
    found = stated("乙方交纳押金20万元后开通。\n参数单\n押金：200,000元\n", "own_margin")
    assert [term.value for term in found] == [200_000, 200_000]
