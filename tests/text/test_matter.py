from contract_audit.document import Range, RangeKind, Span


def tagged(text, kind, part):
    start = text.index(part)
    return Range(kind, Span(start, start + len(part)))


def test_a_paragraph_goes_on_across_furniture(normal):
    text = "乙方应当在每个交易日收盘前足额补足保证金，逾期的，甲方有\n\n第 3 页 共 8 页\n配资合同\n\n权强制平仓。\n"
    ranges = (tagged(text, RangeKind.FURNITURE, "第 3 页 共 8 页\n"), tagged(text, RangeKind.FURNITURE, "配资合同\n"))
    result = normal(text, *ranges)
    assert result.text == "乙方应当在每个交易日收盘前足额补足保证金，逾期的，甲方有权强制平仓。"
    start = result.text.index("有权强制")
    segments = result.offsets.segments(Span(start, start + 4))
    assert [span.of(text) for span in segments] == ["有", "权强制"]


def test_a_paragraph_that_ended_before_furniture_stays_ended(normal):
    text = "一、甲方提供资金。\n第 1 页\n二、乙方操作账户。"
    result = normal(text, tagged(text, RangeKind.FURNITURE, "第 1 页"))
    assert result.text == "一、甲方提供资金。\n二、乙方操作账户。"


def test_deleted_text_is_left_out_and_inserted_text_stays(normal):
    text = "利率为年十二八厘。"
    result = normal(text, tagged(text, RangeKind.DELETED, "十二"), tagged(text, RangeKind.INSERTED, "八"))
    assert result.text == "利率为年八厘。"


def test_a_note_is_set_off(normal):
    text = "甲方有权平仓（批注：改为协商）并通知乙方。"
    assert normal(text, tagged(text, RangeKind.NOTE, "（批注：改为协商）")).text == (
        "甲方有权平仓\n（批注：改为协商）\n并通知乙方。"
    )


def test_rows_and_cells_of_a_table_stay(normal):
    text = "明细，\n期数\t应还  金额\n1\t\n2\t 300元\n以上，"
    result = normal(text, tagged(text, RangeKind.TABLE, "期数\t应还  金额\n1\t\n2\t 300元"))
    assert result.text == "明细，\n期数\t应还金额\n1\n2\t300元\n以上，"


def test_a_heading_is_not_joined_to_what_follows(normal):
    text = "关于利息、罚息、\n违约金的承担，\n由乙方承担。"
    result = normal(text, tagged(text, RangeKind.HEADING, "关于利息、罚息、"))
    assert result.text.split("\n")[0] == "关于利息、罚息、"


def test_a_range_that_fills_the_document_leaves_nothing(normal):
    text = "第 1 页"
    assert normal(text, tagged(text, RangeKind.FURNITURE, text)).text == ""


def test_many_furniture_lines_take_linear_time(normal):
    page = "乙方应当按约定的时间补足保证金。\n\n- 7 -\n\n"
    text = page * 2000
    furniture = [Range(RangeKind.FURNITURE, Span(at + 18, at + 23)) for at in range(0, len(text), len(page))]
    assert normal(text, *furniture).text.count("\n") == 1999
