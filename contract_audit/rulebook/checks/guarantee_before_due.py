"""A guarantee period that ends no later than the debt falls due: by law it counts as none agreed."""

import re
from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.calendar import in_days, later
from contract_audit.rulebook.facts.debt_term import due_day, only_length
from contract_audit.rulebook.facts.formation import formation
from contract_audit.terms import Term
from contract_audit.text import QuantityKind

VALUES = ("period", "ends", "due")

_LABEL = re.compile(r"(?:保证|担保)(?:责任)?(?:的)?(?:期间|期限)")
_FROM_START = re.compile(
    r"自[^，。；]{0,16}(?:划付|放款|签订|签署|签字|生效|借款|出借|到账|发放|划出|支付|起息|转账)[^，。；届满到期]{0,8}(?:之日|日|当日|次日)?起"
)
_FROM_DUE = re.compile(r"届满|到期|期满|届至|逾期|债权确定|决算|履行期限")


def find(case: Case) -> Iterator[Discrepancy]:
    """Periods ending on a day by which the debt is not yet due, and lengths from payment no longer than the debt's."""
    for label in _LABEL.finditer(case.text):
        yield from _by_day(case, case.unit_at(label.start()), label.start())
    for term in case.stated("guarantee.period"):
        yield from _by_length(case, term)


def _by_day(case: Case, unit: int, label: int) -> Iterator[Discrepancy]:
    due = due_day(case)
    dates = [day for day in case.quantities_in(unit, QuantityKind.DATE) if day.span.start > label and len(day.iso) > 9]  # noqa: PLR2004 - full days only
    if due is None or not dates or _FROM_DUE.search(case.text_of(unit)):
        return
    last = dates[-1]
    if not last.iso.startswith("-") and last.iso <= due.isoformat():
        span = Span(label, last.span.end)
        yield Discrepancy(
            (unit,), (span,), (("period", span.of(case.text)), ("ends", last.iso), ("due", due.isoformat()))
        )


def _by_length(case: Case, term: Term) -> Iterator[Discrepancy]:
    unit = case.unit_at(term.span.start)
    words, length, debt = case.text_of(unit), in_days(term.value), only_length(case)
    if length is None or not _FROM_START.search(words) or _FROM_DUE.search(words):
        return
    lasting = in_days(debt)
    if lasting is None or length > lasting:
        return
    begun = formation(case)
    ends = later(begun.day, term.value) if begun.stated else None
    due = later(begun.day, debt) if begun.stated else None
    values = (
        ("period", term.span.of(case.text)),
        ("ends", ends.isoformat() if ends else term.raw),
        ("due", due.isoformat() if due else str(debt)),
    )
    yield Discrepancy((unit,), (term.span,), values)
