import base64
import hashlib
import re
from importlib.resources import files
from itertools import pairwise

import msgspec
import pytest
from lxml import html

from contract_audit.pipeline.outcome import Place
from contract_audit.report import render
from contract_audit.report.legible import legible


def page(outcome, **options):
    made = render(outcome, "html", **options)
    return made, html.document_fromstring(made)


def shape(tree):
    """Which elements with which attributes stand on a page."""
    return {(node.tag, *sorted(node.attrib)) for node in tree.iter() if isinstance(node.tag, str)}


def words(node):
    return "".join(node.itertext())


def test_hostile_text_adds_no_element_and_no_attribute(outcome, outcome_with, hostile):
    made, tree = page(outcome_with(hostile))
    _, friendly = page(outcome)
    extra = shape(tree) - shape(friendly)
    assert {tag for tag, *_ in extra} <= {
        "p",
        "div",
        "li",
        "tr",
        "td",
        "span",
        "mark",
        "a",
        "dd",
        "dt",
        "th",
        "code",
        "b",
        "strong",
        "ul",
        "summary",
        "details",
        "bdi",
        "q",
    }
    assert not [names for names in shape(tree) if any(name.startswith("on") for name in names[1:])]
    assert len(tree.findall(".//script")) == 1
    assert not tree.xpath("//img | //iframe | //object | //link | //base | //form[@action] | //svg[@onload] | //svg//a")
    assert [len(tree.findall(f".//{name}")) for name in ("textarea", "style")] == [2, 1]
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u200b-\u200f\u202a-\u202e\ud800-\udfff]", made)


def test_hostile_text_is_shown_word_for_word(outcome_with, hostile):
    _, tree = page(outcome_with(hostile))
    lines = [words(node) for node in tree.xpath("//div[@class='page']//p")]
    assert lines == [legible(line) for line in hostile.text.split("\n")]
    assert [words(node) for node in tree.xpath("//blockquote")] == [legible(hostile.findings[0].quote)] * 2
    assert legible(hostile.source.path.split("/")[-1]) == words(tree.find(".//h2"))


def test_the_contract_is_there_line_by_line(outcome, report):
    _, tree = page(outcome)
    assert [words(node) for node in tree.xpath("//div[@class='page']//p")] == [
        line for line in report.text.split("\n") if line.strip()
    ]


def test_the_policy_allows_this_style_and_this_script_alone(outcome):
    _, tree = page(outcome)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    allowed = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert allowed.pop("style-src") == digest(tree.find(".//style").text)
    assert allowed.pop("script-src") == digest(tree.find(".//script").text)
    assert allowed == {"default-src": "'none'", "img-src": "data:", "base-uri": "'none'", "form-action": "'none'"}
    assert not tree.xpath("//@style")


def digest(source):
    return "'sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode() + "'"


def test_the_page_asks_for_nothing_from_outside(outcome):
    made, tree = page(outcome)
    assert not tree.xpath("//@src")
    assert all(link.startswith("#") for link in tree.xpath("//@href"))
    assert not re.search(r"url\(|@import|https?:|fetch\(|innerHTML|eval\(", made)


def test_every_finding_is_reachable_without_a_script(outcome, report):
    _, tree = page(outcome)
    hits = tree.xpath("//*[contains(concat(' ', @class, ' '), ' hit ')]")
    assert len(hits) == len(report.findings)
    for node in hits:
        assert not [up for up in node.iterancestors() if "hidden" in up.attrib]
    titles = " ".join(words(node) for node in tree.xpath("//h5"))
    assert all(finding.title in titles for finding in report.findings)


def test_links_go_both_ways_and_lead_somewhere(outcome, report):
    _, tree = page(outcome)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//@href")} <= set(ids)
    placed = [finding for finding in report.findings if finding.spans]
    assert len([name for name in ids if name.startswith("f-")]) == len(report.findings)
    assert len([name for name in ids if name.startswith("t-")]) == len(placed)
    first = report.findings[0].fingerprint
    assert tree.xpath(f"//a[@id='t-{first}']/@href") == [f"#f-{first}"]
    assert f"#t-{first}" in tree.xpath("//@href")


def test_overlapping_marks_take_the_worst_severity(outcome_with, make_finding):
    text = "甲乙丙丁戊己庚辛"
    findings = [
        msgspec.structs.replace(
            make_finding(risk, severity=severity), spans=(Place(start, end),), quote=text[start:end]
        )
        for risk, severity, start, end in (("a", "medium", 0, 8), ("b", "critical", 2, 5), ("c", "high", 4, 7))
    ]
    _, tree = page(outcome_with(text=text, findings=tuple(findings), groups=(), clauses=(), terms=(), playbooks=()))
    marks = [(node.get("class"), words(node)) for node in tree.xpath("//div[@class='page']//mark")]
    assert marks == [("medium", "甲乙"), ("critical", "丙丁"), ("critical", "戊"), ("high", "己庚"), ("medium", "辛")]
    numbers = tree.xpath("//div[@class='page']//a/@aria-label")
    assert len(numbers) == 3


def test_without_text_the_quotes_stand_alone(outcome_with):
    made, tree = page(outcome_with(text=None))
    assert not tree.xpath("//div[@class='page']")
    assert "仅列引文" in made
    assert "可不经通知自行卖出" in made
    assert {link[1:] for link in tree.xpath("//@href")} <= set(tree.xpath("//@id"))


def test_many_reports_share_a_page_with_contents(outcome_with, report, failed):
    other = msgspec.structs.replace(report, source=msgspec.structs.replace(report.source, path="另一份.docx"))
    _, tree = page(outcome_with(report, other, failed))
    in_index = [words(node) for node in tree.xpath("//nav//a")]
    assert in_index == ["扫描件.pdf", "沪深合作操盘协议.txt", "另一份.docx"]
    assert in_index == [words(node) for node in tree.xpath("//article/header/h2")]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//@href")} <= set(ids)


def test_names_of_files_and_parties_are_isolated_from_the_direction_around_them(outcome):
    _, tree = page(outcome)
    assert "沪深合作操盘协议.txt" in [words(node) for node in tree.xpath("//bdi")]


def test_landmarks_and_headings(outcome):
    _, tree = page(outcome)
    assert [len(tree.findall(f".//{name}")) for name in ("main", "footer", "h1")] == [1, 1, 1]
    levels = [int(node.tag[1]) for node in tree.iter() if isinstance(node.tag, str) and re.fullmatch(r"h\d", node.tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert tree.xpath("//a[@class='skip']/@href") == ["#findings"]
    assert tree.get("lang") == "zh-CN"


@pytest.mark.parametrize("count", [0, 1500])
def test_the_page_keeps_to_its_size(outcome_with, make_finding, report, count):
    text = (report.text * 60)[:50_000]
    reasons = {"why": "没有可核对的标准。" * 5, "advice": "写明触发条件。" * 5, "law": ["civil-497"]}
    findings = tuple(
        msgspec.structs.replace(
            make_finding("x", title="同一问题", **reasons),
            fingerprint=hashlib.sha256(str(at).encode()).hexdigest(),
            spans=(Place(at * 30, at * 30 + 60),),
            quote=text[at * 30 : at * 30 + 60],
        )
        for at in range(count)
    )
    made, _ = page(outcome_with(text=text, findings=findings, groups=()))
    assert len(made.encode()) <= 300_000 + 2 * len(text.encode()) + 600 * count


def test_a_megabyte_on_one_line_is_one_paragraph(outcome_with):
    text = "甲方有权自行卖出" * 45_000
    made, tree = page(outcome_with(text=text, findings=(), groups=(), clauses=(), terms=(), playbooks=()))
    assert [len(words(node)) for node in tree.xpath("//div[@class='page']//p")] == [len(text)]
    assert "overflow-wrap: anywhere" in made


def test_colours_have_enough_contrast():
    style = (files("contract_audit.report") / "html/style/colours.css").read_text("utf-8")
    palettes = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]
    light, dark = palettes[0], palettes[0] | palettes[1]
    for palette in (light, dark):
        for tone in ("ink", "soft", "accent", "critical", "high", "medium", "low", "info"):
            for ground in ("paper", "sheet"):
                assert contrast(palette[tone], palette[ground]) >= 4.5, (tone, ground)
        for tint in ("critical", "high", "medium", "low", "info"):
            assert contrast(palette["ink"], palette[f"{tint}-tint"]) >= 4.5, tint


def contrast(one, two):
    """WCAG 2.2 contrast ratio of two `#rrggbb` colours."""
    lighter, darker = sorted((luminance(one), luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
