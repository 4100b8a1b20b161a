import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from contract_audit import reading
from contract_audit.reading.draft import INFORMATIONAL
from contract_audit.reading.messages import problem_sentence, reading_error, render

MESSAGES = tomllib.loads(files("contract_audit.reading").joinpath("messages.toml").read_text(encoding="utf-8"))
SOURCES = [path.read_text(encoding="utf-8") for path in Path(reading.__file__).parent.rglob("*.py")]


def test_an_error_can_be_rendered_again_in_the_other_language():
    error = reading_error("timeout", seconds="5")
    assert "5 秒" in error.message
    message, remedy = render(error.code, "en", error.details)
    assert "5 seconds" in message
    assert remedy


@pytest.mark.parametrize("code", MESSAGES["errors"])
def test_every_error_has_both_languages_with_the_same_values(code):
    entry = MESSAGES["errors"][code]
    assert set(entry) == {"zh", "en", "remedy_zh", "remedy_en"}
    assert all(entry.values())
    assert re.findall(r"{\w+}", entry["zh"]) == re.findall(r"{\w+}", entry["en"])


@pytest.mark.parametrize("code", MESSAGES["problems"])
def test_every_problem_has_both_languages(code):
    assert problem_sentence(code, "zh") != problem_sentence(code, "en")


def test_every_code_that_the_source_raises_has_its_sentence_and_the_other_way_round():
    raised = {code for text in SOURCES for code in re.findall(r'(?:reading_error|Refusal)\(\s*"([a-z-]+)"', text)}
    assert raised <= set(MESSAGES["errors"])
    everything = "".join(SOURCES)
    assert [code for code in [*MESSAGES["errors"], *MESSAGES["problems"]] if f'"{code}"' not in everything] == []
    noted = {code for text in SOURCES for code in re.findall(r'\.problem\(\s*"([a-z-]+)"', text)}
    assert noted | INFORMATIONAL <= set(MESSAGES["problems"])
