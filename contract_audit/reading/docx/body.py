"""The blocks of a part, in order: paragraphs with their numbers, and tables."""

from typing import Any

from contract_audit.reading.bounds import Refusal
from contract_audit.reading.codes import Code
from contract_audit.reading.docx.inline import DELETIONS, INSERTIONS, WRAPPERS, Inline
from contract_audit.reading.docx.names import child, local, number
from contract_audit.reading.docx.numbering import Numbering
from contract_audit.reading.docx.part import Part
from contract_audit.reading.docx.styles import Styles
from contract_audit.reading.draft import Draft

MOST_PARAGRAPHS = 10
"""Paragraphs in one cell from which a table is a page layout rather than data, and is read as paragraphs."""
MOST_COLUMNS = 1000
"""Columns that a merged cell may claim."""

_TRANSPARENT = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "AlternateContent", "Choice"})


class Body:
    """Writes the blocks of a part to the draft."""

    def __init__(self, draft: Draft, part: Part, styles: Styles, numbering: Numbering, most: int) -> None:
        self._draft = draft
        self._part = part
        self._styles = styles
        self._numbering = numbering
        self._most = most

    def write(self, element: Any, *, in_cell: bool = False) -> None:
        """Write the blocks below `element`. Raises `Refusal` `too-long`."""
        for item in element:
            name = local(item)
            if name == "p":
                self._write_paragraph(item, in_cell=in_cell)
            elif name == "tbl":
                self._write_table(item, in_cell=in_cell)
            elif name in INSERTIONS or name in DELETIONS:
                start = self._draft.length
                self.write(item, in_cell=in_cell)
                self._draft.tag("inserted" if name in INSERTIONS else "deleted", start)
            elif name in _TRANSPARENT:
                self.write(item, in_cell=in_cell)
            elif name == "altChunk":
                self._draft.problem("embedded-objects")
            if self._draft.length > self._most:
                raise Refusal(Code.TOO_LONG, limit=self._most)

    def _write_paragraph(self, item: Any, *, in_cell: bool) -> None:
        draft = self._draft
        properties = child(item, "pPr")
        start = draft.length
        mark_deleted = properties is not None and child(properties, "rPr", "del") is not None
        mark_inserted = properties is not None and child(properties, "rPr", "ins") is not None
        if not (mark_deleted and _holds_deletions_only(item)):
            draft.write(self._numbering.next(properties))
        inline = Inline(draft, self._part, item, in_cell=in_cell)
        inline.write(item)
        if self._styles.is_heading(properties) and not in_cell:
            draft.tag("heading", start)
        end = draft.length
        if not in_cell:
            draft.write("\n")
        elif end > start:
            draft.write(" ")
        if mark_deleted or mark_inserted:
            draft.tag("deleted" if mark_deleted else "inserted", end)
            draft.problem("tracked-changes")
        for box in inline.boxes:
            self.write(box, in_cell=in_cell)

    def _write_table(self, table: Any, *, in_cell: bool) -> None:
        rows = _children(table, "tr")
        if not in_cell and _is_layout(rows):
            for row in rows:
                for cell in _children(row, "tc"):
                    self.write(cell)
            return
        begin = self._draft.length
        for row in rows:
            self._write_row(row, in_cell=in_cell)
        if not in_cell:
            self._draft.tag("table", begin)

    def _write_row(self, row: Any, *, in_cell: bool) -> None:
        draft = self._draft
        start = draft.length
        separator = " " if in_cell else "\t"
        draft.write(separator * _span(row, "trPr", "gridBefore", default=0))
        for at, cell in enumerate(_children(row, "tc")):
            if at:
                draft.write(separator)
            self._write_cell(cell)
            draft.write(separator * (_span(cell, "tcPr", "gridSpan", default=1) - 1))
        draft.write(" " if in_cell else "\n")
        properties = child(row, "trPr")
        for change in ("ins", "del") if properties is not None else ():
            if child(properties, change) is not None:
                draft.tag("inserted" if change == "ins" else "deleted", start)
                draft.problem("tracked-changes")

    def _write_cell(self, cell: Any) -> None:
        """The paragraphs of a cell on one line; the lower part of a cell that is merged downwards holds nothing."""
        merge = child(cell, "tcPr", "vMerge")
        if merge is None or any(value == "restart" for value in merge.attrib.values()):
            self.write(cell, in_cell=True)
            self._draft.trim_blank()


def _children(element: Any, name: str) -> list[Any]:
    """The rows of a table or the cells of a row, also those inside content controls and tracked changes."""
    found: list[Any] = []
    for item in element:
        if local(item) == name:
            found.append(item)
        elif local(item) in _TRANSPARENT or local(item) in INSERTIONS | DELETIONS:
            found.extend(_children(item, name))
    return found


def _span(element: Any, *path: str, default: int) -> int:
    found = number(element, *path)
    return default if found is None or not default <= found <= MOST_COLUMNS else found


def _is_layout(rows: list[Any]) -> bool:
    """Whether a table has one column, or cells as long as pages."""
    cells = [_children(row, "tc") for row in rows]
    if all(len(row) <= 1 for row in cells):
        return True
    return any(len(_children(cell, "p")) > MOST_PARAGRAPHS for row in cells for cell in row)


def _holds_deletions_only(paragraph: Any) -> bool:
    """Whether nothing of the paragraph remains when its deletions are accepted."""
    return not any(local(item) == "r" or local(item) in WRAPPERS | INSERTIONS for item in paragraph)
