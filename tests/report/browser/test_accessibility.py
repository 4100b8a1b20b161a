import msgspec
import pytest

STATES = {
    "opened": "",
    "pointed": "document.querySelector('[data-do=next]').click()",
    "unfolded": "for (const fold of document.querySelectorAll('details')) fold.open = true",
    "filtered": "document.querySelector('[data-by=family]').click()",
    "keys": "document.getElementById('keys').showModal()",
    "deciding": "document.getElementById('keys').close(); document.querySelector('[data-do=reject]').click()",
}
LANGUAGES_AND_SCHEMES = [(lang, scheme) for lang in ("zh", "en") for scheme in ("light", "dark")]


def violations(page, source):
    page.evaluate(source)
    found = page.evaluate("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations")
    return [(item["id"], [node["html"][:120] for node in item["nodes"]][:3]) for item in found]


@pytest.mark.parametrize("look", LANGUAGES_AND_SCHEMES)
def test_axe_finds_nothing(open_page, outcome_with, rich, axe_source, look):
    lang, scheme = look
    page = open_page(outcome_with(rich), lang=lang, color_scheme=scheme).page
    found = {}
    for state, action in STATES.items():
        page.evaluate(action)
        found[state] = violations(page, axe_source)
    assert found == {state: [] for state in STATES}


@pytest.mark.parametrize("options", [{"viewport": {"width": 390, "height": 800}}, {"forced_colors": "active"}])
def test_axe_finds_nothing_on_a_phone_and_in_forced_colours(open_page, outcome_with, rich, axe_source, options):
    opened = open_page(outcome_with(rich), **options)
    assert violations(opened.page, axe_source) == []


def test_axe_finds_nothing_among_many_reports(open_page, outcome_with, rich, failed, axe_source):
    other = msgspec.structs.replace(rich, source=msgspec.structs.replace(rich.source, path="另一份.docx"))
    opened = open_page(outcome_with(rich, failed, other))
    assert violations(opened.page, axe_source) == []


def test_the_page_fits_a_phone_without_scrolling_sideways(open_page, outcome_with, rich):
    page = open_page(outcome_with(rich), viewport={"width": 360, "height": 800}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_chinese_in_an_english_report_says_that_it_is_chinese(open_page, outcome_with, rich):
    page = open_page(outcome_with(rich), lang="en").page
    assert page.evaluate("document.documentElement.lang") == "en"
    spoken = "[...document.querySelectorAll('.page, blockquote')].map((node) => node.closest('[lang]').lang)"
    assert set(page.evaluate(spoken)) == {"zh"}
