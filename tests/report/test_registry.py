import io
import re
import zipfile

import pytest

from contract_audit.errors import SettingsError
from contract_audit.report import RENDERERS, render


def test_the_formats_are_the_modules_of_the_folder():
    assert RENDERERS == ("csv", "html", "json", "jsonl", "junit", "markdown", "sarif", "terminal", "xlsx")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", RENDERERS)
def test_every_format_renders_the_same_bytes_twice(outcome, name, lang):
    first = render(outcome, name, lang=lang)
    assert first
    assert first == render(outcome, name, lang=lang)


@pytest.mark.parametrize("name", RENDERERS)
def test_every_format_tells_of_a_failed_input(outcome_with, failed, name):
    made = render(outcome_with(failed), name)
    if name == "xlsx":
        with zipfile.ZipFile(io.BytesIO(made)) as book:
            made = book.read("xl/sharedStrings.xml")
    shown = made.decode() if isinstance(made, bytes) else made
    assert "扫描件.pdf" in shown
    assert name == "xlsx" or "文件已加密" in shown  # a row of the workbook says that it was not read


def test_an_unknown_format_is_refused_with_the_known_ones(outcome):
    with pytest.raises(SettingsError, match="csv, html, json, jsonl, junit, markdown, sarif, terminal, xlsx"):
        render(outcome, "docx")


@pytest.mark.parametrize("name", ["html", "markdown", "terminal"])
def test_an_unknown_language_is_refused(outcome, name):
    with pytest.raises(SettingsError, match="zh, en"):
        render(outcome, name, lang="fr")


@pytest.mark.parametrize("name", ["html", "markdown", "terminal"])
def test_no_format_passes_on_characters_that_steer_or_hide(outcome_with, hostile, name):
    made = render(outcome_with(hostile), name)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", made)
