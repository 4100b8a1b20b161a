"""The time limits of a contract, computed from the dates it states; each outcome with its if where one is missing."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, Final

import msgspec

from contract_audit.data_files import read_data
from contract_audit.law import clocks as law_clocks
from contract_audit.law.clocks import Clock
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.schema import Localized
from contract_audit.terms import Term

_MOST_DATES: Final = 2
"""Different dates of one kind that are followed; a text with more of them tells nothing."""

_DURATION = re.compile(r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?\Z")
_TRADING: Final = frozenset({"peizi", "securities", "futures", "derivative", "platform"})
_GUARANTEED: Final = frozenset({"guarantee.form", "guarantee.period", "guarantee.guarantor"})


class RunningClock(msgspec.Struct, frozen=True):
    """A time limit of this contract, and the fact it depends on where the contract leaves that open."""

    clock: Clock
    condition: Localized | None = None


def running_clocks(case: Case) -> tuple[RunningClock, ...]:
    """Rescission, limitation, guarantee period and objection to jurisdiction, in this order."""
    formed = _dates(case.terms, "sign_date")
    dues = tuple(_due_dates(case.terms, formed))
    return (
        *_rescission(formed),
        *_limitation(dues),
        *([RunningClock(law_clocks.limitation_of_claims(), _condition("harmed"))] if _trades(case) else ()),
        *(_guarantee(case, dues, formed) if any(term.term in _GUARANTEED for term in case.terms) else ()),
        RunningClock(law_clocks.jurisdiction_objection(), _condition("sued-here")),
        RunningClock(law_clocks.jurisdiction_objection(abroad=True), _condition("sued-abroad")),
    )


def _trades(case: Case) -> bool:
    return bool(_TRADING & case.deal.tags)


def _rescission(formed: Sequence[date]) -> Iterator[RunningClock]:
    yield RunningClock(law_clocks.rescission()[0], _condition("knows"))
    if not formed:
        yield RunningClock(law_clocks.rescission()[1], _condition("no-formation"))
    for day in formed:
        condition = _condition("formation-is", day=day.isoformat()) if len(formed) > 1 else None
        yield RunningClock(law_clocks.rescission(day)[1], condition)


def _limitation(dues: Sequence[tuple[date, Localized | None]]) -> Iterator[RunningClock]:
    for due, condition in dues:
        yield RunningClock(law_clocks.limitation(due), condition)
    if not dues:
        yield RunningClock(Clock("limitation", None, None), _condition("has-due-date"))
        yield RunningClock(law_clocks.limitation(None), _condition("no-due-date"))


def _guarantee(
    case: Case, dues: Sequence[tuple[date, Localized | None]], formed: Sequence[date]
) -> Iterator[RunningClock]:
    terms = [term for term in case.terms if term.term == "guarantee.period"]
    unclear = any(term.value in _data()["unclear"] for term in terms)
    agreed = next((term for term in terms if _length(term.value)), None)
    signed = formed[0] if formed else None
    if not dues:
        if agreed is not None and not unclear:
            yield RunningClock(Clock("guarantee-agreed", None, None), _condition("agreed-lasts"))
            yield RunningClock(law_clocks.guarantee_period(None), _condition("agreed-short"))
        else:
            yield RunningClock(law_clocks.guarantee_period(None), _condition("has-due-date"))
    for due, condition in dues:
        last = _last_day(case, agreed, due, signed) if agreed is not None and not unclear else None
        clock = law_clocks.guarantee_period(due, last, unclear=unclear, formed=signed)
        yield RunningClock(clock, condition)


def _last_day(case: Case, agreed: Term, due: date, signed: date | None) -> date | None:
    """The agreed last day: counted from maturity where the sentence says so, else from the making of the contract."""
    sentence = case.units[case.unit_at(agreed.span.start)].span.of(case.text)
    start = due if any(word in sentence for word in _data()["from-due"]) else signed
    return None if start is None else _after(start, agreed.value)


def _due_dates(terms: Sequence[Term], formed: Sequence[date]) -> Iterator[tuple[date, Localized | None]]:
    """The days of repayment: ends of stated ranges, else the term counted from pay-out or signing."""
    stated = [term for term in terms if term.term == "term" and isinstance(term.value, str) and not term.issues]
    ends = sorted({end for term in stated if (end := _end_of(term.value)) is not None})
    if ends:
        for end in ends[:_MOST_DATES]:
            yield end, _condition("due-is", day=end.isoformat()) if len(ends) > 1 else None
        return
    lengths = list(dict.fromkeys(term.value for term in stated if _length(term.value)))
    starts = _dates(terms, "disbursement_date") or formed
    if len(lengths) == 1 and starts:
        due = _after(starts[0], lengths[0])
        if due is not None:
            yield due, _condition("due-counted", day=starts[0].isoformat(), day_due=due.isoformat())


def _dates(terms: Sequence[Term], name: str) -> tuple[date, ...]:
    """The different full dates a term states, at most two, in the order of the text."""
    found = dict.fromkeys(day for term in terms if term.term == name and (day := _day(term.value)) is not None)
    return tuple(found)[:_MOST_DATES]


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _end_of(value: str) -> date | None:
    return _day(value.partition("/")[2])


def _length(value: object) -> dict[str, int] | None:
    match = _DURATION.match(value) if isinstance(value, str) else None
    if match is None:
        return None
    parts = {name: int(number) for name, number in match.groupdict(default="0").items()}
    if not any(parts.values()):
        return None
    return {"years": parts["years"], "months": parts["months"], "days": parts["days"] + 7 * parts["weeks"]}


def _after(start: date, value: str) -> date | None:
    try:
        return law_clocks.after(start, **(_length(value) or {}))
    except OverflowError:
        return None


def _condition(name: str, **values: str) -> Localized:
    said = _data()["conditions"][name]
    return Localized(said["zh"].format_map(values), said["en"].format_map(values))


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = read_data("contract_audit.judgement", "clocks.yaml")
    return loaded
