"""Writing one page: its furniture at the top, its rows, its furniture at the bottom."""

import re

from contract_audit.reading.draft import Draft
from contract_audit.reading.pdf.layout import Row, Segment, Table
from contract_audit.reading.pdf.text_layer import PageLayer

_WORD_END = re.compile(r"[0-9A-Za-z,.;:%)]\Z")
_WORD_START = re.compile(r"[0-9A-Za-z(]")


def write_page(draft: Draft, number: int, layer: PageLayer, body: list[Row], aside: list[Segment]) -> None:
    """Write page `number`: what of `aside` (furniture) stands above the body before it, the rest after it."""
    start = draft.length
    top = max((block.middle for row in body for block in row), default=layer.height / 2)
    above = [segment for segment in aside if segment.middle > top]
    below = [segment for segment in aside if segment.middle <= top]
    _write_furniture(draft, number, above)
    for row in body:
        _write_row(draft, number, row)
    _write_furniture(draft, number, below)
    draft.page(number, start, layer.width, layer.height)


def _write_furniture(draft: Draft, number: int, segments: list[Segment]) -> None:
    for segment in sorted(segments, key=lambda item: (-round(item.middle), item.box[0])):
        start = draft.length
        _write_segment(draft, number, segment)
        draft.write("\n")
        draft.tag("furniture", start)


def _write_row(draft: Draft, number: int, row: Row) -> None:
    first = True
    for block in row:
        if isinstance(block, Table):
            if not first:
                draft.write("\n")
            _write_table(draft, number, block)
            first = True
            continue
        if not first:
            draft.write(block.lead or " ")
        _write_segment(draft, number, block)
        first = False
    if not first:
        draft.write("\n")


def _write_segment(draft: Draft, number: int, segment: Segment) -> None:
    start = draft.write(segment.text)
    for piece in segment.pieces:
        draft.text_run(start + piece.start, start + piece.end, number, piece.box)


def _write_table(draft: Draft, number: int, table: Table) -> None:
    """One line a row; cells are separated by a tab, the lines of a cell joined."""
    begin = draft.length
    for row in table.rows:
        if not any(row):
            continue
        for position, cell in enumerate(row):
            if position:
                draft.write("\t")
            for at, segment in enumerate(cell):
                if at and _WORD_END.search(cell[at - 1].text) and _WORD_START.match(segment.text):
                    draft.write(" ")
                _write_segment(draft, number, segment)
        draft.write("\n")
    draft.tag("table", begin)
