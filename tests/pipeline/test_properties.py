"""What must hold of every report, whatever the text: places, stability, determinism."""

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contract_audit import audit
from contract_audit.document import Document, Origin, Range, RangeKind, Span
from contract_audit.pipeline import Options
from contract_audit.pipeline.outcome import Place

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
TEXTS = ("stock-financing.txt", "broker-margin-contract.txt", "chat.txt")
ALL = (*TEXTS, "loan-agreement.docx", "platform-agreement.pdf")
FRAGMENTS = (
    "甲方（出资方）：", "乙方（操盘方）：", "甲方有权",
    "随时", "无需通知", "卖出", "全部股票", "平仓线", "低于", "130%",
    "保证金", "人民币", "叁拾万元", "第一条", "（一）", "\n", "。", "；", "　", " ", "不得", "未经", "除", "外", "但",
    "本平台", "资金池", "\t", "____", "1:5", "2026年2月30日", "壹佰零",
    "\u202e", "\u200b", "😀", "㈠", "⼀",
)  # fmt: skip


def places(value):
    if isinstance(value, Place):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from places(getattr(value, name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from places(item)


def check(report):
    text = report.text
    for place in places(report):
        assert 0 <= place.start <= place.end <= len(text)
    for clause in report.clauses or ():
        assert 0 <= clause.start <= clause.end <= len(text)
    for finding in report.findings:
        for span in finding.spans:
            assert text[span.start : span.end].strip()
        assert sum(span.end - span.start for span in finding.spans) <= 300
        assert (finding.kind == "absence") == (not finding.spans)
        quoted = "".join(" ".join(text[span.start : span.end].split()) for span in finding.spans)
        assert finding.quote == quoted
        for mark in finding.marks:
            assert any(span.start <= mark.start and mark.end <= span.end for span in finding.spans)
    for term in report.terms or ():
        assert term.span.end - term.span.start <= 80


@pytest.mark.parametrize("name", ALL)
def test_every_span_of_a_sample_indexes_its_text(name):
    report = audit(SAMPLES / name, options=Options(include_text=True))
    assert report.status == "ok"
    check(report)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))
def test_every_span_of_any_text_indexes_it(text):
    report = audit(text or "无", options=Options(include_text=True))
    if report.status != "failed":
        check(report)


def risks(report):
    """Which risks are found how often: what must not change when only the form of the text does."""
    return sorted((finding.risk, finding.kind) for finding in report.findings)


def wrapped(text, width=40):
    """The text as a program with narrow pages prints it: paragraphs broken at a fixed width."""
    lines = []
    for line in text.splitlines():
        pieces = [line[at : at + width] for at in range(0, len(line), width)] or [""]
        lines += pieces
    return "\n".join(lines)


@pytest.mark.parametrize("name", ["stock-financing.txt", "broker-margin-contract.txt"])
def test_wrapping_lines_changes_no_finding(name):
    text = (SAMPLES / name).read_text(encoding="utf-8")
    assert risks(audit(wrapped(text))) == risks(audit(text))


@pytest.mark.parametrize("name", TEXTS)
def test_traditional_characters_change_no_finding(name):
    opencc = pytest.importorskip("opencc")
    text = (SAMPLES / name).read_text(encoding="utf-8")
    for variant in ("s2t", "s2hk", "s2tw"):
        assert risks(audit(opencc.OpenCC(variant).convert(text))) == risks(audit(text)), variant


@pytest.mark.parametrize("name", ["stock-financing.txt", "broker-margin-contract.txt"])
def test_page_furniture_changes_no_finding(name, auditor):
    text = (SAMPLES / name).read_text(encoding="utf-8")
    sheets = [text[at : at + 900] for at in range(0, len(text), 900)]
    paged, ranges = "", []
    for number, sheet in enumerate(sheets, start=1):
        paged += sheet
        furniture = f"\n第 {number} 页 共 {len(sheets)} 页\n内部资料 请勿外传\n"
        ranges.append(Range(RangeKind.FURNITURE, Span(len(paged), len(paged) + len(furniture))))
        paged += furniture
    document = Document(text=paged, media_type="application/pdf", origin=Origin.PDF, ranges=tuple(ranges))
    report = auditor.audit_document(document, name="paged", sha256="", size=0)
    assert risks(report) == risks(audit(text))


def test_the_same_input_gives_the_same_report():
    first, second = (audit(SAMPLES / "stock-financing.txt") for _ in range(2))
    assert msgspec.json.encode(first) == msgspec.json.encode(second)


def test_fingerprints_survive_edits_elsewhere():
    text = (SAMPLES / "stock-financing.txt").read_text(encoding="utf-8")
    before = {finding.fingerprint for finding in audit(text).findings if finding.kind == "clause"}
    lines = text.splitlines()
    middle = next(at for at, line in enumerate(lines) if at > 20 and re.match("第.条", line))
    after = {
        finding.fingerprint
        for finding in audit("\n".join([*lines[:middle], "各方约定本协议以中文书写。", *lines[middle:]])).findings
    }
    assert len(before & after) >= len(before) * 0.95


def test_a_text_that_says_nothing_is_never_clean():
    assert audit("。。。").status == "indeterminate"
    assert audit("abc def").status == "indeterminate"
