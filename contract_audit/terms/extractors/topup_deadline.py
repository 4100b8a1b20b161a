"""By when more margin must be there."""

import re
from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term
from contract_audit.text.quantities import Quantity, QuantityKind

TERM = "topup_deadline"

_REACH = 45
_SESSION = {
    "开盘前": "09:30",
    "开市前": "09:30",
    "开盘": "09:30",
    "收盘前": "15:00",
    "收市前": "15:00",
    "收盘": "15:00",
    "闭市前": "15:00",
}
_NEXT = re.compile(
    r"(?P<next>下一?个?交易日|次一?交易日|次日|第二天|翌日|第二个?交易日|隔日|第二日|T\+1日?|次一个交易日)|(?P<same>当日|当天|当个?交易日)"
)
_WHEN = re.compile("|".join(sorted(_SESSION, key=len, reverse=True)))
_LATE = re.compile(r"(?:逾期|每|延迟|超过)\Z")
_NOTICE_FIRST = re.compile(r"次日起第二个?交易日")


def extract(source: TermSource) -> Iterator[Term]:
    """Deadlines beside words for adding margin: a day with an hour, a duration, or at once."""
    for window in source.holding("topup_cue"):
        place = source.windows[window]
        for start, end in source.hits("topup_cue", window):
            around = Span(max(place.start, start - _REACH), min(place.end, end + 12))
            found = _deadline(source, window, around, Span(start, end))
            if found is not None and not source.is_example(found[1]):
                value, stated = found
                yield source.term(TERM, value, covering(stated, Span(start, end)), raw=stated)
                break


def _deadline(source: TermSource, window: int, around: Span, cue: Span) -> tuple[str, Span] | None:
    clock = next(
        (item for item in source.quantities_in(window, QuantityKind.CLOCK) if around.contains(item.span) and item.iso),
        None,
    )
    day = _day(source.text, around)
    durations = [
        item
        for item in source.quantities_in(window, QuantityKind.DURATION)
        if around.contains(item.span)
        and "ordinal" not in item.issues
        and not _LATE.search(source.text, around.start, item.span.start)
    ]
    if day is not None:
        return _dated(source.text, day, clock, around)
    if durations:
        nearest = min(durations, key=lambda item: abs(item.span.start - cue.start))
        return _duration(nearest), nearest.span
    at_once = source.matcher.index.within(source.matcher.index.concept("at_once"), around.start, around.end)
    return ("immediately", Span(*at_once[0])) if at_once else None


def _day(text: str, around: Span) -> tuple[int, Span] | None:
    after_notice = _NOTICE_FIRST.search(text, around.start, around.end)
    if after_notice:
        return 2, Span(*after_notice.span())
    match = None
    for match in _NEXT.finditer(text, around.start, around.end):  # noqa: B007 - the last one counts
        pass
    if match is None:
        return None
    second = match["next"] in {"第二个交易日", "第二交易日"}
    return (0 if match["same"] else 2 if second else 1), Span(*match.span())


def _dated(text: str, day: tuple[int, Span], clock: Quantity | None, around: Span) -> tuple[str, Span]:
    days, place = day
    session = _WHEN.search(text, place.end, min(around.end, place.end + 12))
    if clock is not None and clock.span.start >= place.start:
        return f"T+{days} {clock.iso}", covering(place, clock.span)
    if session is not None:
        return f"T+{days} {_SESSION[session.group()]}", covering(place, Span(*session.span()))
    return f"T+{days}", place


def _duration(duration: Quantity) -> str:
    if duration.unit in {"trading_day", "working_day"} and duration.value is not None:
        return f"T+{duration.value:f}"
    return duration.iso or f"{duration.value}"
