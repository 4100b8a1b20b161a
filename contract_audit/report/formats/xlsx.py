"""The report as a workbook: contracts worst first, findings, terms, and a note on what it is."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from contract_audit.pipeline.outcome import Outcome
from contract_audit.report.messages import Messages, messages_in
from contract_audit.report.tables import (
    CONTRACT_COLUMNS,
    FINDING_COLUMNS,
    TERM_COLUMNS,
    contract_rows,
    finding_rows,
    term_rows,
)
from contract_audit.report.tables.findings import Cell

_LONGEST_CELL: Final = 32_000
"""Characters a cell may hold (Excel: 32,767)."""
_WIDTHS: Final = {
    "file": 28, "title": 26, "place": 18, "quote": 60, "message": 44, "why": 44, "advice": 44, "law": 40, "deal": 24,
    "verdict": 22, "worst": 44, "headline": 60, "name": 20, "raw": 30, "value": 24, "issues": 24, "fingerprint": 20,
}  # fmt: skip


def render(outcome: Outcome, *, lang: str = "zh") -> bytes:
    """The bytes of the workbook, the same every time. Every cell is text or a number, none a formula or a link."""
    import xlsxwriter  # noqa: PLC0415 - only a workbook needs it

    messages = messages_in(lang)
    written = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, options)
    # A workbook carries the time it was made; the day of the law keeps it the same for the same input.
    made = datetime.fromisoformat(outcome.tool.law_as_of).replace(tzinfo=UTC)
    book.set_properties({"title": outcome.tool.name, "created": made.replace(tzinfo=None)})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    tables: tuple[tuple[str, Sequence[str], Iterable[tuple[Cell, ...]]], ...] = (
        ("contracts", CONTRACT_COLUMNS, contract_rows(outcome, messages)),
        ("findings", FINDING_COLUMNS, finding_rows(outcome, messages)),
        ("terms", TERM_COLUMNS, term_rows(outcome, messages)),
    )
    for name, columns, rows in tables:
        sheet = book.add_worksheet(messages.say("sheet", name))
        _fill(sheet, columns, rows, (head, cell), messages)
    note = book.add_worksheet(messages.say("sheet", "note"))
    note.set_column(0, 0, 100)
    note.write_string(0, 0, messages.say("sentence", "disclaimer"), cell)
    note.write_string(1, 0, f"{outcome.tool.name} {outcome.tool.version} · {outcome.tool.rulebook}", cell)
    book.close()
    return written.getvalue()


def _fill(
    sheet: Any, columns: Sequence[str], rows: Iterable[tuple[Cell, ...]], formats: tuple[Any, Any], messages: Messages
) -> None:
    head, cell = formats
    for at, column in enumerate(columns):
        sheet.set_column(at, at, _WIDTHS.get(column, 10))
        sheet.write_string(0, at, messages.say("column", column), head)
    last = 0
    for last, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(last, at, value[:_LONGEST_CELL], cell)
            elif value is not None:
                sheet.write_number(last, at, value, cell)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(columns) - 1)
