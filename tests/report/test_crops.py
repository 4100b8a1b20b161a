import base64
import io
import struct
import zlib

import msgspec
import pytest
from reportlab.pdfgen.canvas import Canvas

from contract_audit.pipeline.outcome import Place
from contract_audit.report.crops import take
from contract_audit.report.crops.png import png

BOX = (100.0, 600.0, 300.0, 640.0)


@pytest.fixture
def pdf():
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(595, 842), invariant=1)
    for _ in range(2):
        canvas.showPage()
    canvas.rect(100, 600, 200, 40, fill=1)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.fixture
def boxed(report):
    def make(page=3, box=BOX, media_type="application/pdf"):
        first = msgspec.structs.replace(report.findings[0], spans=(Place(0, 4, page=page, boxes=(box,)),))
        source = msgspec.structs.replace(report.source, media_type=media_type)
        return msgspec.structs.replace(report, findings=(first, *report.findings[1:]), source=source)

    return make


def pixels(address):
    data = base64.b64decode(address.removeprefix("data:image/png;base64,"))
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    at = data.index(b"IDAT")
    size = struct.unpack(">I", data[at - 4 : at])[0]
    rows = zlib.decompress(data[at + 4 : at + 4 + size])
    return width, height, [rows[row * (width + 1) + 1 : (row + 1) * (width + 1)] for row in range(height)]


def test_a_picture_shows_the_box_and_a_little_around_it(pdf, boxed):
    report = boxed()
    pictures = take(pdf, report)
    assert list(pictures) == [report.findings[0].fingerprint]
    width, height, rows = pixels(pictures[report.findings[0].fingerprint])
    assert (width, height) == (2 * (200 + 2 * 3), 2 * (40 + 2 * 3))
    assert rows[height // 2][width // 2] == 0
    assert rows[1][1] == 255


@pytest.mark.parametrize("change", [{"page": 9}, {"box": (900.0, 10.0, 950.0, 20.0)}, {"media_type": "text/plain"}])
def test_what_cannot_be_drawn_is_left_out(pdf, boxed, change):
    assert take(pdf, boxed(**change)) == {}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", b"\x00" * 1000])
def test_a_file_that_is_no_pdf_gives_no_pictures_and_no_error(boxed, data):
    assert take(data, boxed()) == {}


def test_a_png_keeps_sixteen_shades():
    made = png(2, 1, 4, bytes([100, 255, 9, 9]))
    rows = zlib.decompress(made[made.index(b"IDAT") + 4 : -16])
    assert rows == bytes([0, 102, 255])
