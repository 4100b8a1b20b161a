"""A column of figures beside its row of totals."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.plain import money
from contract_audit.structure.units import UnitKind
from contract_audit.text import parse_numeral

VALUES = ("parts", "computed", "stated", "gap")

_TOTAL_ROW = re.compile(r"\|?\s*(?:合计|共计|总计)")
_TOTAL_LINE = re.compile(r"\n\|?\s*(?:合计|共计|总计)")
_CELLS = re.compile(r"[\t|]")
_CELL = re.compile(
    r"(?:￥|人民币)?(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,12}(?:\.\d{1,2})?)(?P<unit>万元|元|万)?"
)
_LEAST_PARTS = 2
_MOST_SHOWN = 8


def find(case: Case) -> Iterator[Discrepancy]:
    """Each column, filled throughout, whose figures do not come to the total below them.

    Rows are those of a table, or lines drawn with `|`.
    """
    if not _TOTAL_LINE.search(case.text):
        return
    rows: list[int] = []
    for unit, form in enumerate(case.units):
        if form.kind is not UnitKind.ROW and case.text.find("|", form.span.start, form.span.end) < 0:
            rows = []
        elif len(rows) >= _LEAST_PARTS and _TOTAL_ROW.match(case.text, form.span.start):
            yield from _columns(case, rows, unit)
            rows = []
        else:
            rows.append(unit)


def _columns(case: Case, rows: Sequence[int], total_row: int) -> Iterator[Discrepancy]:
    totals = _figures(case.text_of(total_row))
    body = [figures for row in rows if len(figures := _figures(case.text_of(row))) == len(totals)]
    for column, total in enumerate(totals):
        parts = [figure for row in body if (figure := row[column]) is not None]
        whole = len(parts) >= max(_LEAST_PARTS, len(body) - 1)
        if total is not None and whole and sum(parts) != total:
            yield _discrepancy(case, total_row, parts, total)


def _figures(row: str) -> list[Decimal | None]:
    return [_figure(cell.strip()) for cell in _CELLS.split(row.strip("|\t "))]


def _figure(cell: str) -> Decimal | None:
    found = _CELL.fullmatch(cell)
    value = parse_numeral(found["figure"]).value if found else None
    if found is None or value is None:
        return None
    return value * 10_000 if (found["unit"] or "").startswith("万") else value


def _discrepancy(case: Case, unit: int, parts: Sequence[Decimal], stated: Decimal) -> Discrepancy:
    computed = sum(parts, Decimal(0))
    shown = [money(part) for part in parts[:_MOST_SHOWN]]
    values = (
        ("parts", " + ".join(shown if len(parts) <= _MOST_SHOWN else [*shown, "…"])),
        ("computed", money(computed)),
        ("stated", money(stated)),
        ("gap", money(abs(stated - computed))),
    )
    return Discrepancy((unit,), (case.units[unit].span,), values)
