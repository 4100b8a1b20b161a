"""Severity and law that depend on the deal, not on the sentence."""

import pytest

from contract_audit.rulebook import load_rulebook

HEAD = "甲方（出资方）：某某\n乙方（操盘方）：某某\n"
FUNDING = "甲方提供资金一百万元给乙方买卖股票。\n"
MARGIN = "乙方须向甲方支付保证金二十万元。\n"
LINE = "账户总资产低于一百零六万元的，甲方卖出全部股票。\n"
CHARGE = "乙方每月向甲方支付资金使用费一万五千元。\n"


def _findings(auditor, text):
    report = auditor.audit_bytes(text.encode(), name="contract.txt")
    return [finding for finding in report.findings if finding.risk == "unlicensed-margin-financing"]


@pytest.mark.parametrize(
    ("parts", "severity"),
    [
        ((FUNDING, MARGIN, LINE, CHARGE), "critical"),
        ((FUNDING, MARGIN, CHARGE), "high"),
        ((FUNDING, LINE, CHARGE), "high"),
    ],
)
def test_the_severity_counts_the_elements_of_the_whole_document(auditor, parts, severity):
    found = _findings(auditor, HEAD + "".join(parts))
    assert found
    assert {str(finding.severity) for finding in found} == {severity}


def test_a_futures_deal_never_cites_the_securities_law(auditor):
    text = (
        "甲方（出资方）：某某\n乙方（操盘方）：某某\n"
        "甲方将名下期货账户的账号和密码交给乙方用于期货交易。\n"
        "乙方先交保证金十万元，甲方出资一百万元，比例为1:10。\n"
        "账户权益跌至一百零三万元时，软件自动平仓。\n"
        "乙方每月支付甲方席位使用费二万元。\n"
    )
    report = auditor.audit_bytes(text.encode(), name="contract.txt")
    of_family = [finding for finding in report.findings if finding.family == "A"]
    assert "unlicensed-futures-fx" in {finding.risk for finding in of_family}
    assert not [law.id for finding in of_family for law in finding.law if law.id.startswith("securities-law")]


def test_the_law_of_a_deal_takes_the_place_of_the_rules_own():
    rule = load_rulebook().rule("account-lending")
    assert rule.law_of(frozenset({"futures"})) == ("futures-law-18",)
    assert rule.law_of(frozenset({"securities"})) == rule.law


def test_a_spouse_who_has_not_signed_leaves_a_blank(auditor):
    report = auditor.audit_bytes(
        (HEAD + "甲方的配偶已知悉本借款。\n配偶（签章）：____\n").encode(), name="contract.txt"
    )
    assert "blank-fields" in {finding.risk for finding in report.findings}
