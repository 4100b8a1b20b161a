import json

import msgspec
import pytest

from contract_audit.pipeline.outcome import Place
from contract_audit.report.legible import legible

HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\u202e\u200b"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_words_are_shown_and_run_nothing(open_page, outcome_with, hostile, lang):
    opened = open_page(outcome_with(hostile, hostile), lang=lang)
    page = opened.page
    shown = page.locator(".page").first.locator("p").all_text_contents()
    assert shown == [legible(line) for line in hostile.text.split("\n")]
    assert page.locator("h2 bdi").first.inner_text() == legible(hostile.source.path.rpartition("/")[2])
    assert page.evaluate("document.scripts.length") == 1
    assert page.evaluate("document.querySelectorAll('[onerror], [onload], [onmouseover]').length") == 0
    page.keyboard.press("j")
    opened.assert_quiet()


def test_hostile_words_asleep_are_still_words_when_they_wake(open_page, outcome_with, long, until):
    report = long(600, 10)
    words = "</noscript><img src=x onerror=alert(1)><noscript>"
    findings = tuple(msgspec.structs.replace(item, quote=words, message=words) for item in report.findings)
    opened = open_page(outcome_with(msgspec.structs.replace(report, findings=findings, text=f"{words}\n{report.text}")))
    until(opened.page, "!document.querySelector('.asleep')")
    assert opened.page.locator(".hit").count() == 600
    assert opened.page.locator("main img").count() == 0
    assert opened.page.locator("blockquote").last.text_content() == words
    opened.assert_quiet()


def test_hostile_decisions_are_shown_as_words(open_page, outcome_with, report, tmp_path):
    opened = open_page(outcome_with(report))
    said = {"decision": "reject", "by": HOSTILE, "reason": HOSTILE, "source_sha256": report.source.sha256}
    file = tmp_path / "review.jsonl"
    file.write_text(json.dumps({"fingerprint": report.findings[0].fingerprint, **said}), encoding="utf-8")
    opened.page.set_input_files("#import-file", file)
    opened.page.wait_for_selector(".decided")
    assert HOSTILE in opened.page.locator(".decided").text_content()
    opened.assert_quiet()


def test_a_line_of_a_megabyte_is_read_in_time(open_page, outcome_with, make_finding):
    text = "甲方有权自行卖出" * 45_000
    marks = {"spans": (Place(800, 900),), "marks": (Place(810, 820),), "quote": text[800:900]}
    finding = msgspec.structs.replace(make_finding("x"), **marks)
    opened = open_page(
        outcome_with(
            text=text, findings=(finding,), groups=(), clauses=(), terms=(), playbooks=(), parties=(), next_steps=()
        )
    )
    opened.page.keyboard.press("j")
    opened.page.wait_for_selector(".hit.now")
    assert len(opened.page.locator(".page p").text_content()) == len(text)
    opened.assert_quiet()
