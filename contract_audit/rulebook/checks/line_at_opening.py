"""A line that the account touches on the day it is opened: 130% of the loan at a leverage of 1:4."""

from collections.abc import Iterator
from decimal import Decimal

from contract_audit.finance.lines import Convention, under_water_at_opening
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.plain import percent
from contract_audit.rulebook.facts.stake import LineAt, Stake, lines_at, stake

VALUES = ("line", "opening", "leverage")

_BORROWED = frozenset({Convention.ABS, Convention.LOAN_FRAC})


def find(case: Case) -> Iterator[Discrepancy]:
    """Each liquidation line at or above what the account holds at the start, and each warning line above it.

    Both are told as shares of the borrowed money; lines of the account's own kind are compared in yuan alike.
    """
    held = stake(case)
    if held is None or held.total is None or not held.margin:
        return
    for kind in ("warning_line", "liquidation_line"):
        for line in lines_at(case, kind):
            if line.term.convention in _BORROWED and _touched(line, held, held.total, kind):
                values = (
                    ("line", percent(line.value / held.borrowed)),
                    ("opening", percent(held.total / held.borrowed)),
                    ("leverage", _plain(held.borrowed / held.margin)),
                )
                yield Discrepancy((line.unit,), (line.term.span,), values)


def _touched(line: LineAt, held: Stake, total: Decimal, kind: str) -> bool:
    if kind == "warning_line":
        return line.value > total
    return under_water_at_opening(line.value, total) and held.borrowed > 0


def _plain(leverage: Decimal) -> str:
    return f"{leverage.quantize(Decimal('0.01')).normalize():f}"
