import json

import pytest
from click.testing import CliRunner

from contract_audit.api import law_source, law_sources
from contract_audit.cli.main import cli
from contract_audit.errors import ContractAuditError


def run(*arguments):
    done = CliRunner().invoke(cli, list(arguments), standalone_mode=False)
    return done.output, done.return_value, done.exception


def test_a_source_is_shown_in_both_languages():
    zh, _, _ = run("law", "show", "civil-code-692")
    en, _, _ = run("law", "show", "civil-code-692", "--lang", "en")
    assert "第六百九十二条" in zh
    assert "六个月" in zh
    assert "art. 692" in en
    assert "six months" in en


def test_what_nobody_checked_says_so():
    said, _, _ = run("law", "show", "civil-procedure-law-285")
    assert "未核" in said


def test_a_source_is_shown_as_json():
    said, _, _ = run("law", "show", "securities-law-120", "--format", "json")
    shown = json.loads(said)
    assert shown["id"] == "securities-law-120"
    assert "unlicensed-margin-financing" in shown["risks"]


def test_an_unknown_id_names_its_neighbours():
    _, _, error = run("law", "show", "civil-code-6922")
    assert isinstance(error, ContractAuditError)
    assert "civil-code-692" in str(error)


def test_the_list_is_searched_in_any_language():
    said, _, _ = run("law", "list", "保证期间")
    assert {line.split("\t")[0] for line in said.splitlines()} >= {"civil-code-692", "civil-code-693"}
    assert [entry.id for entry in law_sources(["692", "guarantee period"])] == ["civil-code-692"]
    assert law_sources(["no such words anywhere"]) == ()


def test_the_tables_are_clean():
    said, status, _ = run("law", "lint")
    assert status == 0
    assert said.endswith(" 0 problems\n")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_source_can_be_told(lang):
    for entry in law_sources(lang=lang):
        said, status, _ = run("law", "show", entry.id, "--lang", lang)
        assert status == 0
        assert entry.gist in said
    assert law_source("civil-code-692", lang).id == "civil-code-692"
