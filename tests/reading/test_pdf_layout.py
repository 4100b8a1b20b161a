import pytest

from contract_audit.document import RangeKind
from contract_audit.reading import read
from contract_audit.reading.pdf.grid import find_grids

LEFT = [f"左栏说明出借人的权利和义务之第{at:02d}行" for at in range(20)]
RIGHT = [f"右栏说明借款人的权利和义务之第{at:02d}行" for at in range(20)]


@pytest.mark.parametrize("order", ["column by column", "line by line", "right column first"])
@pytest.mark.parametrize("shift", [0, 6])
def test_two_columns_are_read_one_after_the_other(make_pdf, order, shift):
    left = [(60, 740 - 16 * at, text) for at, text in enumerate(LEFT)]
    right = [(330, 740 - shift - 16 * at, text) for at, text in enumerate(RIGHT)]
    strings = {
        "column by column": left + right,
        "line by line": [item for pair in zip(left, right, strict=True) for item in pair],
        "right column first": right + left,
    }[order]

    def draw(sheet):
        sheet.drawCentredString(297, 780, "借款合同")
        for item in strings:
            sheet.drawString(*item)
        sheet.drawString(60, 380, "栏下通栏文字" * 6)

    expected = ["借款合同", *LEFT, *RIGHT, "栏下通栏文字" * 6]
    assert read(make_pdf(draw)).text.splitlines() == expected


def test_short_things_side_by_side_are_read_line_by_line(make_pdf):
    labels = ["甲方：", "地址：", "电话：", "签字：", "日期：", "账号："]

    def draw(sheet):
        for at, label in enumerate(labels):
            sheet.drawString(60, 760 - 20 * at, label)
            sheet.drawString(330, 760 - 20 * at, label)

    assert read(make_pdf(draw)).text.splitlines() == [f"{label} {label}" for label in labels]


def test_blanks_inside_a_line_keep_it_one_line(make_pdf):
    def draw(sheet):
        sheet.drawString(60, 700, "借款本金人民币")
        sheet.drawString(300, 700, "元整，月利率")
        sheet.drawString(460, 700, "％。")

    assert read(make_pdf(draw)).text == "借款本金人民币 元整，月利率 ％。\n"


def ruled(sheet, xs, ys):
    for y in ys:
        sheet.line(xs[0], y, xs[-1], y)
    for x in xs:
        sheet.line(x, ys[0], x, ys[-1])


def cells(sheet):
    for row in range(3):
        for column in range(3):
            sheet.drawString(65 + 150 * column, 720 - 25 * row, f"格{row}之{column}")


TABLE = "格0之0\t格0之1\t格0之2\n格1之0\t格1之1\t格1之2\n格2之0\t格2之1\t格2之2\n"
XS, YS = [60, 210, 360, 510], [740, 715, 690, 665]


def by_lines(sheet):
    ruled(sheet, XS, YS)


def by_boxes(sheet):
    for x in XS[:-1]:
        for y in YS[1:]:
            sheet.rect(x, y, 150, 25)


def by_thin_bars(sheet):
    for y in YS:
        sheet.rect(60, y, 450, 0.5, stroke=0, fill=1)
    for x in XS:
        sheet.rect(x, 665, 0.5, 75, stroke=0, fill=1)


def by_one_path(sheet):
    path = sheet.beginPath()
    for y in YS:
        path.moveTo(60, y)
        path.lineTo(510, y)
    for x in XS:
        path.moveTo(x, 740)
        path.lineTo(x, 665)
    sheet.drawPath(path)


@pytest.mark.parametrize("rules", [by_lines, by_boxes, by_thin_bars, by_one_path])
def test_ruled_tables_become_rows_in_their_place(make_pdf, rules):
    def draw(sheet):
        sheet.drawString(60, 640, "表后")
        cells(sheet)
        rules(sheet)
        sheet.drawString(60, 780, "表前")

    document = read(make_pdf(draw))
    assert document.text == f"表前\n{TABLE}表后\n"
    assert [span.of(document.text) for span in document.spans_of(RangeKind.TABLE)] == [TABLE]
    assert document.problems == ()


def test_cells_with_two_lines_and_merged_cells(make_pdf):
    def draw(sheet):
        sheet.rect(60, 640, 150, 100)
        sheet.rect(210, 690, 300, 50)
        sheet.rect(210, 640, 150, 50)
        sheet.rect(360, 640, 150, 50)
        for x, y, text in (
            (65, 720, "纵向"),
            (65, 700, "合并"),
            (215, 720, "横向合并"),
            (215, 670, "甲"),
            (365, 670, "乙"),
        ):
            sheet.drawString(x, y, text)

    assert read(make_pdf(draw)).text == "纵向合并\t横向合并\t\n\t甲\t乙\n"


def test_underlines_and_frames_are_no_tables(make_pdf):
    def draw(sheet):
        sheet.rect(40, 40, 515, 762)
        for at in range(6):
            sheet.drawString(60, 760 - 20 * at, "借款金额：")
            sheet.line(130, 758 - 20 * at, 250, 758 - 20 * at)

    document = read(make_pdf(draw))
    assert document.text == "借款金额：\n" * 6
    assert document.ranges == ()


def test_open_rules_make_no_cells():
    assert find_grids([(0, 0, 100, 0.5), (0, 50, 100, 50.5), (0, 0, 0.5, 50)]) == []


def test_two_tables_are_kept_apart():
    def boxes(y):
        return [(x, y, x + 50, y + 20) for x in (0, 50)]

    assert [len(table) for table in find_grids(boxes(0) + boxes(20) + boxes(100))] == [1, 2]


@pytest.mark.parametrize("rules", [by_lines, by_one_path])
@pytest.mark.parametrize("box", ["20 30 595 842", "-20 -30 595 842"])
def test_a_page_whose_corner_is_not_at_zero(make_pdf, rules, box):
    data = make_pdf(
        lambda sheet: (cells(sheet), rules(sheet), sheet.drawString(290, int(box.split()[1]) + 25, "- 1 -"))
    )
    assert data.count(b"[ 0 0 595 842 ]") == 1
    document = read(data.replace(b"[ 0 0 595 842 ]", f"[ {box} ]".encode()))
    assert document.text == f"{TABLE}- 1 -\n"
    assert [str(item.kind) for item in document.ranges] == ["table", "furniture"]


def test_a_raised_mark_stays_on_its_line(make_pdf):
    def draw(sheet):
        sheet.drawString(60, 700, "见附件")
        sheet.setFont("STSong-Light", 6)
        sheet.drawString(96, 706, "①")
        sheet.setFont("STSong-Light", 12)
        sheet.drawString(103, 700, "所列")

    assert read(make_pdf(draw)).text == "见附件①所列\n"


def test_text_beside_a_table_on_one_line_is_not_mixed_with_it(make_pdf):
    def draw(sheet):
        cells(sheet)
        by_lines(sheet)
        sheet.drawString(515, 720, "旁注")

    text = read(make_pdf(draw)).text
    assert TABLE in text
    assert sorted(text.split()) == sorted([*TABLE.split(), "旁注"])
