"""PDF to document: every page's text in reading order, with furniture and tables tagged."""

import time
from typing import Any, NamedTuple

from contract_audit.reading.bounds import Bounds, Refusal
from contract_audit.reading.codes import Code
from contract_audit.reading.draft import Draft
from contract_audit.reading.pdf import pdfium
from contract_audit.reading.pdf.furniture import furniture
from contract_audit.reading.pdf.layout import Block, Segment
from contract_audit.reading.pdf.legibility import is_garbled
from contract_audit.reading.pdf.page_writer import write_page
from contract_audit.reading.pdf.reading_order import rows
from contract_audit.reading.pdf.ruled_tables import fill, find_cells, plain_grids
from contract_audit.reading.pdf.segments import segments
from contract_audit.reading.pdf.text_layer import PageLayer, TextLayer

SLOW_SHARE = 0.3
"""Share of the reading time that all calls of pdfplumber together may take."""
PICTURE_SHARE = 0.5
"""Share of the page that an image covers to be the page's content."""
FEW_CHARACTERS = 10
"""Visible characters up to which a page under a picture counts as unread: a page number, a scanner's stamp."""
OUTLINES = 30
"""Paths from which a page without text is text drawn as outlines."""
TAIL = 2048
"""Bytes at the end of a file in which its end mark stands."""


class _Sheet(NamedTuple):
    """A page with what was found on it; `tables` are placed before the segment at their position."""

    layer: PageLayer
    segments: list[Segment]
    blocks: list[Block]
    problem: str = ""


class _SlowWork:
    """The time that pdfplumber may still use, and the file it reads."""

    def __init__(self, data: bytes, password: str | None, seconds: float) -> None:
        self.data, self.password, self.left = data, password, seconds

    def tables(self, page: int) -> Any:
        return self._within(find_cells, page)

    def lines(self, page: int) -> Any:
        from contract_audit.reading.pdf.second_opinion import lines  # noqa: PLC0415 - needed for few files

        return self._within(lines, page)

    def _within(self, work: Any, page: int) -> Any:
        """The result of `work`, or None when it takes too long or fails: whatever it raises, PDFium's text remains."""
        from contract_audit.reading.pdf.deadline import OverdueError, deadline  # noqa: PLC0415 - likewise

        if self.left <= 0:
            return None
        begin = time.monotonic()
        try:
            with deadline(self.left):
                return work(self.data, self.password, page)
        except OverdueError:
            return None
        except Exception:  # noqa: BLE001 - pdfminer raises anything on a damaged file
            return None
        finally:
            self.left -= time.monotonic() - begin


def read(data: bytes, password: str | None, bounds: Bounds) -> dict[str, Any]:
    """The document of a PDF in its JSON form. Raises `Refusal`."""
    layer = TextLayer(data, password)
    try:
        return _read(layer, _SlowWork(data, password, SLOW_SHARE * bounds.seconds), bounds)
    finally:
        layer.close()


def _read(layer: TextLayer, slow: _SlowWork, bounds: Bounds) -> dict[str, Any]:
    if not len(layer):
        raise Refusal(Code.DAMAGED)
    draft = Draft()
    if b"%%EOF" not in slow.data[-TAIL:]:
        draft.problem("damaged")
    sheets: list[_Sheet | None] = []
    characters = 0
    for number, page in enumerate(layer.pages(min(len(layer), bounds.max_pages)), 1):
        sheet = None if page is None else _sheet(page, number, slow, draft)
        if sheet is None:
            draft.problem("unread-page", number)
        else:
            characters += len(sheet.layer.glyphs.text)
            if characters > bounds.max_characters:
                draft.problem("too-many-characters", number)
                break
        sheets.append(sheet)
    if len(layer) > bounds.max_pages:
        draft.problem("too-many-pages", bounds.max_pages)
    _write(draft, sheets)
    unread = sum(1 for sheet in sheets if sheet is None or sheet.problem in {"no-text-layer", "garbled-text"})
    return draft.wire("application/pdf", "pdf", "unsure" if unread == len(sheets) else None)


def _sheet(page: PageLayer, number: int, slow: _SlowWork, draft: Draft) -> _Sheet:
    text = page.glyphs.text
    problem = _missing_text(page)
    if problem:
        draft.problem(problem, number)
    if is_garbled(text):
        other = None if page.rotated or page.turns else slow.lines(number - 1)
        if other and not is_garbled("".join(line.text for line in other)):
            draft.problem("second-opinion", number)
            return _Sheet(page, other, list(other))
        draft.problem("garbled-text", number)
        problem = "garbled-text"
    cells = plain_grids(page)
    if cells is None:
        cells = slow.tables(number - 1)
    if cells is None:
        draft.problem("tables-unread", number)
    tables, taken = fill(page.glyphs, cells or [])
    found = segments(page.glyphs, taken)
    return _Sheet(page, found, [*found, *(table for table, _ in tables)], problem)


def _missing_text(page: PageLayer) -> str:
    """`no-text-layer` or `blank-page` for a page without a text of its own, otherwise empty."""
    visible = "".join(page.glyphs.text.split())
    if len(visible) > FEW_CHARACTERS:
        return ""
    area = PICTURE_SHARE * page.width * page.height
    pictures = [d.box for d in page.drawings if d.kind == pdfium.OBJECT_IMAGE]
    covered = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in pictures)
    outlines = sum(1 for drawing in page.drawings if drawing.kind == pdfium.OBJECT_PATH)
    if covered >= area or (outlines >= OUTLINES and not visible):
        return "no-text-layer"
    return "" if visible else "blank-page"


def _write(draft: Draft, sheets: list[_Sheet | None]) -> None:
    read_sheets = [(number, sheet) for number, sheet in enumerate(sheets, 1) if sheet is not None]
    marks = furniture([(sheet.segments, sheet.layer.extent) for _, sheet in read_sheets])
    for (number, sheet), marked in zip(read_sheets, marks, strict=True):
        aside = [sheet.segments[at] for at in sorted(marked)]
        hidden = {id(segment) for segment in aside}
        body = rows([block for block in sheet.blocks if id(block) not in hidden])
        write_page(draft, number, sheet.layer, body, aside)
