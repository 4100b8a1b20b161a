"""A total beside its parts: borrowed and own money, the sums of a sentence or paragraph."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from contract_audit.document import Span
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.plain import money
from contract_audit.rulebook.facts.stake import only_value
from contract_audit.rulebook.facts.sums import sums_in, words_before
from contract_audit.structure.units import UnitKind
from contract_audit.text import Quantity, QuantityKind

VALUES = ("parts", "computed", "stated", "gap")

_TOTAL = re.compile(
    r"(?:合计|共计|总计|合共|总共|总额|总金额|总资金|总数)(?:金额|资金)?(?:为|是|：|人民币|大写|小写|达|￥|即|（|）){0,4}\Z"
)
_TOGETHER = re.compile(
    rf"(?:合起来|加起来|加在一起|凑[在到]一起|拢共|一共|统共)(?:是|共|有|就是|：)?\Z|{_TOTAL.pattern}"
)
_OF_WHICH = re.compile(r"[，；：。（]?其中[：，]?")
_NO_SUM = re.compile(
    r"累计|最高|不超过|上限|以内|至多|至少|不低于|约|余额|每|/|分别|各|倍|减|扣|差额|退|已付|单笔|首期|首付|预付|逾期|违约|超过|以上|以下|如|若"
)
_MEASURED = (QuantityKind.PERCENT, QuantityKind.MULTIPLE, QuantityKind.DURATION, QuantityKind.INTEREST_WORDS)
_NEAR = Decimal("0.5")
_CENT = Decimal("0.01")
_LEAST_PARTS = 2


def find(case: Case) -> Iterator[Discrepancy]:
    """Every total that its parts do not come to."""
    yield from _stake(case)
    for unit in case.by_unit:
        if unit >= 0:
            yield from _sentence(case, unit)
            yield from _sentences(case, unit)


def _stake(case: Case) -> Iterator[Discrepancy]:
    """Borrowed plus own money against the total of the account, each stated once."""
    totals = case.stated("total_funds")
    total = only_value(totals)
    borrowed, margin = only_value(case.stated("principal")), only_value(case.stated("own_margin"))
    if total is None or borrowed is None or margin is None or total in {borrowed, borrowed + margin, margin}:
        return
    if abs(total / (borrowed + margin) - 1) > _NEAR:
        return
    yield _discrepancy(case.unit_at(totals[0].span.start), totals[0].span, [borrowed, margin], total)


def _sentence(case: Case, unit: int) -> Iterator[Discrepancy]:
    sums = sums_in(case, unit)
    if len(sums) <= _LEAST_PARTS or case.units[unit].kind is UnitKind.ROW or _NO_SUM.search(case.text_of(unit)):
        return
    if case.quantities_in(unit, *_MEASURED):
        return
    last, first = sums[-1], sums[0]
    if _TOTAL.search(words_before(case, unit, last.span, 12)):
        yield from _added(unit, sums[:-1], last)
    elif _TOTAL.search(words_before(case, unit, first.span, 12)) and _OF_WHICH.match(case.text, first.span.end):
        yield from _exceeding(unit, sums[1:], first)


def _exceeding(unit: int, parts: Sequence[Quantity], total: Quantity) -> Iterator[Discrepancy]:
    """Parts behind 其中 may be some of all: only when they exceed the total do they contradict it."""
    if sum(part.value or 0 for part in parts) > (total.value or 0):
        yield from _added(unit, parts, total)


def _sentences(case: Case, unit: int) -> Iterator[Discrepancy]:
    """A total by itself, behind sentences of the same paragraph with one sum each."""
    total = _single(case, unit)
    if total is None or not _TOGETHER.search(words_before(case, unit, total.span, 12)):
        return
    parts: list[Quantity] = []
    at = unit
    while at > 0 and "\n" not in case.text[case.units[at - 1].span.end : case.units[at].span.start]:
        at -= 1
        part = _single(case, at)
        if part is None:
            break
        parts.insert(0, part)
    if len(parts) >= _LEAST_PARTS:
        yield from _added(unit, parts, total)


def _single(case: Case, unit: int) -> Quantity | None:
    """The only sum of a unit that measures nothing else."""
    sums = sums_in(case, unit)
    if len(sums) != 1 or case.quantities_in(unit, *_MEASURED) or _NO_SUM.search(case.text_of(unit)):
        return None
    return sums[0]


def _added(unit: int, parts: Sequence[Quantity], total: Quantity) -> Iterator[Discrepancy]:
    values = [part.value for part in parts if part.value is not None]
    stated, computed = total.value or Decimal(0), sum(values, Decimal(0))
    if abs(stated - computed) > _CENT and max(values) <= stated and abs(stated / computed - 1) <= _NEAR:
        yield _discrepancy(unit, total.span, values, stated)


def _discrepancy(unit: int, place: Span, parts: Sequence[Decimal], stated: Decimal) -> Discrepancy:
    computed = sum(parts, Decimal(0))
    values = (
        ("parts", " + ".join(money(part) for part in parts)),
        ("computed", money(computed)),
        ("stated", money(stated)),
        ("gap", money(abs(stated - computed))),
    )
    return Discrepancy((unit,), (place,), values)
