"""One sum under one name, stated in two places with two values."""

import re
from collections.abc import Iterator

from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.plain import money
from contract_audit.structure.units import UnitKind
from contract_audit.terms import Term

VALUES = ("name", "first", "second", "gap", "first_words")

_SURE = 0.9
_QUALIFIED = re.compile(
    r"分[期批次笔]|首[期次笔]|第[一二三四五六七八九十\d]+[期笔次批]|追加|增加|剩余|尚欠|已还|归还|偿还|其中|累计|最高|最低|额度|授信|每|不超过|不低于"
    r"|以上|以下|以内|起|例如|假[设如]|比如|如果|如|若|部分|另|余额|变更|调整|展期|原|违约|逾期|合计|方案|档|级"
)
_NAMES = ("principal", "own_margin", "total_funds")
_LETTERS = re.compile(r"[\W\d_a-zA-Z]+")


def find(case: Case) -> Iterator[Discrepancy]:
    """The later of two statements of one sum; sums with a qualification, tables, examples and talk are left out."""
    if case.structure.talk:
        return
    for name in _NAMES:
        stated = [term for term in case.stated(name) if term.confidence >= _SURE and _plain(case, term)]
        if len({term.value for term in case.stated(name)}) != 2 or len({term.value for term in stated}) != 2:  # noqa: PLR2004 - two values
            continue
        first = stated[0]
        second = next(term for term in stated if term.value != first.value)
        label = _label(case, first)
        if (
            label
            and label == _label(case, second)
            and case.unit_at(first.span.start) != case.unit_at(second.span.start)
        ):
            yield _discrepancy(case, label, first, second)


def _plain(case: Case, term: Term) -> bool:
    unit = case.unit_at(term.span.start)
    return case.units[unit].kind is not UnitKind.ROW and not _QUALIFIED.search(case.text_of(unit))


def _label(case: Case, term: Term) -> str:
    """The word the sum answers to, where it stands before it."""
    written = term.span.of(case.text)
    at = written.find(term.raw)
    return _LETTERS.sub("", written[:at]).removesuffix("人民币").removesuffix("为") if at > 0 else ""


def _discrepancy(case: Case, label: str, first: Term, second: Term) -> Discrepancy:
    values = (
        ("name", label),
        ("first", money(first.value)),
        ("second", money(second.value)),
        ("gap", money(abs(first.value - second.value))),
        ("first_words", first.span.of(case.text)),
    )
    return Discrepancy((case.unit_at(second.span.start),), (second.span,), values)
