"""One row for each term a contract states."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from contract_audit.pipeline.outcome import Outcome
from contract_audit.report.legible import legible
from contract_audit.report.messages import Messages
from contract_audit.report.places import Places
from contract_audit.report.tables.findings import Cell

TERM_COLUMNS: Final = ("file", "term", "name", "value", "unit", "raw", "place", "page", "issues")
"""Names of the columns, labelled in `columns.toml`. Amounts are in yuan, rates annual simple decimals."""


def term_rows(outcome: Outcome, messages: Messages) -> Iterator[tuple[Cell, ...]]:
    """The rows of all reports, in the order of the text."""
    for report in outcome.reports:
        places = Places(report.clauses or (), messages)
        for term in sorted(report.terms or (), key=lambda term: (term.span.start, term.term)):
            yield (
                legible(report.source.path),
                term.term,
                messages.label("term", term.term),
                _cell(term.value),
                term.unit,
                legible(term.raw),
                places.name(term.span),
                term.span.page,
                messages.listed([messages.label("issue", issue) for issue in term.issues]),
            )


def _cell(value: Any) -> Cell:
    if isinstance(value, Decimal):
        return float(value)
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, str):
        return legible(value)
    return json.dumps(value, ensure_ascii=False, default=float, sort_keys=True)
