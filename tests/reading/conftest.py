"""Builders of small inputs in the formats that reading knows."""

import io
import zipfile
from collections.abc import Callable

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FONT = "STSong-Light"


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """Builds a PDF: one drawing function a page, each called with the canvas, whose font is Chinese."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))

    def build(*pages, encrypt=None, size=(595, 842)) -> bytes:
        target = io.BytesIO()
        sheet = canvas.Canvas(target, pagesize=size, encrypt=encrypt, invariant=True)
        for draw in pages:
            sheet.setFont(FONT, 12)
            draw(sheet)
            sheet.showPage()
        sheet.save()
        return target.getvalue()

    return build


@pytest.fixture(scope="session")
def make_zip() -> Callable[[dict[str, str | bytes]], bytes]:
    """Builds a ZIP from names and contents."""

    def build(entries: dict[str, str | bytes]) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in entries.items():
                archive.writestr(name, content)
        return target.getvalue()

    return build


@pytest.fixture(scope="session")
def make_docx(make_zip) -> Callable[..., bytes]:
    """Builds a DOCX from the XML inside `w:body`; further parts by name, each the XML inside its root element."""

    def build(body: str, *, extra: dict[str, str | bytes] | None = None, **parts: str) -> bytes:
        links = "".join(
            f'<Relationship Id="r{at}" Type="{RELATIONS}/{name.rstrip("123")}" Target="{name}.xml"/>'
            for at, name in enumerate(parts)
        )
        entries: dict[str, str | bytes] = {
            "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:m="m"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="x">{links}</Relationships>',
        }
        entries |= {f"word/{name}.xml": f'<w:{name} xmlns:w="{WORD}">{xml}</w:{name}>' for name, xml in parts.items()}
        return make_zip(entries | (extra or {}))

    return build
