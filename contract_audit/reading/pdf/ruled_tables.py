"""Tables with rules: what is drawn gives their cells, PDFium's characters fill them."""

from collections.abc import Iterable
from io import BytesIO
from itertools import pairwise
from typing import Any

from contract_audit.reading.pdf import pdfium
from contract_audit.reading.pdf.grid import Cells, find_grids
from contract_audit.reading.pdf.layout import Box, Segment, Table, around
from contract_audit.reading.pdf.segments import segment
from contract_audit.reading.pdf.text_layer import PageLayer
from contract_audit.reading.pdf.turning import Glyphs

LEAST_RULES = 4
"""Drawn paths from which a page may hold a table."""
MOST_DRAWINGS = 5000
"""Drawn paths from which a page is a picture rather than a table."""
WIDE = 100.0
"""Points from which a path of many strokes may be a whole grid."""
MOST_STROKES = 50
"""Such paths up to which pdfplumber is asked to take them apart."""


def plain_grids(layer: PageLayer) -> list[Cells] | None:
    """The tables of a page from its drawn rules; None when they are drawn in a way that needs pdfplumber."""
    paths = [drawing for drawing in layer.drawings if drawing.kind == pdfium.OBJECT_PATH]
    if layer.rotated or layer.turns or not layer.glyphs.text.strip() or len(paths) > MOST_DRAWINGS:
        return []
    grids = [
        path
        for path in paths
        if not path.plain and path.box[2] - path.box[0] >= WIDE and path.box[3] - path.box[1] >= WIDE / 4
    ]
    if 0 < len(grids) <= MOST_STROKES:
        return None
    return find_grids([path.box for path in paths if path.plain]) if len(paths) >= LEAST_RULES else []


def find_cells(data: bytes, password: str | None, page: int) -> list[Cells]:
    """The tables of one page (counted from 0) as rows of cell boxes in PDF points; None where a cell is merged away."""
    import pdfplumber  # noqa: PLC0415 - slow to import and needed for few pages

    with pdfplumber.open(BytesIO(data), pages=[page + 1], password=password) as document:
        sheet = document.pages[0]
        return [
            [[_to_points(cell, sheet.height) for cell in row.cells] for row in table.rows]
            for table in sheet.find_tables()
            if max(len(row.cells) for row in table.rows) > 1
        ]


def _to_points(cell: Any, height: float) -> Box | None:
    """A box of pdfplumber, which counts downwards from the top of a page of this height."""
    return None if cell is None else (cell[0], height - cell[3], cell[2], height - cell[1])


def fill(glyphs: Glyphs, tables: list[Cells]) -> tuple[list[tuple[Table, int]], frozenset[int]]:
    """The tables with their text, each with its first character's position, and the characters that they take."""
    found: list[tuple[Table, int]] = []
    taken: set[int] = set()
    for cells in tables:
        boxes = [box for row in cells for box in row if box is not None]
        frame = around(boxes)
        inside = [at for at in _within(glyphs, frame, range(len(glyphs.text))) if at not in taken]
        rows = tuple(tuple(_cell(glyphs, box, inside) for box in row) for row in cells)
        filled = [at for row in cells for box in row if box is not None for at in _within(glyphs, box, inside)]
        if filled:
            taken.update(filled)
            found.append((Table(frame, rows), min(filled)))
    return found, frozenset(taken)


def _within(glyphs: Glyphs, box: Box, candidates: Iterable[int]) -> list[int]:
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
    inside = _within(glyphs, box, candidates)
    between = (glyphs.text[before + 1 : at] for before, at in pairwise(inside))
    starts = [0, *(at for at, blank in enumerate(between, 1) if blank.strip(" ")), None]
    groups = [inside[first:last] for first, last in pairwise(starts)]
    return tuple(segment(glyphs, group[0], group[-1] + 1) for group in groups if group)
