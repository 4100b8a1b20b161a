from decimal import Decimal

import msgspec
import pytest
from lxml import etree

from contract_audit.report import charts
from contract_audit.report.charts import svg
from contract_audit.report.messages import messages_in
from contract_audit.report.view import view
from contract_audit.report.view.calculations import CostPart, CostView, StressLine, StressPoint, StressView
from contract_audit.report.view.facts import Book, Element

ZH = messages_in("zh")
HOSTILE = "</text><script>alert(1)</script>\"' &amp;"


def points(*pairs):
    return tuple(StressPoint(Decimal(drop), None, Decimal(equity), "") for drop, equity in pairs)


def stress(*lines, wipe_out="0.2"):
    made = tuple(StressLine(name, name, "", Decimal(drop), "") for name, drop in lines)
    return StressView((), made, points(("0", "20"), ("0.1", "10"), ("0.2", "0"), ("0.9", "-70")), Decimal(wipe_out))


def cost(cap=None):
    parts = (CostPart("利息", Decimal("0.18")), CostPart("费用", Decimal("0.06")))
    return CostView((), parts, Decimal("0.18"), Decimal("0.27"), cap, "")


def tree(chart):
    return etree.fromstring(str(chart.picture))


def classes(chart):
    return [node.get("class", "") for node in tree(chart).iter()]


def test_a_picture_names_itself_and_says_what_it_shows():
    chart = charts.equity(stress(("warning_line", "0.05")), "c", ZH)
    root = tree(chart)
    assert root.get("role") == "img"
    assert root.find("title").text == chart.title
    assert root.find("desc").text == chart.description
    assert root.get("aria-labelledby") == root.find("title").get("id")


def test_equity_falls_through_zero_where_the_margin_is_gone():
    chart = charts.equity(stress(("liquidation_line", "0.1")), "c", ZH)
    curve = next(node for node in tree(chart).iter() if node.get("class") == "curve")
    heights = [float(pair.split(",")[1]) for pair in curve.get("points").split()]
    assert heights == sorted(heights)
    zero = [node for node in tree(chart).iter() if node.get("class") == "axis"][1]
    assert heights[2] == pytest.approx(float(zero.get("y1")), abs=0.1)


def test_points_far_beyond_the_last_line_are_in_the_table_only():
    chart = charts.equity(stress(("liquidation_line", "0.1")), "c", ZH)
    assert [row[0] for row in chart.rows] == ["0%", "10%", "20%", "90%"]
    curve = next(node for node in tree(chart).iter() if node.get("class") == "curve")
    assert len(curve.get("points").split()) == 3


def test_each_line_is_drawn_and_named():
    chart = charts.equity(stress(("warning_line", "0.05"), ("liquidation_line", "0.1")), "c", ZH)
    assert [name for name in classes(chart) if name.startswith("threshold")] == [
        "threshold warning",
        "threshold liquidation",
    ]


def test_one_point_is_no_curve():
    assert charts.equity(StressView((), (), points(("0", "1")), None), "c", ZH) is None


def test_the_cap_is_drawn_where_there_is_one_and_nowhere_else():
    assert any(name.startswith("threshold") for name in classes(charts.cost(cost(Decimal("0.12")), "c", ZH)))
    assert not any(name.startswith("threshold") for name in classes(charts.cost(cost(), "c", ZH)))


def test_the_parts_of_the_cost_stand_end_to_end():
    bars = [node for node in tree(charts.cost(cost(), "c", ZH)).iter() if node.get("class", "").startswith("bar")]
    left, right = bars[1], bars[2]
    assert float(left.get("x")) + float(left.get("width")) == pytest.approx(float(right.get("x")), abs=0.2)
    assert float(left.get("width")) == pytest.approx(3 * float(right.get("width")), rel=0.01)


def test_no_rate_is_no_chart():
    assert charts.cost(CostView((), (), None, None, Decimal("0.12"), ""), "c", ZH) is None


def test_findings_stand_where_they_are_in_the_contract(report):
    shown = view(report, "2026-05-16", ZH)
    chart = charts.severity(shown.groups, report.source.chars, "c", ZH)
    counted = sum(int(cell) for row in chart.rows for cell in row[1:])
    assert counted == sum(finding.kind != "absence" for finding in report.findings)
    assert chart.head[1:] == ("重大", "高", "中", "提示")


def test_nothing_that_has_a_place_is_no_chart(report):
    bare = view(msgspec.structs.replace(report, findings=(), groups=()), "2026-05-16", ZH)
    assert charts.severity(bare.groups, 100, "c", ZH) is None


def test_elements_met_are_filled_and_the_others_hollow():
    books = (Book("配资", (Element("甲", met=True), Element("乙", met=False))),)
    chart = charts.elements(books, "c", ZH)
    assert [name for name in classes(chart) if name.startswith("dot")] == ["dot met", "dot unmet"]
    assert chart.rows == (("配资", "甲", "有"), ("配资", "乙", "未见"))


def test_words_of_strangers_stay_words():
    books = (Book(HOSTILE, (Element(HOSTILE, met=True),)),)
    root = tree(charts.elements(books, HOSTILE, ZH))
    assert HOSTILE in [node.text for node in root.iter()]
    assert root.find("title").get("id") == f"{HOSTILE}-title"
    assert not list(root.iter("script"))


def test_attributes_and_figures_are_written_plainly():
    made = svg.element("rect", class_='a"b', stroke_width=2.0, x=Decimal("1.25"))
    assert str(made) == '<rect class="a&#34;b" stroke-width="2" x="1.2"></rect>'
