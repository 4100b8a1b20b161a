import io

import docx as python_docx
from docx.oxml.ns import qn

from contract_audit.document import RangeKind, Readability
from contract_audit.reading import read


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(*content, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def texts(document, kind):
    return [span.of(document.text) for span in document.spans_of(kind)]


def codes(document):
    return [problem.code for problem in document.problems]


def test_a_file_of_another_writer_comes_out_in_order():
    source = python_docx.Document()
    source.add_heading("借款合同", level=1)
    source.add_paragraph("甲方：某甲")
    table = source.add_table(rows=2, cols=3)
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"格{at}"
    table.cell(0, 0).merge(table.cell(0, 1))
    source.add_paragraph("乙方：某乙")
    source.sections[0].header.paragraphs[0].text = "页眉"
    target = io.BytesIO()
    source.save(target)
    document = read(target.getvalue())
    assert document.text == "借款合同\n甲方：某甲\n格0 格1\t\t格2\n格3\t格4\t格5\n乙方：某乙\n页眉\n"
    assert texts(document, RangeKind.HEADING) == ["借款合同"]
    assert texts(document, RangeKind.TABLE) == ["格0 格1\t\t格2\n格3\t格4\t格5\n"]
    assert texts(document, RangeKind.FURNITURE) == ["页眉\n"]
    assert document.readability is Readability.WHOLE


def test_every_run_is_found_again_in_the_file():
    source = python_docx.Document()
    for at in range(3):
        added = source.add_paragraph()
        for part in ("甲方", "应当\t还", "款"):
            added.add_run(f"{part}{at}")
    target = io.BytesIO()
    source.save(target)
    document = read(target.getvalue())
    body = python_docx.Document(io.BytesIO(target.getvalue())).element
    paragraphs = list(body.iter(qn("w:p")))
    covered = ""
    for item in document.word_runs:
        element = list(paragraphs[item.paragraph].iter(qn("w:r")))[item.run]
        whole = "".join("\t" if child.tag == qn("w:tab") else child.text or "" for child in element)
        text = item.span.of(document.text)
        assert whole[item.offset : item.offset + len(text)] == text
        covered += text
    assert covered == document.text.replace("\n", "")


def test_tracked_changes_are_kept_and_tagged(make_docx):
    body = paragraph(
        run("年利率"),
        '<w:del w:id="1"><w:r><w:delText>10</w:delText></w:r></w:del>',
        '<w:ins w:id="2">' + run("24") + "</w:ins>",
        run("%"),
    )
    document = read(make_docx(body))
    assert document.text == "年利率1024%\n"
    assert texts(document, RangeKind.DELETED) == ["10"]
    assert texts(document, RangeKind.INSERTED) == ["24"]
    assert codes(document) == ["tracked-changes"]
    assert document.readability is Readability.WHOLE


def test_a_deleted_paragraph_mark_joins_two_paragraphs(make_docx):
    body = paragraph(run("前"), properties='<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph(run("后"))
    document = read(make_docx(body))
    assert document.text == "前\n后\n"
    assert texts(document, RangeKind.DELETED) == ["\n"]


def test_controls_links_fields_and_breaks(make_docx):
    body = paragraph(
        "<w:sdt><w:sdtContent>" + run("甲") + "</w:sdtContent></w:sdt>",
        "<w:hyperlink><w:smartTag>" + run("乙") + "</w:smartTag></w:hyperlink>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>' + run("丙"),
        "<w:r><w:br/><w:t>丁</w:t><w:noBreakHyphen/><w:tab/></w:r>",
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("戊", "<w:vanish/>"),
    )
    assert read(make_docx(body)).text == "甲乙丙\n丁-\t☑\n"


def test_a_text_box_is_read_once_after_its_paragraph(make_docx):
    inside = "<w:txbxContent>" + paragraph(run("框内")) + "</w:txbxContent>"
    choices = f"<m:Choice>{inside}</m:Choice><m:Fallback><m:shape>{inside}</m:shape></m:Fallback>"
    box = f"<m:AlternateContent>{choices}</m:AlternateContent>"
    document = read(make_docx(paragraph(run("前"), f"<w:r>{box}</w:r>", run("后"))))
    assert document.text == "前后\n框内\n"
    assert [item.paragraph for item in document.word_runs] == [0, 0, 1]


def test_notes_and_comments_follow_the_body(make_docx):
    document = read(
        make_docx(
            paragraph(run("正文")),
            footnotes='<w:footnote w:type="separator">'
            + paragraph(run("—"))
            + "</w:footnote><w:footnote>"
            + paragraph(run("脚注"))
            + "</w:footnote>",
            comments="<w:comment>" + paragraph(run("批注")) + "</w:comment>",
        ),
    )
    assert document.text == "正文\n脚注\n批注\n"
    assert texts(document, RangeKind.NOTE) == ["脚注\n", "批注\n"]
    assert {item.part for item in document.word_runs} == {
        "word/document.xml",
        "word/footnotes.xml",
        "word/comments.xml",
    }
    assert codes(document) == ["comments"]


def cell(*content, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def test_merged_and_nested_cells(make_docx):
    inner = "<w:tbl><w:tr>" + cell(paragraph(run("内一"))) + cell(paragraph(run("内二"))) + "</w:tr></w:tbl>"
    body = (
        "<w:tbl><w:tr>"
        + cell(paragraph(run("期限")), properties='<w:vMerge w:val="restart"/>')
        + cell(paragraph(run("一")), paragraph(), paragraph(run("二")))
        + "</w:tr><w:tr>"
        + cell(paragraph(run("")), properties="<w:vMerge/>")
        + cell(paragraph(run("三")), inner, paragraph())
        + "</w:tr></w:tbl>"
        + paragraph(run("尾"))
    )
    document = read(make_docx(body))
    assert document.text == "期限\t一 二\n\t三 内一 内二\n尾\n"
    assert texts(document, RangeKind.TABLE) == ["期限\t一 二\n\t三 内一 内二\n"]


def test_a_table_that_frames_the_page_is_read_as_paragraphs(make_docx):
    body = "<w:tbl><w:tr>" + cell(paragraph(run("第一条")), paragraph(run("第二条"))) + "</w:tr></w:tbl>"
    document = read(make_docx(body))
    assert document.text == "第一条\n第二条\n"
    assert document.ranges == ()


def test_a_deleted_row_is_tagged(make_docx):
    row = (
        '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>' + cell(paragraph(run("甲"))) + cell(paragraph(run("乙"))) + "</w:tr>"
    )
    document = read(make_docx("<w:tbl>" + row + "</w:tbl>" + paragraph(run("尾"))))
    assert texts(document, RangeKind.DELETED) == ["甲\t乙\n"]


def test_what_is_not_read_is_noted(make_docx):
    extra = {"word/vbaProject.bin": b"x", "word/embeddings/a.xlsx": b"x", "word/media/image1.png": b"x"}
    document = read(make_docx(paragraph(run("借款合同" * 40)), extra=extra))
    assert codes(document) == ["macros", "embedded-objects", "images"]
    assert document.readability is Readability.WHOLE


def test_pictures_with_hardly_any_text_are_unsure(make_docx):
    document = read(make_docx(paragraph(run("见图")), extra={"word/media/image1.png": b"x"}))
    assert document.readability is Readability.UNSURE


def test_a_damaged_side_part_costs_only_itself(make_docx):
    document = read(make_docx(paragraph(run("正文")), footnotes="<broken"))
    assert document.text == "正文\n"
    assert codes(document) == ["unread-part"]
    assert document.readability is Readability.PARTIAL
