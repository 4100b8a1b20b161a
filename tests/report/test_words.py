from decimal import Decimal

import pytest

from contract_audit.pipeline.outcome import ClauseInfo, LawInfo, Place, TermInfo
from contract_audit.report import amounts
from contract_audit.report.legible import legible
from contract_audit.report.messages import messages_in
from contract_audit.report.places import Places
from contract_audit.report.values import in_words, shown
from contract_audit.report.view.citation import cite, cite_together

ZH, EN = messages_in("zh"), messages_in("en")


@pytest.mark.parametrize(
    ("yuan", "zh", "en"),
    [
        ("1000000", "100 万元", "CNY 1,000,000"),
        ("8025700", "802.57 万元", "CNY 8,025,700"),
        ("19726.03", "19,726.03 元", "CNY 19,726.03"),
        ("150000000", "1.5 亿元", "CNY 150,000,000"),
        ("0.5", "0.5 元", "CNY 0.5"),
    ],
)
def test_money(yuan, zh, en):
    assert amounts.money(Decimal(yuan), ZH) == zh
    assert amounts.money(Decimal(yuan), EN) == en


def test_percent_keeps_four_places_and_no_zeros():
    assert amounts.percent(Decimal("0.1800")) == "18%"
    assert amounts.percent(Decimal("0.11666666")) == "11.6667%"


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("P3M", "3 个月"),
        ("PT30M", "30 分钟"),
        ("P1Y6M", "1 年 6 个月"),
        ("2026-03-02/2026-06-01", "2026-03-02 至 2026-06-01"),
    ],
)
def test_durations(iso, words):
    assert amounts.stretch_of_time(iso, ZH) == words


@pytest.mark.parametrize("other", ["", "P", "T+1 10:00", "3M", "PT", "P3M "])
def test_what_is_no_duration_stays_as_it_is(other):
    assert amounts.stretch_of_time(other, ZH) is None


@pytest.mark.parametrize("broken", [True, "1", None, float("nan"), float("inf"), Decimal("1e400")])
def test_only_finite_numbers_are_numbers(broken):
    assert amounts.number(broken) is None


def term(name, value, unit="", **more):
    return TermInfo(name, value, unit, "", Place(0, 1), 0.9, (), **more)


def test_a_line_says_its_convention_and_its_amount():
    line = term("liquidation_line", Decimal("0.8"), "ratio", convention="LOSS_OF_MARGIN", asset_amount=Decimal(1560000))
    assert shown(line, ZH) == "保证金亏损 80%，合资产 156 万元"
    assert shown(line, EN) == "80% of the margin lost, i.e. assets of CNY 1,560,000"


def test_a_leverage_with_two_readings_shows_both():
    leverage = term("leverage", None, "times", ambiguous=(Decimal(4), Decimal(5)))
    assert shown(leverage, ZH) == "两解：4 倍（借入∶自有）、5 倍（借入∶自有）"


def test_the_unit_of_a_penalty_decides_how_it_is_shown():
    assert shown(term("default_penalty", Decimal("0.2"), "ratio"), ZH) == "20%"
    assert shown(term("default_penalty", Decimal(20000), "yuan"), ZH) == "2 万元"


def test_a_value_that_could_not_be_found_says_so():
    assert shown(term("own_margin", None, "yuan"), ZH) == "未能确定"


def test_structured_values_are_read_out_in_order():
    fee = {"name": "管理费", "base": "本金", "rate": Decimal("0.018"), "frequency": "monthly", "receiver": None}
    assert in_words(fee, ZH) == "管理费；基数：本金；1.8%；按月"


def test_a_penalty_by_share_is_a_percentage_and_a_lump_is_a_sum():
    share = {"type": "ratio", "value": Decimal("0.2"), "base": "出借款"}
    assert in_words(share, ZH) == "按比例；20%；基数：出借款"
    assert in_words({"type": "lump", "value": Decimal(20000)}, ZH) == "定额；2 万元"


def test_a_value_nested_beyond_reason_ends():
    nested = value = []
    for _ in range(500):
        value.append([])
        value = value[0]
    assert in_words(nested, ZH) == ""


def test_invisible_characters_are_written_out():
    assert legible("甲\u202e方\u200b\x1b[2J\ud800") == "甲⟦U+202E⟧方⟦U+200B⟧⟦U+001B⟧[2J⟦U+D800⟧"
    assert legible("正常\t文字\n（𠮷）") == "正常\t文字\n（𠮷）"


CLAUSES = (
    ClauseInfo("a", "第三条", "风险", 0, 90, None),
    ClauseInfo("b", "（二）", "", 10, 40, "a"),
    ClauseInfo("c", "3.2", "", 40, 60, "a"),
    ClauseInfo("d", "①", "", 12, 20, "b"),
    ClauseInfo("e", "1", "", 0, 9, "e"),
    ClauseInfo("f", "7、", "", 60, 90, "a"),
    ClauseInfo("g", "4）", "", 62, 70, "f"),
)


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("a", "第三条"),
        ("b", "第三条（二）"),
        ("c", "第3.2条"),
        ("d", "第三条（二）①"),
        ("e", "第1条"),
        ("g", "第三条7（4）"),
        (None, ""),
        ("z", ""),
    ],
)
def test_a_clause_is_named_with_the_ancestors_its_number_needs(clause, name):
    assert Places(CLAUSES, ZH).clause(clause) == name


def test_a_place_has_its_page():
    assert Places(CLAUSES, ZH).name(Place(12, 14, page=3, clause="b")) == "第三条（二），第3页"
    assert Places(CLAUSES, EN).name(Place(12, 14, page=3)) == "p. 3"


def law(**changes):
    fields = {"id": "x", "title": "民法典", "article": "第四百九十七条", "in_force_from": None, "status": "in-force"}
    return LawInfo(**(fields | changes))


def test_a_citation_dates_its_status():
    assert cite(law(), "2026-05-16", ZH).line == "《民法典》第四百九十七条（现行有效，截至 2026-05-16）"
    assert cite(law(title="Civil Code", article="art. 497"), "2026-05-16", EN).line == (
        "Civil Code art. 497 (in force as of 2026-05-16)"
    )


def test_a_citation_says_when_it_is_unverified_or_only_persuades():
    line = cite(law(verified=False, citable=False), "2026-05-16", ZH).line
    assert "未核" in line
    assert "仅供说理" in line


def test_articles_of_one_instrument_are_cited_together():
    laws = (
        law(),
        law(article="第四百九十八条"),
        law(article="第五百条", verified=False),
        law(article="第四百九十八条"),
    )
    assert [citation.line for citation in cite_together(laws, "2026-05-16", ZH)] == [
        "《民法典》第四百九十七条、第四百九十八条（现行有效，截至 2026-05-16）",
        "《民法典》第五百条（现行有效，截至 2026-05-16；未核）",
    ]


def test_titles_within_titles_take_single_marks():
    assert cite(law(title="关于适用《民法典》的解释"), "", ZH).name == "《关于适用〈民法典〉的解释》第四百九十七条"
