from pathlib import Path

import pytest

from contract_audit import Options, audit
from contract_audit.data_files import read_data
from contract_audit.judgement import SITUATIONS, Verdict
from contract_audit.law import bases

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
DATA = read_data("contract_audit.judgement", "next_steps.yaml")


def steps(name="stock-financing.txt", **options):
    return audit(SAMPLES / name, options=Options(**options)).next_steps


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_step_tells_what_to_secure_where_to_go_and_by_when(situation, lang):
    found = steps(situation=situation, lang=lang)
    assert found
    for step in found:
        assert step["evidence"]
        assert all(step[name] for name in ("id", "text", "channel", "deadline"))
        told = " ".join((step["text"], *step["evidence"], step["channel"], step["deadline"]))
        assert any("\u4e00" <= sign <= "\u9fff" for sign in told) == (lang == "zh")


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("verdict", Verdict)
def test_no_reader_is_left_without_a_step(situation, verdict):
    given = [
        name
        for name, step in DATA["steps"].items()
        if situation in step["situations"]
        and verdict.value in DATA["verdicts"][step["verdicts"]]
        and not step.get("only_if_named")
        and not step.get("only_if_clock")
    ]
    assert given


def test_the_data_are_whole():
    assert set(DATA["situations"]) == set(SITUATIONS)
    assert sorted(DATA["verdicts"]["unlicensed"] + DATA["verdicts"]["sound"]) == sorted(Verdict)
    for step in DATA["steps"].values():
        assert set(step["situations"]) <= set(SITUATIONS)
        assert set(step.get("risks", ())) <= set(bases())
        assert len(step["evidence"]["zh"]) == len(step["evidence"]["en"])
        assert "无效" not in step["text"]["zh"]


def test_a_reader_who_cannot_withdraw_pays_nothing_more():
    first = steps("chat.txt", situation="cannot-withdraw")[0]
    assert "不要再付" in first["text"]


def test_dates_come_from_the_contract():
    (claim,) = [step for step in steps(situation="signed") if step["id"] == "stop-paying"]
    assert claim["by"] == "2031-03-05"
    assert "2031-03-05" in claim["deadline"]


def test_reasons_are_the_findings_the_step_answers_to():
    report = audit(SAMPLES / "stock-financing.txt", options=Options(situation="liquidated"))
    risks = {finding.fingerprint: finding.risk for finding in report.findings}
    (step,) = [step for step in report.next_steps if step["id"] == "preserve-the-sale"]
    assert {risks[name] for name in step["because"]} <= set(DATA["steps"]["preserve-the-sale"]["risks"])
    assert step["because"]


def test_without_a_situation_each_reader_gets_a_first_step():
    found = steps()
    assert [step["id"] for step in found] == ["do-not-sign", "stop-paying", "secure-records", "freeze-evidence"]
    assert found[0]["text"].startswith("尚未签署：")


def test_the_guarantor_is_watched_only_where_there_is_one():
    assert "hold-the-guarantor" not in {step["id"] for step in steps("broker-margin-contract.txt", situation="lender")}
