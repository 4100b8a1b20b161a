"""The findings of all contracts as one CSV table."""

import csv
import io
from typing import Final

from contract_audit.pipeline.outcome import Outcome
from contract_audit.report.messages import messages_in
from contract_audit.report.tables import FINDING_COLUMNS, finding_rows
from contract_audit.report.tables.findings import Cell

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would compute."""


def render(outcome: Outcome, *, lang: str = "zh") -> bytes:
    """UTF-8 with a byte-order mark, which spreadsheets need to show Chinese; RFC 4180 with a header line.

    Text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    messages = messages_in(lang)
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow([messages.say("column", name) for name in FINDING_COLUMNS])
    table.writerows([inert(cell) for cell in row] for row in finding_rows(outcome, messages))
    for report in outcome.reports:
        for problem in report.problems if report.status == "failed" else ():
            told = dict.fromkeys(FINDING_COLUMNS, "") | {"file": report.source.path, "message": problem.message}
            table.writerow([inert(cell) for cell in told.values()])
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def inert(cell: Cell) -> Cell:
    """The cell with nothing left that a spreadsheet would compute."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
