"""The warning line and the liquidation line, compared by the account values at which they are touched."""

from collections.abc import Iterator
from decimal import Decimal

from contract_audit.finance.lines import Convention
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.plain import money, number, percent
from contract_audit.rulebook.facts.stake import LineAt, lines_at, stake
from contract_audit.terms import Term

VALUES = ("warning", "liquidation", "relation_zh", "relation_en")

_FALLING = frozenset({Convention.LOSS_OF_MARGIN, Convention.LOSS_OF_TOTAL})
"""Conventions in which a greater figure is a lower account value."""
_REACH = 12
"""Units apart that two lines may stand and still belong together."""


def find(case: Case) -> Iterator[Discrepancy]:
    """Each liquidation line that is touched no later than every warning line beside it.

    Lines of one convention are compared by their figures, others by the account values that the stake gives them.
    """
    for line in case.stated("liquidation_line"):
        unit = case.unit_at(line.span.start)
        warnings = [
            other
            for other in case.stated("warning_line")
            if abs(case.unit_at(other.span.start) - unit) <= _REACH and isinstance(other.value, Decimal)
        ]
        if not warnings or not isinstance(line.value, Decimal):
            continue
        compared = [_compare(case, other, line) for other in warnings]
        if any(found is None or found[0] > found[1] for found in compared):
            continue
        nearest = min(warnings, key=lambda other: abs(other.span.start - line.span.start))
        yield _discrepancy(case, nearest, line)


def _compare(case: Case, warning: Term, line: Term) -> tuple[Decimal, Decimal] | None:
    """Account values of both lines, or figures that rise with them; None where they cannot be compared."""
    if warning.convention is None or line.convention is None:
        return None
    if warning.convention == line.convention:
        sign = -1 if line.convention in _FALLING else 1
        return sign * warning.value, sign * line.value
    one, two = _value(case, warning), _value(case, line)
    return (one, two) if one is not None and two is not None else None


def _value(case: Case, term: Term) -> Decimal | None:
    return next((line.value for line in _lines(case) if line.term is term), None)


def _lines(case: Case) -> tuple[LineAt, ...]:
    return (*lines_at(case, "warning_line"), *lines_at(case, "liquidation_line"))


def _discrepancy(case: Case, warning: Term, line: Term) -> Discrepancy:
    pair = _compare(case, warning, line) or (Decimal(0), Decimal(0))
    equal = pair[0] == pair[1]
    units = {case.unit_at(warning.span.start), case.unit_at(line.span.start)}
    near = max(units) - min(units) <= 1
    values = (
        ("warning", _written(case, warning)),
        ("liquidation", _written(case, line)),
        ("relation_zh", "等于" if equal else "低于"),
        ("relation_en", "equal to" if equal else "below"),
    )
    later = max(warning, line, key=lambda term: term.span)
    shown = tuple(sorted(units)) if near else (case.unit_at(later.span.start),)
    return Discrepancy(shown, tuple(sorted((warning.span, line.span))), values)


def _written(case: Case, term: Term) -> str:
    """The figure as stated, with the account value behind it where the stake gives one in yuan."""
    held, value = stake(case), _value(case, term)
    if term.convention == Convention.ABS:
        return money(term.value)
    figure = percent(term.value) if term.unit != "CNY" else number(term.value)
    return f"{figure}（= {money(value)}）" if value is not None and held is not None and held.in_yuan else figure
