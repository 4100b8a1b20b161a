"""The text layer of a PDF: each page's characters with their boxes, and what else is drawn on the page."""

import ctypes
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from contract_audit.reading.bounds import Refusal
from contract_audit.reading.codes import Code
from contract_audit.reading.pdf import pdfium
from contract_audit.reading.pdf.layout import Box

RECTANGLE = 5
"""Strokes of a rectangle that is drawn in one go."""
SURROGATES = range(0xD800, 0xE000)


class Glyphs(NamedTuple):
    """The characters of a page in stream order; item `i` of each edge is the box of `text[i]`, in points."""

    text: str
    left: "array[float]"
    top: "array[float]"
    right: "array[float]"
    bottom: "array[float]"


class Drawing(NamedTuple):
    """A path or image that is drawn on a page; `plain` for a path of one line or one rectangle."""

    kind: int
    box: Box
    plain: bool


class PageLayer(NamedTuple):
    """One page as PDFium sees it: size as displayed, quarter turns clockwise, characters and drawings.

    Boxes are in the coordinates of the displayed page, which are those of the file unless the page is turned.
    """

    width: float
    height: float
    turns: int
    glyphs: Glyphs
    drawings: tuple[Drawing, ...]


class TextLayer:
    """An open PDF. Raises `Refusal`: `encrypted`, `wrong-password`, `truncated-or-damaged`."""

    def __init__(self, data: bytes, password: str | None) -> None:
        self._library = pdfium.load()
        self._data = data  # PDFium reads from it as long as the document is open
        secret = None if password is None else password.encode("utf-8")
        self._document = self._library.FPDF_LoadMemDocument64(data, len(data), secret)
        if not self._document:
            if self._library.FPDF_GetLastError() in (pdfium.ERROR_PASSWORD, pdfium.ERROR_SECURITY):
                raise Refusal(Code.WRONG_PASSWORD if password else Code.ENCRYPTED)
            raise Refusal(Code.DAMAGED)

    def __len__(self) -> int:
        """Number of pages."""
        return int(self._library.FPDF_GetPageCount(self._document))

    def pages(self, count: int) -> Iterator[PageLayer | None]:
        """The first `count` pages; None for a page that cannot be opened."""
        library = self._library
        for index in range(count):
            page = library.FPDF_LoadPage(self._document, index)
            if not page:
                yield None
                continue
            text_page = library.FPDFText_LoadPage(page)
            glyphs = self._glyphs(text_page) if text_page else None
            yield None if glyphs is None else self._layer(page, glyphs)
            if text_page:
                library.FPDFText_ClosePage(text_page)
            library.FPDF_ClosePage(page)

    def _layer(self, page: int, glyphs: Glyphs) -> PageLayer:
        library = self._library
        width, height = library.FPDF_GetPageWidthF(page), library.FPDF_GetPageHeightF(page)
        turns = library.FPDFPage_GetRotation(page) % 4
        if turns:
            edges = (ctypes.c_float * 4)()
            library.FPDF_GetPageBoundingBox(page, ctypes.addressof(edges))
            glyphs = _turned(glyphs, turns, tuple(edges))
        return PageLayer(width, height, turns, glyphs, tuple(self._drawings(page)))

    def _glyphs(self, text_page: int) -> Glyphs:
        library = self._library
        count = max(0, library.FPDFText_CountChars(text_page))
        boxes = array("f", bytes(16 * count))
        address, get_box = boxes.buffer_info()[0], library.FPDFText_GetLooseCharBox
        for index in range(count):
            get_box(text_page, index, address + 16 * index)
        return Glyphs(self._characters(text_page, count), boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4])

    def _characters(self, text_page: int, count: int) -> str:
        """One character for each of PDFium's characters; it leaves some out of the text it gives in one go."""
        units = array("H", bytes(2 * (count + 1)))
        given = self._library.FPDFText_GetText(text_page, 0, count, units.buffer_info()[0]) if count else 0
        if given == count + 1:
            text = units[:count].tobytes().decode("utf-16-le", "surrogatepass")
            if len(text) == count:
                return text
        codes = (self._library.FPDFText_GetUnicode(text_page, index) for index in range(count))
        return "".join(chr(code) if code <= 0x10FFFF and code not in SURROGATES else "\ufffd" for code in codes)  # noqa: PLR2004 - Unicode's last

    def _drawings(self, page: int) -> Iterator[Drawing]:
        library = self._library
        edges = (ctypes.c_float * 4)()
        first = ctypes.addressof(edges)
        for index in range(library.FPDFPage_CountObjects(page)):
            item = library.FPDFPage_GetObject(page, index)
            kind = library.FPDFPageObj_GetType(item)
            if kind not in (pdfium.OBJECT_PATH, pdfium.OBJECT_IMAGE, pdfium.OBJECT_FORM):
                continue
            if not library.FPDFPageObj_GetBounds(item, first, first + 4, first + 8, first + 12):
                continue
            box = (edges[0], edges[1], edges[2], edges[3])
            if kind != pdfium.OBJECT_FORM:
                plain = kind == pdfium.OBJECT_PATH and library.FPDFPath_CountSegments(item) <= RECTANGLE
                yield Drawing(kind, box, plain)
                continue
            for inner in range(max(0, library.FPDFFormObj_CountObjects(item))):
                yield Drawing(library.FPDFPageObj_GetType(library.FPDFFormObj_GetObject(item, inner)), box, plain=False)


def _turned(glyphs: Glyphs, turns: int, page: tuple[float, ...]) -> Glyphs:
    """The glyphs in the coordinates of the page as displayed after `turns` quarter turns clockwise."""
    x0, top, x1, y0 = page
    left = array("f", (edge - x0 for edge in glyphs.left))
    right = array("f", (edge - x0 for edge in glyphs.right))
    above = array("f", (edge - y0 for edge in glyphs.top))
    below = array("f", (edge - y0 for edge in glyphs.bottom))
    width, height = x1 - x0, top - y0

    def from_end(edges: "array[float]", extent: float) -> "array[float]":
        return array("f", (extent - edge for edge in edges))

    if turns == 1:
        return Glyphs(glyphs.text, below, from_end(left, width), above, from_end(right, width))
    if turns == 2:  # noqa: PLR2004 - half a turn
        return Glyphs(
            glyphs.text, from_end(right, width), from_end(below, height), from_end(left, width), from_end(above, height)
        )
    return Glyphs(glyphs.text, from_end(above, height), right, from_end(below, height), left)
