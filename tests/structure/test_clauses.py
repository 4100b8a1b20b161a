import pytest

from contract_audit.structure.numbering import Style, chinese_number, read_marker


@pytest.mark.parametrize(
    ("line", "style", "ordinal"),
    [
        ("第五条 保证金", Style.ARTICLE, 5),
        ("第12条：费用", Style.ARTICLE, 12),
        ("第二章 交易", Style.CHAPTER, 2),
        ("第一节 总则", Style.SECTION, 1),
        ("三、风险", Style.CHINESE, 3),
        ("十一、其他", Style.CHINESE, 11),
        ("（二）账户", Style.CHINESE_BRACKETED, 2),
        ("(四)账户", Style.CHINESE_BRACKETED, 4),
        ("2、付款", Style.NUMBER, 2),
        ("2.付款", Style.NUMBER, 2),
        ("2．付款", Style.NUMBER, 2),
        ("2 、付款", Style.NUMBER, 2),
        ("（3）付款", Style.NUMBER_BRACKETED, 3),
        ("4）付款", Style.NUMBER_HALF_BRACKETED, 4),
        ("5.2 付款", Style.DECIMAL_2, 2),
        ("5.2.1付款", Style.DECIMAL_3, 1),
        ("②付款", Style.CIRCLED, 2),
        ("附件一：清单", Style.ANNEX, 1),
        ("B. 付款", Style.LETTER, 2),
    ],
)
def test_every_habit_of_numbering_is_read(line, style, ordinal):
    marker = read_marker(line)
    assert (marker.style, marker.ordinal) == (style, ordinal)


@pytest.mark.parametrize(
    "line", ["1.5%的费用", "1.2倍杠杆", "一方违约", "三个月内", "10万元", "第三方支付", "附件所列", "（甲方）"]
)
def test_what_is_no_numbering(line):
    assert read_marker(line) is None


@pytest.mark.parametrize(("numeral", "value"), [("十", 10), ("二十三", 23), ("一百零五", 105), ("7", 7), ("两", 2)])
def test_chinese_ordinals(numeral, value):
    assert chinese_number(numeral) == value


def tree(built):
    return [(clause.id, clause.number, clause.level, clause.parent) for clause in built.structure.clauses]


def test_nesting_is_inferred_from_what_counts_on(build):
    built = build("第一条 付款\n1、首付如下：\n（1）现金；\n（2）转账。\n2、尾款。\n第二条 交货\n1、按期。")
    assert tree(built) == [
        ("1", "第一条", 1, None),
        ("1.1", "1、", 2, "1"),
        ("1.1.1", "（1）", 3, "1.1"),
        ("1.1.2", "（2）", 3, "1.1"),
        ("1.2", "2、", 2, "1"),
        ("2", "第二条", 1, None),
        ("2.1", "1、", 2, "2"),
    ]


def test_the_unusual_order_of_styles_is_followed(build):
    built = build("1、账户\n（一）开户。\n（二）销户。\n2、资金\n（一）转入。")
    assert [(clause.id, clause.parent) for clause in built.structure.clauses] == [
        ("1", None),
        ("1.1", "1"),
        ("1.2", "1"),
        ("2", None),
        ("2.1", "2"),
    ]


def test_articles_count_on_through_chapters(build):
    built = build("第一章 总则\n第一条 目的。\n第二条 范围。\n第二章 费用\n第三条 利息。")
    assert [(clause.id, clause.level) for clause in built.structure.clauses] == [
        ("1", 1),
        ("1.1", 2),
        ("1.2", 2),
        ("2", 1),
        ("2.3", 2),
    ]


def test_decimals_nest_by_depth_and_keep_their_number_as_id(build):
    built = build("1. 借款\n1.1 金额为十万元。\n1.1.1 分两笔发放。\n1.2 期限一年。\n2. 担保\n2.1 无。")
    assert [clause.id for clause in built.structure.clauses] == ["1", "1.1", "1.1.1", "1.2", "2", "2.1"]


def test_recitals_are_preamble_and_do_not_swallow_the_articles(build):
    built = build("鉴于：\n1、甲方有资金；\n2、乙方有需求；\n第一条 金额\n1、十万元。\n第二条 期限\n1、一年。")
    assert [(clause.id, clause.level) for clause in built.structure.clauses] == [
        ("0.1", 1),
        ("0.2", 1),
        ("1", 1),
        ("1.1", 2),
        ("2", 1),
        ("2.1", 2),
    ]


def test_an_unnumbered_heading_holds_the_list_below_it(build):
    built = build("第一条 权责\n甲方的权利和义务\n1、收息。\n2、放款。\n乙方的权利和义务\n1、付息。\n第二条 其他\n无。")
    headings = {clause.heading: clause for clause in built.structure.clauses}
    assert headings["甲方的权利和义务"].parent == "1"
    payer = next(
        clause for clause in built.structure.clauses if built.normal.text[clause.span.start :].startswith("1、付息")
    )
    assert payer.parent == headings["乙方的权利和义务"].id
    assert headings["其他"].level == 1


def test_a_clause_ends_where_the_next_of_its_level_begins(build):
    built = build("第一条 甲\n1、子。\n第二条 乙\n尾。")
    first, _, second = built.structure.clauses
    text = built.normal.text
    assert first.span.of(text) == text[: text.index("第二条")].rstrip()
    assert second.span.of(text).endswith("尾。")


def test_ids_stay_unique_where_numbers_repeat(build):
    built = build("\n".join("1、又是一。" for _ in range(50)))
    ids = [clause.id for clause in built.structure.clauses]
    assert len(set(ids)) == len(ids) == 50


def test_units_know_their_clause(build):
    built = build("合同\n第一条 付款。款到发货。\n第二条 交货。")
    clauses = [unit.clause for unit in built.structure.units]
    assert clauses == [-1, 0, 0, 1]
