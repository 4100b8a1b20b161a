def test_every_finding_and_the_whole_contract_are_there(open_page, outcome_with, rich):
    page = open_page(outcome_with(rich), script=False).page
    assert page.locator(".hit").count() == len(rich.findings)
    lines = [line for line in rich.text.split("\n") if line.strip()]
    assert page.locator(".page p").all_text_contents() == lines
    for locator in (
        page.locator(".group:not(.aside) .hit").last,
        page.locator(".page p").last,
        page.locator(".charts svg").last,
    ):
        locator.scroll_into_view_if_needed()
        assert locator.is_visible()
    for name in ("#tools", "#dock"):
        assert not page.locator(name).is_visible()


def test_what_is_folded_opens_with_a_click(open_page, outcome_with, rich):
    page = open_page(outcome_with(rich), script=False).page
    folded = page.locator(".group.aside .hit")
    assert not folded.is_visible()
    page.locator(".group.aside > summary").click()
    assert folded.is_visible()


def test_links_lead_from_the_finding_to_the_text_and_back(open_page, outcome_with, rich):
    page = open_page(outcome_with(rich), script=False).page
    name = rich.findings[2].fingerprint
    page.locator(f"#f-{name} a.place").click()
    assert page.url.endswith(f"#t-{name}")
    page.locator(f"#t-{name}").click()
    assert page.url.endswith(f"#f-{name}")


def test_a_long_report_is_there_as_well(open_page, outcome_with, long):
    report = long(600, 10)
    page = open_page(outcome_with(report), script=False).page
    assert page.locator(".hit").count() == 600
    assert page.locator(".page p").count() == len(report.text.split("\n"))
    last = page.locator(f"#t-{report.findings[-1].fingerprint}")
    last.scroll_into_view_if_needed()
    assert last.is_visible()
