"""Interest and regular fees together, for a year, against the ceiling: the interest alone is within it, the sum above.

Where no interest is stated the fees are all that the money costs: a monthly 席位使用费 of 20,000 on 1,000,000 is 24%.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec

from contract_audit.document import Span
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.ceiling import ceiling
from contract_audit.rulebook.facts.plain import percent
from contract_audit.rulebook.facts.stake import only_value
from contract_audit.rulebook.schema import Severity

VALUES = ("rate", "cap", "gap", "cap_zh", "cap_en", "interest", "fees")

_TIMES = {"yearly": 1, "quarterly": 4, "monthly": 12, "weekly": Decimal(365) / 7, "daily": 365}
_BASE = re.compile(r"借款|本金|委托资金|出资|操作资金|操盘资金|配资|注入|领投|贷款|融资|使用资金|实际使用")
_OTHER_MATTER = re.compile(r"逾期|违约|滞纳|罚|催收|解冻|展期|延期|手续|佣金|印花|过户|律师|诉讼|退还|盈利|利润|收益")


class _Charge(msgspec.Struct, frozen=True, gc=False):
    rate: Decimal
    unit: int
    span: Span


def find(case: Case) -> Iterator[Discrepancy]:
    """The one interest rate, if any, and the regular fees on the borrowed money, told at the greatest fee."""
    stated, limit = case.stated("interest_rate"), ceiling(case)
    interest = only_value(stated) if stated else Decimal(0)
    if interest is None or interest > limit.rate:
        return
    rates = [term.span for term in case.stated("interest_rate")]
    charges = [charge for charge in _charges(case) if not any(span.overlaps(charge.span) for span in rates)]
    fees = sum((charge.rate for charge in charges), Decimal(0))
    if not charges or interest + fees <= limit.rate:
        return
    values = (*limit.values(interest + fees), ("interest", percent(interest)), ("fees", percent(fees)))
    marks = tuple(sorted(charge.span for charge in charges))
    severity = Severity.HIGH if limit.dated else Severity.MEDIUM
    greatest = max(charges, key=lambda charge: charge.rate)
    yield Discrepancy((greatest.unit,), marks, values, severity)


def _charges(case: Case) -> Iterator[_Charge]:
    principal = only_value(case.stated("principal"))
    for term in case.stated("fees"):
        unit = case.unit_at(term.span.start)
        if _OTHER_MATTER.search(case.text_of(unit)[: term.span.end - case.units[unit].span.start]):
            continue
        rate = _yearly(term.value, principal)
        if rate is not None:
            yield _Charge(rate, unit, term.span)


def _yearly(fee: dict[str, Any], principal: Decimal | None) -> Decimal | None:
    times = _TIMES.get(fee.get("frequency", ""))
    if times is None:
        return None
    if "rate" in fee:
        return fee["rate"] * times if _BASE.search(str(fee.get("base", ""))) else None
    return fee["amount"] * times / principal if principal else None
