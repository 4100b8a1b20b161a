"""A worked example whose lines are not those that the rule it illustrates gives for its own sums."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from contract_audit.finance.lines import Convention, line_value
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.plain import money, percent
from contract_audit.rulebook.facts.sums import sums_in
from contract_audit.terms import Term
from contract_audit.text import Quantity

VALUES = ("figure", "borrowed", "margin", "computed", "stated", "gap")

_EXAMPLE = re.compile(r"举例|举个例|例如|比如|譬如|假设|假如|假定|算例|示例")
_KINDS = (("warning_line", "warning_line_label"), ("liquidation_line", "liquidation_line_label"))
_REACH = 14
_TOLERANCE = Decimal("0.001")


def find(case: Case) -> Iterator[Discrepancy]:
    """Each line of an example that differs from what the one line of the text gives for margin and borrowed money."""
    for unit in sorted({case.unit_at(cue.start()) for cue in _EXAMPLE.finditer(case.text)}):
        sums = sums_in(case, unit) if unit >= 0 else []
        own = _own_and_borrowed(sums)
        if own is None:
            continue
        for kind, label in _KINDS:
            yield from _line(case, unit, sums, own, (kind, label))


def _own_and_borrowed(sums: list[Quantity]) -> tuple[Decimal, Decimal] | None:
    """Margin and borrowed money of an example: the first two sums, where a third is their total."""
    values = [one.value for one in sums if one.value is not None]
    for first, second in pairwise(values):
        if first + second in values:
            return min(first, second), max(first, second)
    return None


def _line(
    case: Case, unit: int, sums: list[Quantity], own: tuple[Decimal, Decimal], names: tuple[str, str]
) -> Iterator[Discrepancy]:
    rule = _rule(case, names[0])
    if rule is None or rule.convention is None:
        return
    margin, borrowed = own
    computed = line_value(Convention(rule.convention), rule.value, borrowed=borrowed, margin=margin)
    for _, end in case.matcher.hits(names[1], case.units[unit].span):
        stated = next((one for one in sums if 0 <= one.span.start - end <= _REACH), None)
        if stated is None or stated.value is None or computed is None:
            continue
        if abs(stated.value / computed - 1) > _TOLERANCE:
            values = (
                ("figure", percent(rule.value)),
                ("borrowed", money(borrowed)),
                ("margin", money(margin)),
                ("computed", money(computed)),
                ("stated", money(stated.value)),
                ("gap", money(abs(stated.value - computed))),
            )
            yield Discrepancy((unit,), (stated.span,), values)


def _rule(case: Case, kind: str) -> Term | None:
    """The one line of a kind that is a share of something, whatever sums it is applied to."""
    stated = [term for term in case.stated(kind) if term.convention not in (None, Convention.ABS)]
    return stated[0] if len({(term.convention, term.value) for term in stated}) == 1 else None
