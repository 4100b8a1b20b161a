import msgspec
import pytest

from contract_audit.pipeline.outcome import Suppression

NOW = ".hit.now"


def current(page):
    return page.locator(NOW).get_attribute("id")


@pytest.fixture
def settled(until):
    """Wait until an element stands within the window."""

    def wait(page, selector):
        box = f"document.querySelector({selector!r})?.getBoundingClientRect()"
        until(page, f"{box} && {box}.bottom > 0 && {box}.top < innerHeight")

    return wait


def test_j_and_k_walk_the_findings_and_the_contract_follows(open_page, outcome_with, rich, settled):
    page = open_page(outcome_with(rich)).page
    page.keyboard.press("j")
    first = current(page)
    page.keyboard.press("j")
    assert current(page) != first
    page.keyboard.press("k")
    assert current(page) == first
    settled(page, NOW)
    settled(page, ".ref.now")
    assert page.locator(".ref.now").get_attribute("id") == first.replace("f-", "t-")
    assert page.evaluate("document.activeElement.id") == first


@pytest.mark.parametrize("form", ["#f-{}", "#{}", "#t-{}"])
def test_a_deep_link_opens_its_finding(open_page, outcome_with, rich, form, settled):
    name = rich.findings[8].fingerprint if "t-" not in form else rich.findings[5].fingerprint
    page = open_page(outcome_with(rich), anchor=form.format(name)).page
    assert current(page) == f"f-{name}"
    settled(page, ".ref.now" if "t-" in form else NOW)


def test_a_deep_link_unfolds_what_holds_it(open_page, outcome_with, report, settled):
    aside = msgspec.structs.replace(report.findings[3], suppressed=Suppression("王律师", "已约定", None))
    report = msgspec.structs.replace(report, findings=(*report.findings[:3], aside, *report.findings[4:]))
    page = open_page(outcome_with(report), anchor=f"#{aside.fingerprint}").page
    assert page.locator(".group.aside").get_attribute("open") is not None
    settled(page, f"#f-{aside.fingerprint}")


def test_a_deep_link_wakes_what_is_asleep(open_page, outcome_with, long, settled):
    report = long(3000, 60)
    page = open_page(outcome_with(report), anchor=f"#{report.findings[2900].fingerprint}").page
    assert current(page) == f"f-{report.findings[2900].fingerprint}"
    settled(page, NOW)
    settled(page, ".ref.now")


def test_a_click_on_marked_words_leads_to_their_finding(open_page, outcome_with, rich):
    page = open_page(outcome_with(rich)).page
    name = rich.findings[6].fingerprint
    page.locator(f"#t-{name} + mark").click()
    assert current(page) == f"f-{name}"


def test_filters_join_and_clear(open_page, outcome_with, rich):
    page = open_page(outcome_with(rich)).page
    shown = page.locator(".entry:not([hidden])")
    everything = shown.count()
    page.click("[data-by=severity][data-value=critical]")
    critical = sum(finding.severity == "critical" for finding in rich.findings)
    assert page.locator(".hit:not(.off)").count() == critical
    page.click("#more summary")
    page.click("[data-by=harmed][data-value=funder]")
    assert shown.count() == 1
    assert str(critical) not in page.locator("#shown").inner_text().split("/")[0]
    page.keyboard.press("Escape")
    assert shown.count() == everything
    assert page.locator("#shown").inner_text().split()[1:] == [str(everything), "/", str(everything)]


@pytest.mark.parametrize("by", ["kind", "detector", "family"])
def test_every_other_facet_narrows_or_keeps(open_page, outcome_with, rich, by):
    page = open_page(outcome_with(rich)).page
    page.click("#more summary")
    chip = page.locator(f"[data-by={by}]").first
    chip.click()
    assert page.locator(".hit:not(.off)").count() == int(chip.locator(".count").inner_text())


def test_search_finds_words_of_the_finding_and_marks_them(open_page, outcome_with, rich, until):
    page = open_page(outcome_with(rich)).page
    page.keyboard.press("/")
    page.keyboard.type("存管银行")
    until(page, "document.querySelectorAll('.entry:not([hidden])').length === 1")
    assert "第三方存管" in page.locator(".entry:not([hidden]) h5").text_content()
    assert page.evaluate("CSS.highlights.get('query').size") >= 1


def test_the_keys_are_explained(open_page, outcome_with, rich):
    page = open_page(outcome_with(rich)).page
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    assert page.locator("#keys kbd").count() == 10


def test_printing_opens_every_fold_and_numbers_every_finding(open_page, outcome_with, rich):
    pdfium = pytest.importorskip("pypdfium2")
    page = open_page(outcome_with(rich)).page
    document = pdfium.PdfDocument(page.pdf(prefer_css_page_size=True))
    printed = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert all(finding.title in printed.replace("\r\n", "").replace("\n", "") for finding in rich.findings)
    assert "复核人" in printed
    assert f"1 / {len(document)}" in printed
    assert "导出" not in printed
    assert "j" not in page.evaluate("document.title")
    assert page.locator(".group.aside").get_attribute("open") is None
