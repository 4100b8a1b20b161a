"""Writing highlights and notes into a PDF: an incremental update behind the bytes of the original, which all stay."""

import ctypes
import re
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any, Final

from contract_audit.reading.bounds import Refusal
from contract_audit.reading.codes import Code
from contract_audit.reading.pdf.layout import Box
from contract_audit.reading.pdf.text_layer import TextLayer
from contract_audit.reading.pdf.turning import turned_back
from contract_audit.report.annotated.glyph_boxes import GlyphBoxes

_COLOURS: Final = {
    "critical": (255, 110, 110),
    "high": (255, 170, 80),
    "medium": (255, 222, 70),
    "low": (150, 205, 255),
    "info": (205, 205, 205),
}
_OPACITY: Final = 150
_FAINT: Final = 28
"""Opacity of a highlight on words that a worse finding has coloured already, so that colours do not add up to mud."""
_PRINTED: Final = 4
_UPRIGHT_ICON: Final = 8 | 16
"""Flags of an icon that neither grows with the page nor turns with it."""
_ICON: Final = 20.0
_INSET: Final = 12.0
_UPDATE_ID: Final = re.compile(rb"/ID\[<[0-9A-F]*><(?P<id>[0-9A-F]{32})>\]")
"""In a trailer: the id the file had when it was made, and the id of this update."""


def write(data: bytes, request: dict[str, Any]) -> bytes:
    """`data` with one highlight for each note and page, worst first, and a note with `loose` on the first page.

    Raises `Refusal` for what `TextLayer` refuses.
    """
    import pypdfium2  # noqa: PLC0415 - loads a native library, in the worker only

    pages = _stretches_by_page(request["notes"])
    boxes = dict(_boxes(data, request["password"], pages))
    document = pypdfium2.PdfDocument(data, password=request["password"])
    for number, found in boxes.items():
        sheet = _Sheet(document[number - 1], request["author"], request["date"])
        for at, areas in found.items():
            sheet.highlight(request["notes"][at], areas)
    if request["loose"]:
        _Sheet(document[0], request["author"], request["date"]).remark(request["loose"])
    written = BytesIO()
    document.save(written, flags=pypdfium2.raw.FPDF_INCREMENTAL)
    copy = written.getvalue()
    if not copy.startswith(data):
        raise Refusal(Code.DAMAGED)
    return data + _with_derived_id(copy[len(data) :])


def _with_derived_id(update: bytes) -> bytes:
    """The update with an id made from its content in place of PDFium's, which is drawn by lot."""
    *_, last = (None, *_UPDATE_ID.finditer(update))
    if last is None:
        return update
    before, after = update[: last.start("id")], update[last.end("id") :]
    return before + sha256(before + after).hexdigest()[:32].upper().encode() + after


def _stretches_by_page(notes: list[dict[str, Any]]) -> dict[int, dict[int, list[Any]]]:
    """Page, note and its stretches there, both in rising order."""
    pages: dict[int, dict[int, list[Any]]] = {}
    for at, note in enumerate(notes):
        for page, box, *rest in note["stretches"]:
            pages.setdefault(page, {}).setdefault(at, []).append((tuple(box), *rest))
    return dict(sorted(pages.items()))


def _boxes(
    data: bytes, password: str | None, pages: dict[int, dict[int, list[Any]]]
) -> Iterator[tuple[int, dict[int, list[Box]]]]:
    """The boxes to highlight, on each page as displayed, by note."""
    layer = TextLayer(data, password)
    try:
        for number, page in enumerate(layer.pages(max(pages, default=0)), 1):
            if page is not None and number in pages:
                glyphs = GlyphBoxes(page)
                yield number, {at: [glyphs.around(item) for item in items] for at, items in pages[number].items()}
    finally:
        layer.close()


class _Sheet:
    """One page that notes are written on; boxes are those of the page as displayed."""

    def __init__(self, page: Any, author: str, date: str) -> None:
        import pypdfium2.raw  # noqa: PLC0415 - as above

        self._raw = pypdfium2.raw
        self._page = page
        self._author = author
        self._date = f"D:{date.replace('-', '')}000000Z"
        self._turns = page.get_rotation() // 90
        self._frame: Box = page.get_bbox()
        self._coloured: set[Box] = set()

    def highlight(self, note: dict[str, Any], boxes: list[Box]) -> None:
        """Highlight `boxes`."""
        raw = self._raw
        areas = [self._placed(box) for box in boxes]
        annotation = raw.FPDFPage_CreateAnnot(self._page, raw.FPDF_ANNOT_HIGHLIGHT)
        for area in areas:
            raw.FPDFAnnot_AppendAttachmentPoints(annotation, raw.FS_QUADPOINTSF(*self._corners(area)))
        worse = self._coloured.issuperset(areas)
        self._coloured.update(areas)
        self._finish(annotation, areas, note["text"], _COLOURS[note["severity"]], _FAINT if worse else _OPACITY)
        self._say(annotation, b"NM", note["name"])
        raw.FPDFAnnot_SetFlags(annotation, _PRINTED)
        raw.FPDFPage_CloseAnnot(annotation)

    def remark(self, text: str) -> None:
        """A note in the upper left corner."""
        raw = self._raw
        left, _, _, top = self._shown()
        corner = (left + _INSET, top - _INSET - _ICON, left + _INSET + _ICON, top - _INSET)
        annotation = raw.FPDFPage_CreateAnnot(self._page, raw.FPDF_ANNOT_TEXT)
        self._finish(annotation, [self._placed(corner)], text, _COLOURS["medium"], 255)
        raw.FPDFAnnot_SetFlags(annotation, _PRINTED | _UPRIGHT_ICON)
        raw.FPDFPage_CloseAnnot(annotation)

    def _finish(self, annotation: Any, areas: list[Box], text: str, colour: tuple[int, int, int], opacity: int) -> None:
        raw = self._raw
        left, bottom, right, top = zip(*areas, strict=True)
        raw.FPDFAnnot_SetRect(annotation, raw.FS_RECTF(min(left), max(top), max(right), min(bottom)))
        raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *colour, opacity)
        self._say(annotation, b"Contents", text)
        self._say(annotation, b"T", self._author)
        self._say(annotation, b"M", self._date)

    def _say(self, annotation: Any, key: bytes, text: str) -> None:
        encoded = ctypes.create_string_buffer(text.encode("utf-16-le", "replace") + b"\0\0")
        pointer = ctypes.cast(encoded, ctypes.POINTER(ctypes.c_ushort))
        self._raw.FPDFAnnot_SetStringValue(annotation, key, pointer)

    def _shown(self) -> Box:
        """The page as displayed."""
        left, bottom, right, top = self._frame
        if not self._turns:
            return self._frame
        return (0, 0, top - bottom, right - left) if self._turns % 2 else (0, 0, right - left, top - bottom)

    def _placed(self, box: Box) -> Box:
        """A box of the page as displayed in the coordinates of the file."""
        return turned_back(box, self._turns, self._frame)

    def _corners(self, area: Box) -> tuple[float, ...]:
        """Upper left, upper right, lower left, lower right as a reader of the displayed page names them."""
        left, bottom, right, top = area
        clockwise = ((left, top), (right, top), (right, bottom), (left, bottom))
        seen = [clockwise[at - self._turns] for at in range(4)]
        return (*seen[0], *seen[1], *seen[3], *seen[2])
