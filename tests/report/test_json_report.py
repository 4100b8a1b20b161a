import subprocess
import sys
import time
from decimal import Decimal

import msgspec
import pytest

from contract_audit.report import render
from contract_audit.report.formats.json import schema

FIELDS = {
    "": "schema_version tool reports",
    "tool": "name version rulebook model law_as_of not_computed",
    "reports.0": "source status problems parties deal playbooks validity clauses terms findings groups next_steps "
    "calculations checklist summary",
    "reports.0.source": "path sha256 bytes media_type origin pages chars",
    "reports.0.parties.0": "label name role span",
    "reports.0.deal": "underlying licences format_contract",
    "reports.0.playbooks.0": "id score elements",
    "reports.0.validity": "verdict readings reasons",
    "reports.0.clauses.0": "id number heading start end parent",
    "reports.0.terms.0": "term value unit raw span confidence issues",
    "reports.0.findings.0": "fingerprint risk family kind severity confidence detectors spans quote title message why "
    "advice rewrite harmed law searched suppressed",
    "reports.0.findings.0.confidence": "value basis",
    "reports.0.findings.0.spans.0": "start end",
    "reports.0.findings.0.law.0": "id title article in_force_from status",
    "reports.0.groups.0": "id title severity findings",
    "reports.0.summary": "counts grade headline",
}


def at(value, path):
    for step in path.split(".") if path else []:
        value = value[int(step)] if step.isdigit() else value[step]
    return value


@pytest.mark.parametrize("path", FIELDS)
def test_the_fields_of_the_output_contract_are_there(outcome, path):
    assert set(FIELDS[path].split()) <= set(at(msgspec.json.decode(render(outcome, "json")), path))


def test_chinese_stays_chinese_and_fields_keep_their_order(outcome):
    made = render(outcome, "json")
    assert "不经通知即可平仓".encode() in made
    assert made.startswith(b'{\n  "schema_version": "1.0",\n  "tool": {\n    "name"')
    assert made.endswith(b"}\n")


def test_decimals_are_numbers(report, outcome_with):
    term = msgspec.structs.replace(report.terms[0], value=Decimal("0.10"), asset_amount=Decimal("1060000.50"))
    made = render(outcome_with(terms=(term,)), "json")
    assert b'"value": 0.10,' in made
    assert b'"asset_amount": 1060000.50,' in made


def test_the_text_is_left_out_unless_asked_for(outcome):
    without = msgspec.json.decode(render(outcome, "json"))["reports"][0]
    assert not without.get("text")
    assert msgspec.json.decode(render(outcome, "json", include_text=True))["reports"][0]["text"].startswith("沪深")


def test_a_file_name_that_is_no_unicode_is_written_out(outcome_with, report):
    source = msgspec.structs.replace(report.source, path="a\udcff\u202e.txt")
    made = render(outcome_with(source=source), "json")
    assert msgspec.json.decode(made)["reports"][0]["source"]["path"] == "a⟦U+DCFF⟧\u202e.txt"


def test_the_schema_describes_decimals_as_they_are_printed():
    made = schema()
    assert made["$ref"] == "#/$defs/Outcome"
    assert "decimal" not in str(made)
    assert set(FIELDS["reports.0"].split()) <= set(made["$defs"]["Report"]["properties"])


def test_it_needs_neither_rich_nor_jinja():
    program = (
        "import sys; from contract_audit.report import render; import contract_audit.report.formats.json;"
        "sys.exit(bool({'rich', 'jinja2', 'contract_audit.report.messages'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.benchmark
def test_a_long_report_takes_little_time(outcome_with, report):
    many = outcome_with(findings=report.findings * 10)
    best = min(timed(many) for _ in range(5))
    print(f"150 findings as JSON: {best * 1000:.2f} ms")
    assert best < 0.05


def timed(outcome):
    start = time.perf_counter()
    render(outcome, "json")
    return time.perf_counter() - start
