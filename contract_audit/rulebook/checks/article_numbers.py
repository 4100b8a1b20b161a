"""Articles numbered twice, or with a number left out."""

from collections.abc import Iterator
from itertools import pairwise

from contract_audit.document import Span
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.numbering import numbering

VALUES = ("before", "after", "fault_zh", "fault_en")

_LEAST_ARTICLES = 4
_WIDEST_GAP = 3


def find(case: Case) -> Iterator[Discrepancy]:
    """Each step of 第N条 to the next that repeats the number or leaves some out."""
    articles = numbering(case).articles
    if len(articles) < _LEAST_ARTICLES:
        return
    for (one, _), (two, start) in pairwise(articles):
        step = two - one
        if step != 1 and 0 <= step <= _WIDEST_GAP:
            fault = ("编号重复", "numbered twice") if step == 0 else ("编号缺漏", "a number is left out")
            values = (("before", str(one)), ("after", str(two)), ("fault_zh", fault[0]), ("fault_en", fault[1]))
            unit = case.unit_at(start)
            yield Discrepancy((unit,), (Span(start, min(start + 6, case.units[unit].span.end)),), values)
