from pathlib import Path

import pytest

from contract_audit import Options, audit
from contract_audit.judgement import SITUATIONS

CORPORA = Path(__file__).resolve().parents[2] / "corpora"


def verdict(source):
    judged = audit(source).validity
    return judged and judged["verdict"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("samples/stock-financing.txt", "void-likely"),
        ("samples/broker-margin-contract.txt", "valid-regulated"),
        ("development/stock-pledge-repo.txt", "valid-regulated"),
        ("development/bank-consumer-loan.txt", "valid-regulated"),
        ("development/friends-loan-lawyer-draft.txt", "valid"),
        ("development/futures-desk-cooperation.txt", "void-likely"),
        ("development/northbound-channel.txt", "void-likely"),
        ("development/guarantee-contract.txt", "void-contested"),
        ("development/daily-plan-web-page.txt", "void-likely"),
        ("development/follow-investment-memo.txt", "void-likely"),
        ("development/fx-margin-client-agreement.txt", "void-likely"),
        ("development/handwritten-agreement.txt", "void-contested"),
        ("development/entrusted-trading.txt", "void-contested"),
        ("development/futures-brokerage-excerpt.txt", "valid-regulated"),
        ("development/licensed-advisory-service.txt", "valid-regulated"),
        ("samples/chat.txt", "void-likely"),
    ],
)
def test_written_deals_are_judged_as_labelled(path, expected):
    assert verdict(CORPORA / path) == expected


TRUST = """某稳健一号集合资金信托计划信托合同
受托人：某某信托有限公司（金融许可证编号：K0000****）
第一条 本信托计划优先级与劣后级份额按1:1设置，共担风险，受托人自主管理，投资于沪深证券交易所上市股票。
第二条 预警线为单位净值0.90元，止损线为0.85元；触及预警线的，受托人通知劣后级委托人，劣后级委托人可自愿追加。
第三条 信托财产由某某银行股份有限公司保管，保管协议编号BG-2026-01。
"""


def test_a_trust_within_the_rules_is_never_void_likely():
    assert verdict(TRUST * 3) != "void-likely"


def test_a_loan_used_for_shares_without_margin_or_control_is_contested_with_both_readings():
    text = (
        "借款合同\n出借人：张某\n借款人：李某\n"
        "第一条 出借人向借款人出借人民币五百万元，借款期限一年，年利率百分之十。\n"
        "第二条 借款用于借款人购买股票，借款人到期归还本金并支付利息。\n"
    ) * 2
    report = audit(text)
    assert report.validity["verdict"] == "void-contested"
    assert {reading["verdict"] for reading in report.validity["readings"]} == {"void-contested", "clause-void"}
    met = {part["id"]: part["met"] for reading in report.validity["readings"] for part in reading["elements"]}
    assert met["securities_use"] is True
    assert False in met.values()


def test_outside_lending_there_is_no_verdict():
    assert verdict("房屋租赁合同\n出租人将房屋出租给承租人居住，租期三年，租金每月五千元，按季支付。\n" * 20) is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_says_that_a_contract_is_void(lang):
    for name in ("stock-financing.txt", "chat.txt"):
        report = audit(CORPORA / "samples" / name, options=Options(lang=lang))
        said = " ".join([*report.validity["reasons"], *(step["text"] for step in report.next_steps)])
        assert "本合同无效" not in said
        assert "this contract is void" not in said.lower()


@pytest.mark.parametrize("situation", SITUATIONS)
def test_steps_follow_the_situation(situation):
    steps = audit(CORPORA / "samples" / "stock-financing.txt", options=Options(situation=situation)).next_steps
    assert steps
    assert all(step["text"] for step in steps)


def test_steps_rest_on_findings_of_the_report():
    report = audit(CORPORA / "samples" / "stock-financing.txt")
    known = {finding.fingerprint for finding in report.findings}
    assert all(set(step["because"]) <= known for step in report.next_steps)


@pytest.mark.parametrize(
    "sentence",
    [
        "融资融券业务只能由证券公司经营。",
        "本平台由某某证券股份有限公司提供融资融券业务支持。",
        "乙方已开立信用证券账户，初始质押率为百分之五十。",
    ],
)
def test_a_sentence_about_licensed_business_does_not_cure_the_deal(sentence):
    text = (CORPORA / "samples" / "stock-financing.txt").read_text(encoding="utf-8")
    plain, dressed = audit(text), audit(f"{text}\n{sentence}\n")
    assert dressed.validity["verdict"] == "void-likely"
    assert len(dressed.findings) >= len(plain.findings) - 1


FINANCING = """股票投资合作协议
甲方：{funder}
乙方：程立秋
第一条 乙方向甲方交付保证金二十万元，甲方将其名下证券账户交给乙方使用，并投入一百万元供乙方买卖股票。
第二条 账户的亏损先由乙方的保证金承担，甲方按月收取百分之一点五的资金使用费。
第三条 {control}
"""


@pytest.mark.parametrize(
    "control",
    [
        "账户净值跌到一百零五万元时，系统自动把股票清仓。",
        "甲方可以随时把账户收回去，不必说明理由。",
        "保证金亏掉七成触发止损，由甲方挂单卖出全部股票。",
    ],
)
def test_any_way_of_control_completes_off_exchange_financing(control):
    text = FINANCING.format(funder="白桥资产管理有限公司", control=control)
    assert verdict(text * 2) == "void-likely"


PLEDGE = """最高额质押贷款合同
贷款人：南屿银行股份有限公司青屿支行，金融许可证机构编码：B0000S****0001
借款人：青屿棉纺有限公司
第一条 贷款人向借款人发放贷款人民币三千万元，年利率百分之四点一，期限一年，用于采购原料。
第二条 借款人以其持有的上市公司股票提供质押，办理质押登记。
股票市值跌至贷款余额的百分之一百三十以下的，借款人应当补足质物。
第三条 借款人到期不还本付息的，贷款人可以依法拍卖、变卖质押股票并优先受偿。
借款人缴存的保证金存入保证金专户，特定化移交贷款人占有。
"""

BROKER = """融资融券业务合同
甲方（客户）：程立秋
乙方：北塘证券股份有限公司，经营证券期货业务许可证编号：0000****1234
第一条 乙方为甲方开立信用证券账户和信用资金账户，甲方提交保证金后可以融资买入标的股票，融资保证金比例不低于百分之一百。
第二条 维持担保比例低于百分之一百三十的，乙方通知甲方在两个交易日内追加担保物，逾期未追加的，乙方可以强制平仓。
"""


@pytest.mark.parametrize("contract", [TRUST, PLEDGE, BROKER])
def test_regulated_business_is_never_void_likely(contract):
    for text in (contract, contract * 3):
        assert verdict(text) in {"valid-regulated", "valid", "clause-void", "indeterminate", "void-contested", None}


@pytest.mark.parametrize("contract", [PLEDGE, BROKER])
def test_a_bank_and_a_broker_are_regulated(contract):
    assert verdict(contract * 2) == "valid-regulated"


def test_a_licence_number_does_not_cure_margin_taken_first():
    text = FINANCING.format(
        funder="白桥证券投资咨询有限公司，经营证券期货业务许可证编号：0000****7788",
        control="账户净值跌到一百零五万元时，甲方可以强行平仓。",
    )
    assert verdict(text * 2) != "valid-regulated"
