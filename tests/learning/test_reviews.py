import hashlib

import pytest

from contract_audit import audit
from contract_audit.errors import CorpusError
from contract_audit.learning.examples import plain
from contract_audit.learning.reviews import Contract, review_examples
from contract_audit.pipeline import Options
from contract_audit.review import Decision

TEXT = """操盘协议
甲方（出资方）：某某
乙方（操盘方）：某某
第一条 甲方出借操盘资金一百万元，乙方缴纳保证金二十万元，用于股票交易。
第二条 账户总值低于一百零八万元的，甲方可以不经通知立即卖出全部股票。
第三条 乙方放弃对平仓时机、价格提出任何异议的权利。
"""


@pytest.fixture(scope="module")
def findings():
    report = audit(TEXT, options=Options(all_findings=True))
    return {finding.risk: finding for finding in report.findings if finding.kind == "clause"}


def decided(finding, decision, sha=""):
    return Decision(finding.fingerprint, decision, source_sha256=sha)


def contract():
    return Contract("case.txt", hashlib.sha256(TEXT.encode()).hexdigest(), plain(TEXT))


def test_accepted_findings_become_risky_and_rejected_ones_harmless(findings, auditor):
    decisions = [decided(findings["liquidation-no-notice"], "accept"), decided(findings["rights-waiver"], "reject")]
    examples = review_examples(decisions, [contract()], auditor)
    assert {risk for item in examples for risk in item.risks} == {"liquidation-no-notice"}
    assert {risk for item in examples for risk in item.harmless} == {"rights-waiver"}


def test_the_last_decision_counts_and_notes_do_not(findings, auditor):
    finding = findings["liquidation-no-notice"]
    decisions = [decided(finding, "reject"), decided(finding, "accept"), decided(finding, "note")]
    (example,) = review_examples(decisions, [contract()], auditor)
    assert example.risks == {"liquidation-no-notice"}
    assert not example.harmless


def test_a_decision_that_fits_no_contract_is_named(findings, auditor):
    stray = Decision("0123456789abcdef", "reject")
    with pytest.raises(CorpusError, match="0123456789abcdef"):
        review_examples([decided(findings["rights-waiver"], "reject"), stray], [contract()], auditor)


def test_a_decision_on_another_file_is_not_taken_for_this_one(findings, auditor):
    with pytest.raises(CorpusError):
        review_examples([decided(findings["rights-waiver"], "reject", "0" * 64)], [contract()], auditor)


def test_nothing_reviewed_is_nothing_learned(auditor):
    assert review_examples([], [], auditor) == ()
