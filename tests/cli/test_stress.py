"""`stress` and `settle` as a user runs them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from contract_audit.cli.figures import bars, percent, table, yuan
from contract_audit.cli.main import cli
from contract_audit.errors import ContractAuditError

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"


def run(*arguments, **options):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], catch_exceptions=False, **options).output


def test_stress_tells_the_lines_and_the_way_down():
    said = run("stress", SAMPLES / "stock-financing.txt", "--drop", "0.25")
    for words in ("2,200,000", "8.33%", "-200,000", "保证金亏尽", "36,363.64", "│"):
        assert words in said


def test_stress_as_json_holds_the_same_figures():
    found = json.loads(run("stress", SAMPLES / "stock-financing.txt", "--format", "json", "--drop", "0.25"))
    (point,) = [point for point in found["stress"]["points"] if point["drop"] == 0.25]
    assert (point["assets"], point["equity"], point["margin_loss"]) == (1_800_000, -200_000, 1.5)


def test_without_sums_shares_are_left():
    said = run("stress", SAMPLES / "chat.txt", "--lang", "en")
    assert "Borrowed is 10 times own" in said
    assert "7.27%" in said


def test_a_text_without_figures_says_so():
    assert "不能作压力测算" in run("stress", "-", input="甲方与乙方就股票配资事宜达成一致，具体金额另行商定。".encode())


@pytest.mark.parametrize("drop", ["1.5", "-0.1", "NaN", "Infinity"])
def test_a_drop_is_a_share(drop):
    with pytest.raises(ContractAuditError, match="share from 0 to 1"):
        run("stress", SAMPLES / "chat.txt", f"--drop={drop}")


def test_a_drop_that_is_no_number_is_wrong_usage():
    done = CliRunner().invoke(cli, ["stress", str(SAMPLES / "chat.txt"), "--drop", "much"])
    assert done.exit_code == 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_settle_shows_its_arithmetic_and_what_is_contested(lang):
    said = run("settle", SAMPLES / "settlement.toml", "--lang", lang)
    assert "2,000,000 − 96,000 − 30,000 − 2,150,000 = -276,000" in said
    assert "-352,200" in said


def test_settle_as_json():
    found = json.loads(run("settle", SAMPLES / "settlement.toml", "--format", "json"))
    assert found["claim"] == -276_000
    assert [step["amount"] for step in found["steps"]] == [2_000_000, -96_000, -30_000, -2_150_000]


def test_the_example_settles(tmp_path):
    case = tmp_path / "case.toml"
    case.write_text(run("settle", "--example"), encoding="utf-8")
    assert "276,000" in run("settle", case)


def test_settle_needs_a_file():
    assert CliRunner().invoke(cli, ["settle"]).exit_code == 2


def test_figures_are_set_in_columns():
    assert yuan(None) == percent(None) == "—"
    lines = table(("项目", "元"), [("甲", "1"), ("乙方", "1,000")]).splitlines()
    assert lines[2:] == ["甲        1", "乙方  1,000"]
    from decimal import Decimal

    gain, loss = bars([("a", Decimal(1), "up"), ("b", Decimal(-1), "down")]).splitlines()
    assert gain.index("│") == loss.index("│")
    assert gain.index("█") > gain.index("│")
    assert loss.index("█") < loss.index("│")
