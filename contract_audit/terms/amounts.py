"""Sums that answer to a label: principal, own margin, total funds."""

import re
from collections.abc import Iterator

from contract_audit.terms.binding import Bound, bound_to
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term
from contract_audit.text.quantities import Quantity

_CAPITALS = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]")
_RECURRING = re.compile(
    r"(?:/|每|一)(?:个?月|个?交易日|日|天|周|年|手|笔|股|单)|起(?:步|投|配)?|以上|以下|以内|(?:保证金)?可以?(?:控制|操作|撬动|买)"
)

_COMPUTED = re.compile(r"[%‰][^，。；]{0,3}(?:是|为|即|合|计|约|等于)?\Z")
"""Before a sum that only says what a percentage comes to."""
_SUMMED = re.compile(r"(?:一共|总共|共计|合计|总计|加起来)(?:是|为|即)?\Z")
_SUMMED_UP = frozenset({"principal", "own_margin"})


def stated_amounts(source: TermSource, term: str, label: str) -> Iterator[Term]:
    """The sums bound to `label` that are fixed by the contract: no examples, no charges by the day, no thresholds."""
    for bound in bound_to(source, "amount", label):
        if _RECURRING.match(source.text, bound.stated.end) or source.is_example(bound.quantity.span):
            continue
        ahead = source.text[max(0, bound.stated.start - 6) : bound.stated.start]
        if _COMPUTED.search(ahead) or (term in _SUMMED_UP and _SUMMED.search(ahead)):
            continue
        quantity, issues = decisive(source, bound)
        if quantity.value is not None and quantity.value <= 0:
            continue
        yield source.term(
            term, quantity.value, bound.span, unit=quantity.unit, raw=bound.stated, issues=issues,
            confidence=0.9 if not issues else 0.7,
        )  # fmt: skip


def decisive(source: TermSource, bound: Bound) -> tuple[Quantity, tuple[str, ...]]:
    """The sum that counts where one is written twice, capitals before figures, and what is wrong with it."""
    one, two = bound.quantity, bound.same
    issues = tuple(dict.fromkeys((*one.issues, *(two.issues if two else ()))))
    if two is None:
        return one, issues
    first, second = (two, one) if _CAPITALS.search(two.span.of(source.text)) else (one, two)
    if first.value is None or second.value is None:
        return (second if first.value is None else first), issues
    return first, (*issues, "amounts-differ") if first.value != second.value else issues
