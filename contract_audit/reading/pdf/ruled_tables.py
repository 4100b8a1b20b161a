"""Tables with rules: pdfplumber finds their cells, PDFium's characters fill them."""

from io import BytesIO
from typing import Any

from contract_audit.reading.pdf import pdfium
from contract_audit.reading.pdf.layout import Box, Segment, Table
from contract_audit.reading.pdf.segments import segment
from contract_audit.reading.pdf.text_layer import Drawing, Glyphs, PageLayer

THIN = 3.0
"""Points up to which a drawn box is a rule."""
LONG = 8.0
"""Points from which a rule counts."""
LEAST_RULES = 2
"""Rules in each direction from which pdfplumber is asked; underlined blanks have none upright."""
MOST_DRAWINGS = 5000
"""Drawings from which a page is a picture rather than a table."""


def may_hold_tables(layer: PageLayer) -> bool:
    """Whether the page has upright and level rules or boxes; cheap, to spare most pages the search."""
    paths = [drawing.box for drawing in layer.drawings if drawing.kind == pdfium.OBJECT_PATH]
    if layer.turns or not layer.glyphs.text or len(paths) > MOST_DRAWINGS:
        return False
    upright = sum(1 for x0, y0, x1, y1 in paths if x1 - x0 <= THIN and y1 - y0 >= LONG)
    level = sum(1 for x0, y0, x1, y1 in paths if y1 - y0 <= THIN and x1 - x0 >= LONG)
    boxes = sum(1 for x0, y0, x1, y1 in paths if x1 - x0 > LONG and y1 - y0 > LONG)
    return (upright >= LEAST_RULES and level >= LEAST_RULES) or boxes > LEAST_RULES


def find_cells(data: bytes, password: str | None, page: int) -> list[list[list[Box | None]]]:
    """The tables of one page (counted from 0) as rows of cell boxes in PDF points; None where a cell is merged away."""
    import pdfplumber  # noqa: PLC0415 - slow to import and needed for few pages

    with pdfplumber.open(BytesIO(data), pages=[page + 1], password=password) as document:
        sheet = document.pages[0]
        top = sheet.bbox[3] + sheet.mediabox[1] if sheet.mediabox else sheet.bbox[3]
        return [
            [[_to_points(cell, top) for cell in row.cells] for row in table.rows]
            for table in sheet.find_tables()
            if max(len(row.cells) for row in table.rows) > 1
        ]


def _to_points(cell: Any, top: float) -> Box | None:
    return None if cell is None else (cell[0], top - cell[3], cell[2], top - cell[1])


def fill(glyphs: Glyphs, tables: list[list[list[Box | None]]]) -> tuple[list[tuple[Table, int]], frozenset[int]]:
    """The tables with their text, each with its first character's position, and the characters that they take."""
    found: list[tuple[Table, int]] = []
    taken: set[int] = set()
    for cells in tables:
        boxes = [box for row in cells for box in row if box is not None]
        frame = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
        inside = [at for at in _within(glyphs, frame, range(len(glyphs.text))) if at not in taken]
        rows = tuple(tuple(_cell(glyphs, box, inside) for box in row) for row in cells)
        filled = [at for row in cells for box in row if box is not None for at in _within(glyphs, box, inside)]
        if filled:
            taken.update(filled)
            found.append((Table(frame, rows), min(filled)))
    return found, frozenset(taken)


def _within(glyphs: Glyphs, box: Box, candidates: Any) -> list[int]:
    """Those of the candidate characters whose middle lies in the box."""
    x0, y0, x1, y1 = (2 * edge for edge in box)
    left, right, top, bottom = glyphs.left, glyphs.right, glyphs.top, glyphs.bottom
    return [
        at
        for at in candidates
        if x0 <= left[at] + right[at] < x1 and y0 <= bottom[at] + top[at] < y1 and not glyphs.text[at].isspace()
    ]


def _cell(glyphs: Glyphs, box: Box | None, candidates: list[int]) -> tuple[Segment, ...]:
    """The segments that stand in one cell: runs of its characters in stream order."""
    if box is None:
        return ()
    found: list[Segment] = []
    start = previous = -1
    for at in _within(glyphs, box, candidates):
        between = glyphs.text[previous + 1 : at]
        if start >= 0 and (not between.isspace() and between) or "\n" in between:
            found.append(segment(glyphs, start, previous + 1))
            start = at
        elif start < 0:
            start = at
        previous = at
    if start >= 0:
        found.append(segment(glyphs, start, previous + 1))
    return tuple(found)
