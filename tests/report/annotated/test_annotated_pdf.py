import io
import re

import msgspec
import pdfplumber
import pypdfium2
import pytest
from pypdfium2 import raw
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from contract_audit import law
from contract_audit.api import annotate, audit
from contract_audit.errors import AnnotationError, ReadingError
from contract_audit.pipeline import Options
from contract_audit.pipeline.outcome import Place
from contract_audit.reading import Limits, read
from contract_audit.report.annotated import annotated
from contract_audit.report.redaction import Redaction

HIGHLIGHT, TEXT = raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_TEXT
FIRST = "出借人可以随时卖出全部股票，所得由出借人先行受偿。"
SECOND = "利息每月百分之三 fee 1,234.50 元，逾期不退。"


def said(annotation, key):
    size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = (raw.FPDF_WCHAR * (size // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def quads_of(annotation):
    points = raw.FS_QUADPOINTSF()
    for at in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
        raw.FPDFAnnot_GetAttachmentPoints(annotation, at, points)
        xs, ys = [points.x1, points.x2, points.x3, points.x4], [points.y1, points.y2, points.y3, points.y4]
        yield min(xs), min(ys), max(xs), max(ys)


def notes_in(data, password=None):
    """Kind, page, name, contents, author, date and quads of each annotation."""
    document = pypdfium2.PdfDocument(data, password=password)
    found = []
    for number in range(len(document)):
        page = document[number]
        for at in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, at)
            words = {key: said(annotation, key.encode()) for key in ("NM", "Contents", "T", "M")}
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            found.append({"kind": kind, "page": number + 1, "quads": list(quads_of(annotation)), **words})
            raw.FPDFPage_CloseAnnot(annotation)
    return found


def pages_of(data, password=None):
    document = pypdfium2.PdfDocument(data, password=password)
    return [page.get_textpage().get_text_range() for page in document]


def squeezed(text):
    return re.sub(r"\s", "", text)


def under(chars, note):
    """The characters, `(text, x, y)` of their centres, that lie under the quads of a note."""
    return [
        text
        for text, x, y in chars
        if any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in note["quads"])
    ]


def share_covered(quote, letters):
    left = list(letters)
    wanted = squeezed(quote)
    found = 0
    for sign in wanted:
        if sign in left:
            left.remove(sign)
            found += 1
    return found / len(wanted)


def pdfminer_chars(data):
    """What another library than the one that wrote the quads says of the characters, by page."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return {
            page.page_number: [
                (sign["text"], (sign["x0"] + sign["x1"]) / 2, (sign["y0"] + sign["y1"]) / 2) for sign in page.chars
            ]
            for page in pdf.pages
        }


def covered_by_fingerprint(data, notes):
    chars = pdfminer_chars(data)
    letters = {}
    for note in notes:
        if note["kind"] == HIGHLIGHT:
            letters.setdefault(note["NM"], []).extend(under(chars[note["page"]], note))
    return letters


def pdfium_chars(data, number):
    """Text and centre of each character, in the coordinates of the file, from the tight boxes."""
    page = pypdfium2.PdfDocument(data)[number - 1].get_textpage()
    for at in range(page.count_chars()):
        left, bottom, right, top = page.get_charbox(at)
        yield page.get_text_range(at, 1), (left + right) / 2, (bottom + top) / 2


@pytest.fixture(scope="module")
def sample(samples):
    return (samples / "platform-agreement.pdf").read_bytes()


@pytest.fixture(scope="module")
def sample_report(sample):
    return audit(sample, options=Options(include_text=True))


@pytest.fixture(scope="module")
def noted(sample):
    return annotate(sample)


@pytest.fixture
def sheet():
    """Builds a PDF with the two sentences on each page."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def build(prepare=lambda _: None, pages=1, encrypt=None):
        made = io.BytesIO()
        canvas = Canvas(made, pagesize=(595, 842), invariant=1, encrypt=encrypt)
        for _ in range(pages):
            prepare(canvas)
            canvas.setFont("STSong-Light", 12)
            canvas.drawString(120, 620, FIRST)
            canvas.drawString(120, 590, SECOND)
            canvas.showPage()
        canvas.save()
        return made.getvalue()

    return build


@pytest.fixture
def mark(report):
    """Annotates a PDF at the given words, the first finding of the planned report at the first of them, and so on."""

    def make(data, *words, password=None):
        document = read(data, password=password)
        findings = [finding for finding in report.findings if finding.spans][: len(words)]
        placed = []
        for finding, wanted in zip(findings, words, strict=True):
            start = document.text.index(wanted)
            placed.append(msgspec.structs.replace(finding, spans=(Place(start, start + len(wanted)),)))
        absent = [finding for finding in report.findings if not finding.spans]
        shown = msgspec.structs.replace(report, findings=(*placed, *absent), text=document.text)
        return annotated(data, document, shown, lang="zh", as_of="2026-05-16", password=password), placed

    return make


def test_the_original_stays_byte_for_byte(sample, noted):
    assert noted.startswith(sample)
    assert pages_of(noted) == pages_of(sample)


def test_every_finding_has_one_highlight_a_page_over_its_words(sample, sample_report, noted):
    notes = notes_in(noted)
    highlights = [note for note in notes if note["kind"] == HIGHLIGHT]
    assert len({(note["NM"], note["page"]) for note in highlights}) == len(highlights)
    letters = covered_by_fingerprint(sample, notes)
    placed = [finding for finding in sample_report.findings if finding.spans]
    assert len(placed) > 50
    assert set(letters) == {finding.fingerprint for finding in placed}
    for finding in placed:
        assert share_covered(finding.quote, letters[finding.fingerprint]) >= 0.9, finding.quote
        assert len(letters[finding.fingerprint]) <= 1.1 * len(squeezed(finding.quote)), finding.quote


def test_what_is_missing_is_one_note_on_the_first_page(sample_report, noted):
    absent = [finding for finding in sample_report.findings if not finding.spans]
    loose = [note for note in notes_in(noted) if note["kind"] == TEXT]
    assert absent
    assert [note["page"] for note in loose] == [1]
    assert all(finding.title in loose[0]["Contents"] for finding in absent)


def test_notes_are_numbered_and_dated_by_the_law_and_tell_no_place_of_this_computer(sample, noted):
    notes = notes_in(noted)
    numbers = [int(line) for note in notes for line in re.findall(r"(?m)^(\d+)\. ", note["Contents"])]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert {note["T"] for note in notes} == {"contract-audit"}
    assert {note["M"] for note in notes} == {f"D:{law.AS_OF:%Y%m%d}000000Z"}
    assert not re.search(rb"/tmp|/home|/root|/work", noted[len(sample) :])


def test_the_same_input_gives_the_same_bytes(sample, noted):
    assert annotate(sample) == noted


def test_notes_speak_the_language_asked_for(sample):
    notes = notes_in(annotate(sample, options=Options(lang="en")))
    assert all("Do: " in note["Contents"] for note in notes)


@pytest.mark.parametrize("turns", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (60, 100, 560, 700)])
def test_turned_and_cropped_pages(sheet, mark, turns, crop):
    def prepare(canvas):
        canvas.setPageRotation(turns)
        if crop:
            canvas.setCropBox(crop)

    data = sheet(prepare)
    written, findings = mark(data, "随时卖出全部股票", "1,234.50 元")
    by_name = {note["NM"]: note for note in notes_in(written) if note["kind"] == HIGHLIGHT}
    chars = list(pdfium_chars(data, 1))
    for finding, wanted in zip(findings, ("随时卖出全部股票", "1,234.50元"), strict=True):
        assert squeezed("".join(under(chars, by_name[finding.fingerprint]))) == wanted
    shown = pypdfium2.PdfDocument(written)[0].render(draw_annots=True).to_numpy()
    assert (shown[..., :3].max(axis=2) - shown[..., :3].min(axis=2) > 60).sum() > 200


def test_a_quotation_that_runs_over_a_page_is_highlighted_on_both(sheet, report):
    data = sheet(pages=2)
    document = read(data)
    start = document.text.index("逾期不退")
    end = document.text.index("卖出", start) + 2
    finding = msgspec.structs.replace(report.findings[0], spans=(Place(start, end),))
    shown = msgspec.structs.replace(report, findings=(finding,), text=document.text)
    notes = notes_in(annotated(data, document, shown, lang="zh", as_of="2026-05-16"))
    assert [note["page"] for note in notes] == [1, 2]
    letters = ["".join(under(pdfium_chars(data, note["page"]), note)) for note in notes]
    assert letters == ["逾期不退。", "出借人可以随时卖出"]


def test_words_across_a_watermark_are_told_from_it(sheet, mark):
    def prepare(canvas):
        canvas.setFont("STSong-Light", 40)
        canvas.drawString(150, 610, "样本")

    data = sheet(prepare)
    written, (finding,) = mark(data, "所得由出借人先行受偿")
    (note,) = [note for note in notes_in(written) if note["NM"] == finding.fingerprint]
    letters = "".join(under(pdfium_chars(data, 1), note))
    assert share_covered("所得由出借人先行受偿", letters) >= 0.9


@pytest.mark.parametrize("secret", ["open"])
def test_a_password_stays_in_force(sheet, mark, secret):
    from reportlab.lib.pdfencrypt import StandardEncryption

    data = sheet(encrypt=StandardEncryption(secret, "owner", strength=128))
    written, (finding,) = mark(data, "随时卖出", password=secret)
    assert written.startswith(data)
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(written)
    assert finding.title in "".join(note["Contents"] for note in notes_in(written, secret))
    assert pages_of(written, secret) == pages_of(data, secret)


def test_notes_that_are_there_already_stay(sheet, mark):
    def prepare(canvas):
        canvas.textAnnotation("请核对", Rect=[10, 10, 30, 30])

    written, _ = mark(sheet(prepare), "随时卖出")
    assert next(note["Contents"] for note in notes_in(written)) == "请核对"


def test_a_copy_can_be_annotated_again(sheet, mark):
    once, _ = mark(sheet(), "随时卖出")
    twice, _ = mark(once, "逾期不退")
    assert twice.startswith(once)
    assert len([note for note in notes_in(twice) if note["kind"] == HIGHLIGHT]) == 2


def test_hostile_words_stay_words(sheet, hostile):
    document = read(sheet())
    shown = msgspec.structs.replace(hostile, text=document.text)
    notes = notes_in(annotated(sheet(), document, shown, lang="zh", as_of="2026-05-16"))
    assert any("<script>alert(1)</script>" in note["Contents"] for note in notes)
    assert not any("\u202e" in note["Contents"] or "\x1b" in note["Contents"] for note in notes)


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b"%PDF-1.7 nothing", "truncated-or-damaged")])
def test_what_cannot_be_read_is_refused(data, code):
    with pytest.raises(ReadingError) as caught:
        annotate(data)
    assert caught.value.code == code


@pytest.mark.parametrize("end", [100, 3000, 9000, 12000])
def test_a_file_cut_short_after_it_was_read_is_refused_or_annotated(sample, sample_report, end):
    cut, document = sample[:end], read(sample)
    try:
        written = annotated(cut, document, sample_report, lang="zh", as_of="2026-05-16")
    except ReadingError as error:
        written = error.code.encode()
    assert written in {b"truncated-or-damaged", b"crashed"} or written.startswith(cut)


def test_the_deadline_holds(sample, sample_report):
    with pytest.raises(ReadingError) as caught:
        annotated(
            sample, read(sample), sample_report, lang="zh", as_of="2026-05-16", limits=Limits(seconds=0.01),
        )  # fmt: skip
    assert caught.value.code == "timeout"


def test_a_pdf_is_not_redacted_by_covering(sample, sample_report):
    with pytest.raises(AnnotationError) as caught:
        annotated(
            sample, read(sample), sample_report, lang="zh", as_of="2026-05-16", redaction=Redaction.of(sample_report),
        )  # fmt: skip
    assert caught.value.code == "pdf-not-redactable"
    assert "report.html" in caught.value.remedy


def test_other_formats_are_refused():
    with pytest.raises(AnnotationError) as caught:
        annotate("甲方向乙方出借人民币一百万元。".encode())
    assert caught.value.code == "not-annotatable"


@pytest.mark.real
@pytest.mark.parametrize("name", ["ktfex-contract.pdf", "zfzx-chujiehetong.pdf"])
def test_real_originals(real, name):
    path = real / "originals" / name
    if not path.is_file():
        pytest.skip(f"{name} is not here")
    data = path.read_bytes()
    report = audit(data, options=Options(include_text=True))
    written = annotate(data)
    assert written.startswith(data)
    assert pages_of(written) == pages_of(data)
    letters = covered_by_fingerprint(data, notes_in(written))
    shares = [
        share_covered(finding.quote, letters[finding.fingerprint]) for finding in report.findings if finding.spans
    ]
    assert shares
    assert min(shares) >= 0.9
