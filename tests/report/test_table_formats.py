"""CSV, JSON Lines, JUnit, SARIF and the workbook: what a spreadsheet, a build server and an editor make of them."""

import csv
import io
import json
import re
import zipfile

import msgspec
import pytest
from lxml import etree

from contract_audit.report import render
from contract_audit.report.messages import messages_in
from contract_audit.report.tables import CONTRACT_COLUMNS, FINDING_COLUMNS, TERM_COLUMNS, contract_rows, term_rows


def table_of(made):
    assert made.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))


def cells_of(made):
    """The texts of a workbook, and the XML of its sheets."""
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        strings = re.findall(r"<t[^>]*>(.*?)</t>", book.read("xl/sharedStrings.xml").decode(), re.DOTALL)
        sheets = [book.read(name).decode() for name in sorted(book.namelist()) if name.startswith("xl/worksheets/")]
    return strings, sheets


def test_csv_has_a_row_for_each_finding_and_a_header_in_the_language(outcome):
    table = table_of(render(outcome, "csv"))
    assert table[0][:3] == ["文件", "程度", "风险编号"]
    assert len(table) == 1 + len(outcome.reports[0].findings)
    assert {len(row) for row in table} == {len(FINDING_COLUMNS)}
    assert table_of(render(outcome, "csv", lang="en"))[0][0] == "File"


def test_csv_puts_the_worst_first(outcome):
    severities = [row[1] for row in table_of(render(outcome, "csv", lang="en"))[1:]]
    order = ["Critical", "High", "Medium", "Low", "Info"]
    shown = [messages_in("en").label("severity", name) for name in ("critical", "high", "medium", "low", "info")]
    assert severities == sorted(severities, key=shown.index)
    assert len(order) == len(shown)


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", "\t"])
def test_csv_leaves_nothing_that_a_spreadsheet_would_compute(outcome_with, report, opening):
    harmful = msgspec.structs.replace(report.findings[0], quote=f'{opening}HYPERLINK("http://x","y")')
    table = table_of(render(outcome_with(findings=(harmful,)), "csv"))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in table[1])


def test_json_lines_hold_one_finding_each_with_the_file_it_stands_in(outcome):
    lines = [json.loads(line) for line in render(outcome, "jsonl").splitlines()]
    assert [line["fingerprint"] for line in lines] == [finding.fingerprint for finding in outcome.reports[0].findings]
    assert {line["path"] for line in lines} == {outcome.reports[0].source.path}


def test_junit_counts_what_it_holds(outcome, outcome_with, failed):
    suite = etree.fromstring(render(outcome, "junit")).find("testsuite")
    findings = outcome.reports[0].findings
    assert len(suite.findall("testcase")) == int(suite.get("tests")) == len(findings)
    assert len(suite.findall("testcase/failure")) == int(suite.get("failures"))
    assert len(suite.findall("testcase/skipped")) == int(suite.get("skipped"))
    broken = etree.fromstring(render(outcome_with(failed), "junit")).find("testsuite")
    assert broken.get("errors") == "1"
    assert "文件已加密" in broken.find("testcase/error").get("message")
    clean = etree.fromstring(render(outcome_with(findings=()), "junit")).find("testsuite")
    assert (clean.get("tests"), clean.get("failures")) == ("1", "0")


def test_junit_carries_hostile_text_as_text(outcome_with, hostile):
    root = etree.fromstring(render(outcome_with(hostile), "junit"))
    assert {element.tag for element in root.iter()} <= {
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "skipped",
        "error",
    }


def test_sarif_regions_are_the_quoted_text(outcome):
    report = outcome.reports[0]
    run = json.loads(render(outcome, "sarif"))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["artifacts"][0]["hashes"]["sha-256"] == report.source.sha256
    assert [result["ruleId"] for result in run["results"]] == [finding.risk for finding in report.findings]
    for result, finding in zip(run["results"], report.findings, strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == finding.risk
        assert result["level"] in {"error", "warning", "note"}
        for location, place in zip(result["locations"], finding.spans, strict=False):
            region = location["physicalLocation"]["region"]
            assert (region["charOffset"], region["charLength"]) == (place.start, place.end - place.start)


def test_sarif_lines_lead_to_the_same_characters(outcome_with, report):
    source = msgspec.structs.replace(report.source, origin="text")
    made = render(outcome_with(msgspec.structs.replace(report, source=source)), "sarif")
    lines = report.text.split("\n")
    regions = [
        location["physicalLocation"]["region"]
        for result in json.loads(made)["runs"][0]["results"]
        for location in result["locations"]
        if "region" in location["physicalLocation"]
    ]
    assert regions
    for region in regions:
        start = sum(len(line) + 1 for line in lines[: region["startLine"] - 1]) + region["startColumn"] - 1
        end = sum(len(line) + 1 for line in lines[: region["endLine"] - 1]) + region["endColumn"] - 1
        assert (start, end - start) == (region["charOffset"], region["charLength"])


def test_sarif_says_when_an_input_was_not_read(outcome_with, failed):
    run = json.loads(render(outcome_with(failed), "sarif"))["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert "文件已加密" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_the_workbook_has_contracts_findings_terms_and_a_note(outcome):
    strings, sheets = cells_of(render(outcome, "xlsx"))
    assert len(sheets) == 4
    assert "不是法律意见" in "".join(strings)
    assert not any("<f>" in sheet or "hyperlink" in sheet for sheet in sheets)


def test_the_workbook_keeps_hostile_text_as_text(outcome_with, hostile, report):
    computed = msgspec.structs.replace(report.findings[0], quote="=1+1", message="http://example.invalid/")
    for made in (render(outcome_with(hostile), "xlsx"), render(outcome_with(findings=(computed,)), "xlsx")):
        _, sheets = cells_of(made)
        assert not any("<f>" in sheet or "hyperlink" in sheet for sheet in sheets)


def test_contracts_come_worst_first_and_what_was_not_read_before_all(report, failed, outcome_with):
    mild = msgspec.structs.replace(report, summary=msgspec.structs.replace(report.summary, counts={"low": 1}))
    harsh = msgspec.structs.replace(report, summary=msgspec.structs.replace(report.summary, counts={"critical": 2}))
    rows = list(contract_rows(outcome_with(mild, harsh, failed), messages_in("zh")))
    assert {len(row) for row in rows} == {len(CONTRACT_COLUMNS)}
    at = CONTRACT_COLUMNS.index("critical")
    assert next(row[0] for row in rows) == "扫描件.pdf"
    assert [row[at] for row in rows] == [0, 2, 0]


def test_every_term_has_a_row(outcome):
    rows = list(term_rows(outcome, messages_in("zh")))
    assert len(rows) == len(outcome.reports[0].terms or ())
    assert {len(row) for row in rows} <= {len(TERM_COLUMNS)}
