"""The contract's interest rate, stated in two places with two values."""

import re
from collections.abc import Iterator
from decimal import Decimal

from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.plain import percent
from contract_audit.structure.units import UnitKind
from contract_audit.terms import Term

VALUES = ("first", "second", "gap", "first_words")

_SURE = 0.9
_LABEL = re.compile(r"利率|利息")
_QUALIFIED = re.compile(
    r"第[一二三四五六七八九十\d]+[期年月阶]|阶段|前[一二三四五六七八九十\d]+个?[月年]|提前|续|展期|延期|顺延|优惠|基准|上浮|下浮|加点|调整|变更|浮动|复利|罚息|逾期|迟延"
    r"|以上|以下|以内|不超过|最高|最低|方案|档|级|类|如|若|例|假|按日|之后|届满|满|另|合计|服务|管理|费|优先|稳健|进取|劣后|委托|投资"
)


def find(case: Case) -> Iterator[Discrepancy]:
    """The later of two plain statements of the rate; steps, conditions, overdue rates and tables are left out."""
    if case.structure.talk:
        return
    stated = [term for term in case.stated("interest_rate") if _plain(case, term)]
    values = {term.value for term in stated}
    if len(values) != 2 or len({term.value for term in case.stated("interest_rate")}) != 2:  # noqa: PLR2004 - two values
        return
    first = stated[0]
    second = next(term for term in stated if term.value != first.value)
    unit = case.unit_at(second.span.start)
    if unit == case.unit_at(first.span.start):
        return
    told = (
        ("first", percent(first.value)),
        ("second", percent(second.value)),
        ("gap", percent(abs(first.value - second.value)).removesuffix("%")),
        ("first_words", first.span.of(case.text)),
    )
    yield Discrepancy((unit,), (second.span,), told)


def _plain(case: Case, term: Term) -> bool:
    unit = case.unit_at(term.span.start)
    words = case.text_of(unit)
    return (
        isinstance(term.value, Decimal)
        and term.confidence >= _SURE
        and case.units[unit].kind is not UnitKind.ROW
        and _LABEL.search(term.span.of(case.text)) is not None
        and not _QUALIFIED.search(words)
    )
