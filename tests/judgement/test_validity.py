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
