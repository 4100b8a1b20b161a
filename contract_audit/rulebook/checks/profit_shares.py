"""Shares of the profit that do not come to the whole."""

import re
from collections.abc import Iterator
from decimal import Decimal

from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.plain import percent

VALUES = ("operator", "funder", "computed", "gap")

_OTHERS = re.compile(r"其余|剩余|余下|另外|丙|平台|居间|顾问|见证|介绍|税|扣除|超过|部分|以上|以下|以内|档|亏损|承担")


def find(case: Case) -> Iterator[Discrepancy]:
    """Two shares of one sentence that add up to more or less than the whole; a third share is not guessed at."""
    for term in case.stated("profit_split"):
        operator, funder = term.value.get("ratio_operator"), term.value.get("ratio_funder")
        unit = case.unit_at(term.span.start)
        if operator is None or funder is None or _OTHERS.search(case.text_of(unit)):
            continue
        computed = Decimal(operator) + Decimal(funder)
        if computed != 1:
            values = (
                ("operator", percent(operator)),
                ("funder", percent(funder)),
                ("computed", percent(computed)),
                ("gap", percent(abs(computed - 1))),
            )
            yield Discrepancy((unit,), (term.span,), values)
