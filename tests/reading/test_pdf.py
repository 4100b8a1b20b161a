import zlib

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from contract_audit.document import Locator, Origin, RangeKind, Readability, Span
from contract_audit.errors import ReadingError
from contract_audit.reading import Limits, read


def write(*lines, x=60, y=760, step=20):
    def draw(sheet):
        for at, line in enumerate(lines):
            sheet.drawString(x, y - step * at, line)

    return draw


def texts(document, kind):
    return [span.of(document.text) for span in document.spans_of(kind)]


def codes(document):
    return [(problem.code, problem.page) for problem in document.problems]


def picture():
    from PIL import Image

    return ImageReader(Image.new("L", (60, 80), 128))


def test_lines_come_with_pages_and_boxes(make_pdf):
    document = read(make_pdf(write("第一条 借款金额", "人民币100元"), write("第二条 利息")))
    assert document.text == "第一条 借款金额\n人民币100元\n第二条 利息\n"
    assert (document.origin, document.readability, codes(document)) == (Origin.PDF, Readability.WHOLE, [])
    assert [(page.number, page.width, page.height) for page in document.pages] == [(1, 595, 842), (2, 595, 842)]
    assert "".join(page.span.of(document.text) for page in document.pages) == document.text
    at = document.text.index("100")
    ((page, (x0, y0, x1, y1)),) = Locator(document).boxes(Span(at, at + 3))
    assert page == 1
    assert (x0, x1) == pytest.approx((96, 96 + 18), abs=7)
    assert y0 < 740 < y1 < 760
    assert Locator(document).page(Span(len(document.text) - 2, len(document.text) - 1)) == 2


def test_every_visible_character_lies_in_one_text_run(make_pdf):
    document = read(make_pdf(write("甲方 Party A：100 元（￥100.00）", "乙方 Party B")))
    covered = {at for run in document.text_runs for at in range(run.span.start, run.span.end)}
    assert {at for at, character in enumerate(document.text) if not character.isspace()} <= covered
    assert len(covered) == sum(len(run.span) for run in document.text_runs)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_pages_are_read_as_displayed(make_pdf, degrees):
    def draw(sheet):
        sheet.setPageRotation(degrees)  # by a quarter turn, it also exchanges the sides of the media box
        sheet.translate(*{90: (842, 0), 180: (595, 842), 270: (0, 595)}[degrees])
        sheet.rotate({90: 90, 180: 180, 270: -90}[degrees])
        write("甲方应当还款", "乙方应当收款", y=400)(sheet)

    document = read(make_pdf(draw))
    assert document.text == "甲方应当还款\n乙方应当收款\n"
    box = document.text_runs[0].box
    assert box[0] == pytest.approx(60, abs=3)
    assert box[1] < 402 < box[3]
    page = document.pages[0]
    assert (page.width, page.height) == (595, 842)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_text_turned_on_an_upright_page_is_read_too(make_pdf, degrees):
    def draw(sheet):
        sheet.translate(*{90: (595, 0), 180: (595, 842), 270: (0, 842)}[degrees])
        sheet.rotate({90: 90, 180: 180, 270: -90}[degrees])
        write("甲方应当于到期日还款100元", "乙方应当收款", y=400)(sheet)

    document = read(make_pdf(draw))
    assert document.text == "甲方应当于到期日还款100元\n乙方应当收款\n"
    x0, y0, x1, y1 = document.text_runs[0].box
    along, across = {90: ((y0, y1), (595 - x1, 595 - x0)), 180: ((595 - x1, 595 - x0), (842 - y1, 842 - y0))}.get(
        degrees,
        ((842 - y1, 842 - y0), (x0, x1)),
    )
    assert along == pytest.approx((60, 60 + 12 * 10), abs=3)
    assert across[0] < 402 < across[1] < 420


def test_what_was_filled_into_a_form_is_read(make_pdf):
    def draw(sheet):
        sheet.drawString(60, 700, "借款金额：")
        sheet.acroForm.textfield(name="amount", value="12345.67", x=150, y=690, width=100, height=20)

    assert read(make_pdf(draw)).text.split() == ["借款金额：", "12345.67"]


def test_repeated_lines_page_numbers_and_watermarks_are_furniture(make_pdf):
    def draw(number):
        def page(sheet):
            sheet.drawString(60, 815, "某公司合同 编号2024")
            sheet.drawCentredString(297, 20, f"第 {number} 页 共 4 页")
            sheet.saveState()
            sheet.translate(297, 421)
            sheet.rotate(45)
            sheet.drawCentredString(0, 0, "机密文件")
            sheet.restoreState()
            write(*("甲乙丙丁"[number - 1] * (3 + at) + "方应当" for at in range(8)), y=780)(sheet)

        return page

    document = read(make_pdf(*map(draw, range(1, 5))))
    found = texts(document, RangeKind.FURNITURE)
    assert sorted(set(found)) == sorted(
        {"某公司合同 编号2024\n", "机密文件\n", *(f"第 {n} 页 共 4 页\n" for n in range(1, 5))}
    )
    assert len(found) == 12
    first = document.pages[0].span.of(document.text)
    assert first.startswith("某公司合同 编号2024\n甲甲甲方应当\n")
    assert first.endswith("第 1 页 共 4 页\n")


@pytest.mark.parametrize("number", ["- 3 -", "3", "第三页", "3/10", "Page 3 of 10", "第3页，共10页"])
def test_a_lone_page_number_at_the_edge_is_furniture_and_elsewhere_it_is_not(make_pdf, number):
    document = read(
        make_pdf(lambda sheet: (write("正文一", number, "正文二")(sheet), sheet.drawString(290, 25, number)))
    )
    assert document.text == f"正文一\n{number}\n正文二\n{number}\n"
    assert [span.start for span in document.spans_of(RangeKind.FURNITURE)] == [document.text.rindex(number)]


def test_copies_of_one_form_are_not_furniture(make_pdf):
    lines = ["借款合同", "甲方：", "乙方：", "金额：", "利率：", "期限：", "签字："]
    document = read(make_pdf(*[write(*lines, y=800)] * 3))
    assert document.ranges == ()


def test_pages_without_text_layer(make_pdf):
    def scan(sheet):
        sheet.drawImage(picture(), 0, 0, 595, 842)

    document = read(make_pdf(scan))
    assert (document.readability, codes(document)) == (Readability.UNSURE, [("no-text-layer", 1), ("no-text", None)])
    document = read(make_pdf(write("第一条 正文"), scan))
    assert (document.readability, codes(document)) == (Readability.PARTIAL, [("no-text-layer", 2)])
    document = read(make_pdf(write("第一条 正文"), lambda _: None))
    assert (document.readability, codes(document)) == (Readability.WHOLE, [("blank-page", 2)])


def test_garbled_text_is_unsure(make_pdf):
    strange = "".join(chr(0x9000 + 37 * at % 0x800) for at in range(60))
    document = read(make_pdf(write(strange)))
    if "garbled-text" not in [problem.code for problem in document.problems]:
        pytest.fail(f"not noticed: {document.text!r}")
    assert document.readability is Readability.UNSURE


def test_encryption(make_pdf):
    right = "open"
    data = make_pdf(write("秘密合同"), encrypt=StandardEncryption(right, "own"))
    for password, code in ((None, "encrypted"), ("wrong", "wrong-password")):
        with pytest.raises(ReadingError) as caught:
            read(data, password=password)
        assert caught.value.code == code
    assert read(data, password=right).text == "秘密合同\n"
    assert read(make_pdf(write("合同"), encrypt=StandardEncryption("", "own"))).text == "合同\n"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.95])
def test_a_file_cut_off_before_its_page_tree_is_refused(make_pdf, share):
    data = make_pdf(*[write("第一条 正文")] * 5)
    with pytest.raises(ReadingError) as caught:
        read(data[: int(len(data) * share)])
    assert caught.value.code == "truncated-or-damaged"


def test_a_file_without_its_end_mark_is_read_and_noted(make_pdf):
    data = make_pdf(write("第一条 正文"))
    document = read(data[: data.rindex(b"%%EOF")])
    assert document.text == "第一条 正文\n"
    assert (document.readability, codes(document)) == (Readability.PARTIAL, [("damaged", None)])


def test_limits_on_pages_and_characters(make_pdf):
    data = make_pdf(*(write(f"第{at}页" + "正文" * 10) for at in range(4)))
    document = read(data, limits=Limits(max_pages=2))
    assert (len(document.pages), codes(document)) == (2, [("too-many-pages", 2)])
    document = read(data, limits=Limits(max_characters=60))
    assert (len(document.pages), codes(document)) == (2, [("too-many-characters", 3)])
    assert document.readability is Readability.PARTIAL


def test_noise_after_the_header_is_refused():
    with pytest.raises(ReadingError) as caught:
        read(b"%PDF-1.7\n" + zlib.compress(bytes(range(256)) * 50))
    assert caught.value.code == "truncated-or-damaged"


def test_the_same_bytes_give_the_same_document(make_pdf):
    data = make_pdf(*[write("第一条 正文", "第二条 正文")] * 3)
    assert read(data) == read(data)
