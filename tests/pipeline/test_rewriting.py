"""Rewrites: offered where they are honest and proven, and nowhere else."""

from pathlib import Path

import msgspec
import pytest

from contract_audit.document import Document, Origin, Range, RangeKind, Readability, Span
from contract_audit.pipeline import Auditor, Options
from contract_audit.pipeline.proving import MOST_RESCANS, Substitution, rewritten
from contract_audit.rulebook.load import compile_rules
from contract_audit.rulebook.schema import Localized

LOAN = (Path(__file__).parent / "private_loan.txt").read_text(encoding="utf-8")
RISKS = {
    "overdue-stacking",
    "unilateral-change",
    "compound-interest",
    "guarantee-period-issue",
    "auto-renewal",
    "assignment-without-consent",
    "arb-or-litigation",
    "unilateral-interpretation",
}
CHANGE = "第六条 甲方有权根据市场情况随时调整利率及还款安排，自通知之日起执行。"


@pytest.fixture
def report_on(auditor):
    def work(text, options=None):
        return auditor.audit_bytes(text.encode(), options=options or Options())

    return work


@pytest.fixture
def scans(monkeypatch):
    """Counts how often a document is scanned."""
    counted = []
    scan = Auditor.case_of

    def case_of(self, document, *arguments, **options):
        counted.append(document)
        return scan(self, document, *arguments, **options)

    monkeypatch.setattr(Auditor, "case_of", case_of)
    return counted


def apply(text, report):
    """The text with every replacement in place of its finding."""
    offered = [finding for finding in report.findings if finding.replacement]
    for finding in sorted(offered, key=lambda item: -item.spans[0].start):
        text = text[: finding.spans[0].start] + finding.replacement + text[finding.spans[-1].end :]
    return text


def of_risk(report, risk):
    return next(finding for finding in report.findings if finding.risk == risk)


def offers(report):
    return [item for item in report.findings if item.rewrite or item.replacement or item.good_clause]


def test_every_bad_clause_of_a_lawful_loan_gets_a_rewrite_that_removes_it(report_on):
    report = report_on(LOAN)
    assert {finding.risk for finding in report.findings} == RISKS
    assert all(finding.rewrite and finding.good_clause is None for finding in report.findings)
    changed = apply(LOAN, report)
    assert not {finding.risk for finding in report_on(changed).findings} & RISKS
    assert changed.count("\n") == LOAN.count("\n")


def test_one_more_scan_proves_them_all(report_on, scans):
    report_on(LOAN)
    assert len(scans) == 2


def test_a_rewrite_keeps_the_number_and_what_is_right_in_the_sentence(report_on):
    finding = of_risk(report_on(LOAN), "guarantee-period-issue")
    kept = "丙方为乙方的上述债务提供连带责任保证，保证期间为主债务履行期限届满之日起六个月。"
    assert (finding.rewrite, finding.replacement) == (kept, f"第八条 {kept}")


def test_parties_are_called_as_the_clause_calls_them_and_figures_are_left_blank(report_on):
    assert of_risk(report_on(LOAN), "overdue-stacking").rewrite.startswith("乙方逾期还款的，按逾期金额每日万分之____")
    other = LOAN.replace("第五条 乙方逾期", "第五条 借款人逾期")
    assert of_risk(report_on(other), "overdue-stacking").rewrite.startswith("借款人逾期还款的")


def test_in_english_the_rewrite_is_english_and_the_replacement_stays_chinese(report_on):
    finding = of_risk(report_on(LOAN, Options(lang="en")), "overdue-stacking")
    assert finding.rewrite.startswith("On late repayment Party B (乙方) pays interest of ____ per ten thousand")
    assert finding.replacement.startswith("第五条 乙方逾期还款的")


@pytest.mark.parametrize("name", ["stock-financing.txt", "chat.txt"])
def test_none_is_offered_for_off_exchange_financing_and_none_is_tried(name, samples, auditor, scans):
    report = auditor.audit_bytes((samples / name).read_bytes())
    assert report.findings
    assert offers(report) == []
    assert len(scans) == 1


def test_none_is_offered_where_fraud_is_suspected(report_on, scans):
    bait = "甲方面向社会公众募集资金，承诺每月返息百分之二、到期保本，推荐他人加入的按金额返佣。"
    report = report_on(LOAN.replace("第十三条", f"第十三条 {bait}\n第十四条"))
    assert any(item.family in "ABF" and item.severity in {"critical", "high"} for item in report.findings)
    assert offers(report) == []
    assert offers(report_on(LOAN.replace("第十三条", f"第十三条 {bait}\n第十四条"), Options(threshold=0.97))) == []
    assert len(scans) == 2


def test_none_is_offered_for_what_was_not_read_whole(auditor):
    document = Document(text=LOAN, media_type="text/plain", origin=Origin.TEXT, readability=Readability.PARTIAL)
    report = auditor.audit_document(document, name="", sha256="", size=0)
    assert report.status == "partial"
    assert offers(report) == []


def test_a_text_too_short_to_tell_the_deal_gets_none(report_on):
    report = report_on("甲方有权随时调整利率，自通知之日起执行。")
    assert report.findings
    assert offers(report) == []


def test_a_rewrite_that_would_take_a_term_out_of_the_deal_is_an_example_only(report_on):
    merged = "第六条 借款年利率为8%，甲方有权根据市场情况随时调整利率，自通知之日起执行。"
    text = LOAN.replace(CHANGE, merged).replace("第三条 借款年利率为8%（单利，一年按365日计算），每", "第三条 每")
    report = report_on(text)
    finding = of_risk(report, "unilateral-change")
    assert finding.rewrite is None
    assert finding.good_clause == "本合同的变更须经各方协商一致并签署书面协议，任何一方不得单方变更。"
    assert of_risk(report, "overdue-stacking").rewrite


def test_a_point_of_a_list_is_not_replaced(report_on):
    listed = "第六条 甲方享有下列权利：\n（一）随时调整利率及还款安排，自通知之日起执行；\n（二）查询乙方的还款记录。"
    point = of_risk(report_on(LOAN.replace(CHANGE, listed)), "unilateral-change")
    assert point.rewrite is None


def test_one_unit_has_one_rewrite_and_it_removes_all_that_was_wrong_there(report_on):
    both = "第五条 乙方逾期还款的，除按日计收罚息外，还应另付本金30%的违约金和催收费，且不得请求法院调减。"
    text = LOAN.replace("第五条 乙方逾期还款的，除按日计收罚息外，还应另付违约金和催收费。", both)
    report = report_on(text)
    there = [item for item in report.findings if item.quote.startswith("第五条")]
    assert len(there) > 1
    assert len([item for item in there if item.rewrite]) == 1
    assert len(offers(report)) == len(report.findings) - len(there) + 1
    assert not any(item.quote.startswith("第五条") for item in report_on(apply(text, report)).findings)


@pytest.mark.parametrize(
    "wording",
    [
        "甲方可以随时调整利率，通知乙方即可。",
        "本合同的变更须经各方书面同意，最终解释权归甲方所有，甲方对损失概不负责。",
    ],
    ids=["the same risk", "another risk"],
)
def test_a_rewrite_that_brings_a_finding_is_not_offered(auditor, wording):
    rules = [
        msgspec.structs.replace(rule, rewrite=Localized(wording, wording)) if rule.risk == "unilateral-change" else rule
        for rule in auditor.engine.rulebook.rules
    ]
    report = Auditor(compile_rules(rules)).audit_bytes(LOAN.encode())
    assert of_risk(report, "unilateral-change").rewrite is None
    assert {item.risk for item in report.findings if item.rewrite} == RISKS - {"unilateral-change"}


def test_the_number_of_scans_is_bounded(auditor, scans):
    bad = Localized("本合同的最终解释权归{funder}所有。", "")
    rules = [
        msgspec.structs.replace(rule, rewrite=bad) if rule.rewrite else rule for rule in auditor.engine.rulebook.rules
    ]
    report = Auditor(compile_rules(rules)).audit_bytes(LOAN.encode())
    assert not any(item.rewrite for item in report.findings)
    assert 1 < len(scans) <= 1 + MOST_RESCANS


def test_ranges_move_with_the_words():
    ranges = (Range(RangeKind.TABLE, Span(0, 2)), Range(RangeKind.NOTE, Span(6, 8)))
    document = Document(text="甲乙丙丁戊己庚辛", media_type="text/plain", origin=Origin.TEXT, ranges=ranges)
    changed, offsets = rewritten(document, [Substitution(Span(3, 5), "一二三四五", "")])
    assert changed.text == "甲乙丙一二三四五己庚辛"
    assert [item.span.of(changed.text) for item in changed.ranges] == ["甲乙", "庚辛"]
    assert offsets.to_rewritten(Span(3, 5)).of(changed.text) == "一二三四五"
