"""The text layer of a PDF: each page's characters with their boxes, and what else is drawn on the page."""

import ctypes
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from contract_audit.reading.bounds import Refusal
from contract_audit.reading.codes import Code
from contract_audit.reading.pdf import pdfium
from contract_audit.reading.pdf.layout import Box
from contract_audit.reading.pdf.turning import Glyphs, direction, turned, turned_back

RECTANGLE = 5
"""Strokes of a rectangle that is drawn in one go."""
SURROGATES = range(0xD800, 0xE000)


class Drawing(NamedTuple):
    """A path or image that is drawn on a page; `plain` for a path of one line or one rectangle."""

    kind: int
    box: Box
    plain: bool


class PageLayer(NamedTuple):
    """One page: its size as displayed, its characters turned so that they run from left to right, and its drawings.

    `turns` are the quarter turns by which the characters were turned from the page as displayed, on which they stand in
    the coordinates of the file unless the file itself asks to display the page `rotated`.
    """

    width: float
    height: float
    rotated: bool
    turns: int
    frame: Box
    glyphs: Glyphs
    drawings: tuple[Drawing, ...]

    @property
    def extent(self) -> tuple[float, float]:
        """Bottom and top of the page in the coordinates of its characters."""
        if self.turns:
            return 0.0, self.width if self.turns % 2 else self.height
        return self.frame[1], self.frame[3]

    def placed(self, box: Box) -> Box:
        """The box of characters on the page as displayed."""
        return turned_back(box, self.turns, self.frame)


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

    def close(self) -> None:
        """Free the document."""
        self._library.FPDF_CloseDocument(self._document)

    def pages(self, count: int) -> Iterator[PageLayer | None]:
        """The first `count` pages; None for a page that cannot be opened."""
        library = self._library
        for index in range(count):
            page = self._open(index)
            text_page = library.FPDFText_LoadPage(page) if page else None
            yield self._layer(page, self._glyphs(text_page)) if page and text_page else None
            if text_page:
                library.FPDFText_ClosePage(text_page)
            if page:
                library.FPDF_ClosePage(page)

    def _open(self, index: int) -> int | None:
        """The page, with what was filled into its form made part of it; PDFium's text leaves form fields out."""
        library = self._library
        page = library.FPDF_LoadPage(self._document, index)
        if page and self._is_filled_in(page) and library.FPDFPage_Flatten(page, pdfium.FOR_DISPLAY) == pdfium.FLATTENED:
            library.FPDF_ClosePage(page)
            page = library.FPDF_LoadPage(self._document, index)
        return page if page is None else int(page)

    def _is_filled_in(self, page: int) -> bool:
        library = self._library
        for index in range(library.FPDFPage_GetAnnotCount(page)):
            note = library.FPDFPage_GetAnnot(page, index)
            kind = library.FPDFAnnot_GetSubtype(note) if note else 0
            library.FPDFPage_CloseAnnot(note)
            if kind in pdfium.TEXT_ANNOTATIONS:
                return True
        return False

    def _layer(self, page: int, glyphs: Glyphs) -> PageLayer:
        library = self._library
        width, height = library.FPDF_GetPageWidthF(page), library.FPDF_GetPageHeightF(page)
        edges = (ctypes.c_float * 4)()
        library.FPDF_GetPageBoundingBox(page, ctypes.addressof(edges))
        frame = (edges[0], edges[3], edges[2], edges[1])
        rotation = library.FPDFPage_GetRotation(page) % 4
        if rotation:
            glyphs = turned(glyphs, rotation, frame)
            frame = (0.0, 0.0, width, height)
        turns = direction(glyphs)
        if turns:
            glyphs = turned(glyphs, turns, frame)
        return PageLayer(width, height, bool(rotation), turns, frame, glyphs, tuple(self._drawings(page)))

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
