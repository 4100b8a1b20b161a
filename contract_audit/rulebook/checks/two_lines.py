"""Two liquidation lines, or two warning lines, that are touched at different account values."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from contract_audit.finance.lines import Convention
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.plain import money, number, percent
from contract_audit.rulebook.facts.stake import lines_at, stake
from contract_audit.terms import Term

VALUES = ("first", "second", "first_words", "gap", "unit_zh", "unit_en")

_Written = tuple[Callable[[Decimal], str], str, str]
_IN_YUAN: _Written = (money, "元", "yuan")
_IN_PARTS: _Written = (number, "份（保证金为1份）", "parts (the margin being 1)")
_IN_SHARES: _Written = (percent, "", "")
_LEAST_GAP = Decimal("0.005")
_SURE = 0.9
_APART = 3
"""Units between two statements; nearer ones are steps of one line, not two accounts of it."""


def find(case: Case) -> Iterator[Discrepancy]:
    """The later of two named lines of one kind, stated in different parts of the text and at different values.

    Lines of one base are compared by their figures, others by the account values that the stake gives them.
    """
    for kind in ("warning_line", "liquidation_line"):
        stated = [term for term in case.stated(kind) if term.confidence >= _SURE and isinstance(term.value, Decimal)]
        if len({(term.convention, term.value) for term in stated}) == 2:  # noqa: PLR2004 - more are a scale
            first = stated[0]
            second = next(term for term in stated if (term.convention, term.value) != (first.convention, first.value))
            yield from _compared(case, first, second, kind)


def _compared(case: Case, first: Term, second: Term, kind: str) -> Iterator[Discrepancy]:
    unit = case.unit_at(second.span.start)
    if unit - case.unit_at(first.span.start) < _APART:
        return
    if second.convention in (first.convention, None) and second.unit == first.unit:
        one, two, told = first.value, second.value, _figures(first)
    else:
        held = stake(case)
        values = {line.term.span: line.value for line in lines_at(case, kind)}
        if held is None or first.span not in values or second.span not in values:
            return
        one, two = values[first.span], values[second.span]
        told = _IN_YUAN if held.in_yuan else _IN_PARTS
    if abs(two / one - 1) >= _LEAST_GAP:
        write, unit_zh, unit_en = told
        shown = (
            ("first", write(one)),
            ("second", write(two)),
            ("first_words", first.span.of(case.text)),
            ("gap", write(abs(one - two))),
            ("unit_zh", unit_zh),
            ("unit_en", unit_en),
        )
        yield Discrepancy((unit,), (second.span,), shown)


def _figures(term: Term) -> _Written:
    return _IN_YUAN if term.convention == Convention.ABS else _IN_SHARES
