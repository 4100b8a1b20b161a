"""The other commands, as a user would run them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from contract_audit.cli.main import cli

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
FINANCING = str(SAMPLES / "stock-financing.txt")


def run(*arguments):
    done = CliRunner().invoke(cli, [str(argument) for argument in arguments], catch_exceptions=False)
    return done.output


@pytest.mark.parametrize(
    "command",
    [
        "annotate",
        "corpus",
        "evaluate",
        "train",
        "stress",
        "settle",
        "law",
        "scan",
        "units",
        "terms",
        "explain",
        "rules",
        "schema",
        "completion",
    ],
)
def test_every_command_has_help(command):
    assert "Usage:" in run(command, "--help")


def test_the_set_of_commands_is_known():
    from contract_audit.cli.main import cli

    known = "annotate completion corpus evaluate explain law rules scan schema settle stress terms train units"
    assert " ".join(cli.list_commands(None)) == known


def test_units_are_printed_with_offsets_of_the_file():
    text = Path(FINANCING).read_text(encoding="utf-8")
    lines = run("units", FINANCING).splitlines()
    assert len(lines) > 80
    for line in lines[:40]:
        start, end, _, _, words = line.split("\t", 4)
        original = text[int(start) : int(end)]
        assert original[0] == words[0] or not words[0].isalnum()


def test_terms_are_printed():
    names = {line.split("\t")[0] for line in run("terms", FINANCING).splitlines()}
    assert {"principal", "own_margin", "warning_line", "liquidation_line", "sign_date"} <= names


def test_explain_says_what_speaks():
    said = run("explain", "liquidation-no-notice", FINANCING)
    assert "speaks:" in said
    assert "because of:" in said


def test_explain_absent_says_what_comes_nearest():
    said = run("explain", "--absent", "sub-account-system", SAMPLES / "chat.txt")
    assert "speaks:" not in said
    assert "searched" in said


def test_explain_says_when_a_rule_does_not_apply():
    said = run("explain", "unlicensed-margin-financing", SAMPLES / "broker-margin-contract.txt")
    assert "does not apply" in said


def test_rules_are_listed_and_shown():
    listed = run("rules", "list").splitlines()
    assert len(listed) >= 20
    shown = run("rules", "show", "liquidation-no-notice")
    for section in ("查什么", "好条款", "容易误报", "依据"):
        assert section in shown


def test_a_new_rule_starts_from_a_blank_that_reads(tmp_path):
    from contract_audit.rulebook import read_pages

    run("rules", "new", "fund-pool.my-own", "--into", tmp_path)
    (page,) = read_pages(tmp_path)
    assert page.rule.id == "fund-pool.my-own"


def test_a_rule_of_the_user_joins_the_shipped_ones(tmp_path):
    run("rules", "new", "fund-pool.my-own", "--into", tmp_path)
    path = tmp_path / "preview" / "fund-pool.my-own.md"
    body = path.read_text(encoding="utf-8").replace('"{strong}…(只要|一旦)…*(收走)"', '"协议编号"')
    path.write_text(body.replace("deal: [lending]", "deal: []"), encoding="utf-8")
    report = json.loads(run("scan", FINANCING, "--format", "json", "--rules", tmp_path))["reports"][0]
    assert any("rule:fund-pool.my-own" in finding["detectors"] for finding in report["findings"])


def test_the_schema_describes_the_report():
    jsonschema = pytest.importorskip("jsonschema")
    report = json.loads(run("scan", FINANCING, "--format", "json"))
    jsonschema.validate(report, json.loads(run("schema")))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_program(shell):
    assert "contract-audit" in run("completion", shell)
