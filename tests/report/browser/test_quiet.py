import json


def test_a_whole_review_asks_for_nothing_and_breaks_no_policy(open_page, outcome_with, rich):
    opened = open_page(outcome_with(rich), color_scheme="dark")
    page = opened.page
    for key in "jjk":
        page.keyboard.press(key)
    page.keyboard.press("/")
    page.keyboard.type("平仓")
    page.keyboard.press("Escape")
    page.click("[data-by=severity] >> nth=0")
    page.click("#clear")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.fill("#by", "王律师")
    page.click("#deciding button[value=save]")
    with page.expect_download() as got:
        page.click("[data-do=export]")
    lines = got.value.path().read_text("utf-8")
    assert json.loads(lines)["by"] == "王律师"
    page.keyboard.press("?")
    page.click("#keys button")
    page.emulate_media(media="print")
    page.emulate_media(media="screen")
    opened.assert_quiet()


def test_pictures_of_pages_are_shown_within_the_policy(open_page, outcome_with, report, until):
    pixel = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    crops = {report.source.path: {report.findings[0].fingerprint: pixel}}
    opened = open_page(outcome_with(report), render={"crops": crops})
    picture = opened.page.locator("img.crop")
    assert picture.count() == 1
    picture.scroll_into_view_if_needed()
    until(opened.page, "document.querySelector('img.crop').naturalWidth === 1")
    assert picture.get_attribute("alt")
    opened.assert_quiet()


def test_a_policy_that_is_broken_would_be_noticed(open_page, outcome, until):
    page = open_page(outcome).page
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('img'), { src: 'https://example.invalid/' }))"
    )
    until(page, "window.violations.length > 0")
    assert page.evaluate("window.violations") == ["img-src"]
