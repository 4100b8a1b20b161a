from datetime import date

import pytest

from contract_audit.review import apply_decisions, read_decisions

NO_STORAGE = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
)


def decide(page, key, **fields):
    page.keyboard.press(key)
    for name, words in fields.items():
        page.fill(f"#{name}", words)
    page.click("#deciding button[value=save]")


def review(page):
    page.keyboard.press("j")
    decide(page, "a", by="王律师")
    page.keyboard.press("j")
    decide(page, "r", reason="已另行约定\n见补充协议", until="2030-01-31")
    decide(page, "n", note="“引号”与 <b>标签</b>")
    page.keyboard.press("j")
    page.keyboard.press("a")


def export(page):
    with page.expect_download() as got:
        page.click("[data-do=export]")
    return got.value.path().read_bytes()


@pytest.mark.parametrize("init", ["", NO_STORAGE])
def test_decisions_are_exported_as_the_review_file(open_page, outcome_with, rich, init):
    page = open_page(outcome_with(rich), init=init).page
    review(page)
    assert page.locator("#done").inner_text().split()[1] == "3"
    decisions = read_decisions(export(page))
    assert [item.decision for item in decisions] == ["accept", "reject", "note", "accept"]
    assert {item.by for item in decisions} == {"王律师"}
    assert {item.source_sha256 for item in decisions} == {rich.source.sha256}
    assert {item.rulebook for item in decisions} == {"5f1d2c3b4a59"}
    assert all(item.at for item in decisions)
    assert decisions[1].reason == "已另行约定\n见补充协议"
    assert decisions[1].until == date(2030, 1, 31)
    assert decisions[2].note == "“引号”与 <b>标签</b>"
    assert decisions[1].fingerprint == decisions[2].fingerprint
    reviewed = apply_decisions(rich, decisions, date(2026, 5, 16))
    assert [item.fingerprint for item in reviewed.findings if item.suppressed] == [decisions[1].fingerprint]
    assert reviewed.problems == rich.problems


def test_an_exported_review_is_imported_again_and_exported_the_same(open_page, outcome_with, rich, tmp_path, until):
    page = open_page(outcome_with(rich)).page
    review(page)
    lines = export(page)
    file = tmp_path / "review.jsonl"
    file.write_bytes(lines)
    other = open_page(outcome_with(rich)).page
    other.set_input_files("#import-file", file)
    other.wait_for_selector(".decided")
    assert other.locator(".decided").all_text_contents() == page.locator(".decided").all_text_contents()
    assert export(other) == lines
    other.set_input_files("#import-file", file)
    until(other, "document.getElementById('told').textContent.includes('4')")
    assert export(other) == lines


def test_a_line_that_is_no_decision_imports_nothing(open_page, outcome_with, rich, tmp_path, until):
    page = open_page(outcome_with(rich)).page
    file = tmp_path / "review.jsonl"
    file.write_text('{"fingerprint": "a", "decision": "accept"}\n{"decision": 3}\n', encoding="utf-8")
    page.set_input_files("#import-file", file)
    until(page, "document.getElementById('told').textContent.includes('2')")
    assert export(page) == b""


def test_the_browser_keeps_decisions_between_visits(open_page, outcome_with, rich):
    page = open_page(outcome_with(rich)).page
    review(page)
    before = page.locator(".decided").all_text_contents()
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.locator(".decided").all_text_contents() == before


def test_without_storage_the_reader_is_told_to_export(open_page, outcome_with, rich):
    opened = open_page(outcome_with(rich), init=NO_STORAGE)
    review(opened.page)
    assert "导出" in opened.page.locator("#told").inner_text()
    opened.assert_quiet()


def test_the_same_key_again_withdraws(open_page, outcome_with, rich):
    page = open_page(outcome_with(rich)).page
    page.keyboard.press("j")
    decide(page, "a", by="王律师")
    page.keyboard.press("a")
    assert page.locator(".decided").count() == 0
    assert export(page) == b""


def test_decisions_can_be_filtered(open_page, outcome_with, rich):
    page = open_page(outcome_with(rich)).page
    review(page)
    page.click("#more summary")
    page.click("[data-by=decision][data-value=reject]")
    assert page.locator(".hit:not(.off)").count() == 1
    page.click("[data-by=decision][data-value=reject]")
    page.click("[data-by=decision][data-value=open]")
    assert page.locator(".hit:not(.off)").count() == len(rich.findings) - 3


def test_each_report_of_a_page_keeps_its_own_decisions(open_page, outcome_with, rich):
    import msgspec

    other = msgspec.structs.replace(rich, source=msgspec.structs.replace(rich.source, sha256="cd" * 32))
    page = open_page(outcome_with(rich, other)).page
    page.keyboard.press("j")
    decide(page, "a", by="王律师")
    assert page.locator(".decided").count() == 1
    assert [item.source_sha256 for item in read_decisions(export(page))] == [rich.source.sha256]
