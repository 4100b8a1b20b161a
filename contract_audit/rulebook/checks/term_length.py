"""A range of dates beside the length the text gives for it, or one that ends before it begins."""

import re
from collections.abc import Iterator
from datetime import date

from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.calendar import days_of, in_days, later
from contract_audit.rulebook.facts.debt_term import debt_term
from contract_audit.terms import Term
from contract_audit.text import QuantityKind

VALUES = ("range", "stated", "computed", "due_zh", "due_en")

_BESIDE = 12
_LONG = frozenset({"month", "year", "week", "quarter"})
_OTHER_LENGTH = re.compile(r"[内前后]|以[内前后上]|之[内前后]")
_SLACK_DAYS = 3
"""Whether the first or the last day counts is seldom said."""


def find(case: Case) -> Iterator[Discrepancy]:
    """Each range that runs backwards, whose unit states another length, or that the one length elsewhere belies."""
    for term in case.stated("term"):
        days = days_of(term.value)
        if days is None:
            continue
        unit = case.unit_at(term.span.start)
        if "ends-before-it-begins" in term.issues:
            values = (
                *_values(days, "—"),
                ("due_zh", "终止日早于起始日"),
                ("due_en", "the last day precedes the first"),
            )
            yield Discrepancy((unit,), (term.span,), values)
        elif "length-differs" in term.issues:
            here = [other for other in case.stated("term") if case.unit_at(other.span.start) == unit]
            length = next((other for other in here if in_days(other.value) is not None), None)
            yield _differing(
                unit, term, length.raw if length else "—", later(days[0], length.value if length else None), days
            )
        else:
            yield from _beside(case, unit, term, days)
    yield from _elsewhere(case)


def _beside(case: Case, unit: int, term: Term, days: tuple[date, date]) -> Iterator[Discrepancy]:
    """The one length right beside a range, under whatever verb: `放三年，从…起，到…止`."""
    if any(case.unit_at(other.span.start) == unit and in_days(other.value) for other in case.stated("term")):
        return
    lengths = [length for length in case.quantities_in(unit, QuantityKind.DURATION) if in_days(length.iso) is not None]
    if len(lengths) != 1 or _OTHER_LENGTH.match(case.text, lengths[0].span.end):
        return
    length = lengths[0]
    gap = max(term.span.start - length.span.end, length.span.start - term.span.end)
    due = later(days[0], length.iso)
    if 0 <= gap <= _BESIDE and length.unit in _LONG and due is not None and abs((days[1] - due).days) > _SLACK_DAYS:
        yield _differing(unit, term, length.span.of(case.text), due, days)


def _elsewhere(case: Case) -> Iterator[Discrepancy]:
    """The one range and the one length of the debt's term, stated in two places."""
    stated = debt_term(case)
    if len(stated.ranges) != 1 or len(stated.lengths) != 1:
        return
    term, length = stated.ranges[0], stated.lengths[0]
    unit, other, days = case.unit_at(term.span.start), case.unit_at(length.span.start), days_of(term.value)
    if days is None or unit == other or term.issues:
        return
    due = later(days[0], length.value)
    if due is not None and abs((days[1] - due).days) > _SLACK_DAYS:
        yield _differing(max(unit, other), term, length.raw, due, days)


def _differing(unit: int, term: Term, stated: str, due: date | None, days: tuple[date, date]) -> Discrepancy:
    values = (
        *_values(days, stated),
        ("due_zh", f"按该期限应至 {due.isoformat()}" if due else "与所写期限不符"),
        ("due_en", f"by that length it would end on {due.isoformat()}" if due else "not the length stated"),
    )
    return Discrepancy((unit,), (term.span,), values)


def _values(days: tuple[date, date], stated: str) -> tuple[tuple[str, str], ...]:
    return (
        ("range", f"{days[0].isoformat()} – {days[1].isoformat()}"),
        ("stated", stated),
        ("computed", str((days[1] - days[0]).days + 1)),
    )
