"""A liquidation line at which part of the borrowed money is lost already."""

from collections.abc import Iterator
from decimal import Decimal

from contract_audit.finance.lines import below_principal
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.plain import money, number
from contract_audit.rulebook.facts.stake import lines_at, stake

LEAST = Decimal("0.5")
"""Share of the borrowed money below which a line is a misprint or a misreading: no lender waits for that."""

VALUES = ("line", "borrowed", "gap", "unit_zh", "unit_en")


def find(case: Case) -> Iterator[Discrepancy]:
    """Each liquidation line whose account value lies below the borrowed money."""
    held = stake(case)
    if held is None:
        return
    for line in lines_at(case, "liquidation_line"):
        if below_principal(line.value, held.borrowed) and line.value >= LEAST * held.borrowed:
            write = money if held.in_yuan else number
            values = (
                ("line", write(line.value)),
                ("borrowed", write(held.borrowed)),
                ("gap", write(held.borrowed - line.value)),
                ("unit_zh", "元" if held.in_yuan else "份（保证金为1份）"),
                ("unit_en", "yuan" if held.in_yuan else "parts (the margin being 1)"),
            )
            yield Discrepancy((line.unit,), (line.term.span,), values)
