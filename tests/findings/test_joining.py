import pytest

from contract_audit import audit
from contract_audit.api import load_auditor
from contract_audit.document import Document, Origin
from contract_audit.findings import gather
from contract_audit.pipeline import Options

LENT = """操盘协议
甲方（出资方）：某某
乙方（操盘方）：某某
第一条 甲方出借资金一百万元，乙方缴纳保证金二十万元，用于股票交易。
"""
SALE = "账户总值低于一百零八万元的，甲方可以不经通知立即卖出全部股票。"
LEASE = "房屋租赁合同\n出租人（甲方）：某某\n承租人（乙方）：某某\n第一条 甲方将住房一套出租给乙方居住，月租三千元。\n"


@pytest.fixture(scope="module")
def auditor():
    return load_auditor()


def pieces(auditor, text, *, rules=True):
    _, case = auditor.case_of(Document(text=text, media_type="text/plain", origin=Origin.TEXT))
    hits = auditor.engine.survey(case) if rules else ()
    return gather(hits, auditor.classifier.look(case), case, auditor.engine.rulebook), case


def test_rule_and_classifier_on_one_sentence_make_one_finding():
    found = [item for item in audit(LENT + SALE).findings if item.risk == "liquidation-no-notice"]
    assert len(found) == 1
    assert found[0].detectors[-1] == "classifier"
    assert any(name.startswith("rule:") for name in found[0].detectors)
    assert found[0].confidence.basis == "calibrated"


def test_the_classifier_alone_names_the_words_that_spoke(auditor):
    alone, case = pieces(auditor, LENT + SALE, rules=False)
    piece = next(item for item in alone if item.rule.risk == "liquidation-no-notice")
    assert piece.words
    assert all(case.units[piece.units[0]].span.contains(word) for word in piece.words)


@pytest.mark.parametrize(
    "sentence",
    ["甲方不得不经通知卖出乙方的股票。", "严禁甲方擅自卖出乙方账户内的全部股票。"],
)
def test_what_is_forbidden_is_seen_by_nobody(auditor, sentence):
    found, case = pieces(auditor, LENT + sentence)
    last = len(case.units) - 1
    joining = auditor.classifier.model.joining
    likely = [item for item in found if last in item.units and item.probability(joining) >= 0.5]
    assert [item.rule.risk for item in likely if item.rule.family == "C"] == []


def test_the_kind_of_deal_holds_for_the_classifier_too(auditor):
    found, case = pieces(auditor, LEASE * 6 + SALE + "\n" + LEASE * 6)
    assert case.deal.known
    assert [item.rule.risk for item in found if item.rule.family in "ABC" and not item.hits] == []


def test_the_classifier_can_be_switched_off():
    report = audit(LENT + SALE, options=Options(model=False))
    assert report.findings
    assert all("classifier" not in finding.detectors for finding in report.findings)
    assert {finding.confidence.basis for finding in report.findings} == {"authored"}


def test_absences_and_figures_are_never_the_classifiers():
    for finding in audit(LENT + SALE, options=Options(all_findings=True)).findings:
        if finding.kind in {"absence", "numeric", "consistency"}:
            assert "classifier" not in finding.detectors


def test_confidence_follows_both(auditor):
    joined, _ = pieces(auditor, LENT + SALE)
    joining = auditor.classifier.model.joining
    for piece in joined:
        if piece.hits and piece.sighting and piece.log_odds > 0:
            assert piece.probability(joining) > 0.5
