"""Writing one page: its furniture at the top, its rows, its furniture at the bottom."""

import re
from itertools import pairwise

from contract_audit.reading.draft import Draft
from contract_audit.reading.pdf.layout import Row, Segment, Table
from contract_audit.reading.pdf.text_layer import PageLayer

BLANK = 0.25
"""Gap in line heights from which two segments of a row are parted by a blank."""

_WORD_END = re.compile(r"[0-9A-Za-z,.;:%)]\Z")
_WORD_START = re.compile(r"[0-9A-Za-z(]")


def write_page(draft: Draft, number: int, layer: PageLayer, body: list[Row], aside: list[Segment]) -> None:
    """Write page `number`: what of `aside` (furniture) stands above the body before it, the rest after it."""
    writer = _PageWriter(draft, number, layer)
    start = draft.length
    top = max((block.middle for row in body for block in row), default=sum(layer.extent) / 2)
    writer.furniture([segment for segment in aside if segment.middle > top])
    for row in body:
        writer.row(row)
    writer.furniture([segment for segment in aside if segment.middle <= top])
    draft.page(number, start, layer.width, layer.height)


class _PageWriter:
    """Writes the pieces of one page."""

    def __init__(self, draft: Draft, number: int, layer: PageLayer) -> None:
        self._draft = draft
        self._number = number
        self._layer = layer

    def furniture(self, segments: list[Segment]) -> None:
        """Each segment on a line of its own."""
        for segment in sorted(segments, key=lambda item: (-round(item.middle), item.box[0])):
            start = self._draft.length
            self._segment(segment)
            self._draft.write("\n")
            self._draft.tag("furniture", start)

    def row(self, row: Row) -> None:
        """One line; a table in it starts on a new one."""
        before: Segment | None = None
        for block in row:
            if isinstance(block, Table):
                if before is not None:
                    self._draft.write("\n")
                    before = None
                self._table(block)
                continue
            if before is not None:
                apart = block.box[0] - before.box[2] > BLANK * block.height
                self._draft.write(block.lead or (" " if apart else ""))
            self._segment(block)
            before = block
        if before is not None:
            self._draft.write("\n")

    def _segment(self, segment: Segment) -> None:
        start = self._draft.write(segment.text)
        for piece in segment.pieces:
            box = self._layer.placed(piece.box)
            self._draft.text_run(start + piece.start, start + piece.end, self._number, box)

    def _table(self, table: Table) -> None:
        """One line a row; cells are separated by a tab."""
        begin = self._draft.length
        for row in table.rows:
            if not any(row):
                continue
            for position, cell in enumerate(row):
                if position:
                    self._draft.write("\t")
                self._cell(cell)
            self._draft.write("\n")
        self._draft.tag("table", begin)

    def _cell(self, cell: tuple[Segment, ...]) -> None:
        """The lines of a cell, joined; words and numbers keep a blank between them."""
        for segment in cell[:1]:
            self._segment(segment)
        for before, segment in pairwise(cell):
            if _WORD_END.search(before.text) and _WORD_START.match(segment.text):
                self._draft.write(" ")
            self._segment(segment)
