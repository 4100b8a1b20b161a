"""The day the contract was signed."""

import re
from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.terms.dates import is_full, labelled_dates
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term
from contract_audit.text.quantities import Quantity, QuantityKind

TERM = "sign_date"

_RANGE_BEHIND = re.compile(r"(?:起|始)?[至到~—–-]")
_RANGE_BEFORE = re.compile(r"[至到~—–-]\Z")
_OTHER_CONTRACT = re.compile(r"(?:签订|签署|订立|签定|签约)?(?:了|的|并签订的)?(?:编号[^，。]{0,20}的?)?《")
_IN_FORCE = re.compile(r"[^，。；]{0,4}(?:起|后)?(?:生效|施行|执行)")
_OF_A_LAW = re.compile(r"[^，。；]{0,8}《")
"""Behind the day on which a law was published."""
_FOOT = 4
"""Units above a date on a line of its own among which the signatures stand."""
_LOOSE = re.compile(r"时间：?|写于|立于|写下")
"""Labels that give way to the date under the signatures."""
_HEAD = 5
"""Units at the beginning of a text among which a date may stand as that of writing."""
_TAIL = 12
"""Units at the end of a text among which a date that stands alone or behind 签字 is that of signing."""


def extract(source: TermSource) -> Iterator[Term]:
    """Dates that answer to 签订 and its kin, and dates that stand alone or behind 签字 under the signatures."""
    signed = list(_signed(source))
    yield from signed or _published(source)


def _published(source: TermSource) -> Iterator[Term]:
    """The day a text for everyone was published or last changed, which stands for the day of signing it has not."""
    for date, label in labelled_dates(source, "published_label"):
        if _OF_A_LAW.match(source.text, max(date.span.end, label.end)):
            continue
        yield source.term(TERM, date.iso or None, covering(label, date.span), raw=date.span, confidence=0.6)
        return


def _signed(source: TermSource) -> Iterator[Term]:
    for date, label in labelled_dates(source, "sign_date_label"):
        if _is_of_another(source, date, label):
            continue
        loose = _LOOSE.fullmatch(source.text, label.start, label.end) is not None
        yield source.term(
            TERM, date.iso or None, covering(label, date.span), raw=date.span, issues=date.issues,
            confidence=0.6 if loose else 0.95,
        )  # fmt: skip
    if not source.structure.turns:
        head = list(_at_the_head(source))
        for date in (*_standing_alone(source), *head):
            confidence = 0.6 if date in head else 0.8
            yield source.term(TERM, date.iso or None, date.span, issues=date.issues, confidence=confidence)


def _is_of_another(source: TermSource, date: Quantity, label: Span) -> bool:
    """Whether the date is a side of a range, or that of another contract: `曾于…签订《合作协议》`."""
    if _RANGE_BEHIND.match(source.text, date.span.end) or _RANGE_BEFORE.search(
        source.text, max(0, date.span.start - 2), date.span.start
    ):
        return True
    before = source.text[max(0, label.start - 6) : label.start]
    return "曾" in before or bool(_OTHER_CONTRACT.match(source.text, max(date.span.end, label.end)))


def _at_the_head(source: TermSource) -> Iterator[Quantity]:
    """A date with which a unit at the beginning of the text begins, on a line of its own or before the story told."""
    for window in range(min(_HEAD, len(source.windows))):
        place = source.windows[window]
        dates = source.quantities_in(window, QuantityKind.DATE)
        if len(dates) == 1 and is_full(dates[0]) and dates[0].span.start == place.start:
            yield dates[0]


def _standing_alone(source: TermSource) -> Iterator[Quantity]:
    tail = len(source.windows) - _TAIL
    for window in source.by_window:
        dates = source.quantities_in(window, QuantityKind.DATE)
        if len(dates) != 1 or not is_full(dates[0]):
            continue
        place = source.windows[window]
        alone = len(place) - len(dates[0].span) <= 1
        if alone and (window >= tail or _is_signed_above(source, window)):
            yield dates[0]
        elif window < tail or _IN_FORCE.match(source.text, dates[0].span.end):
            continue
        elif source.between("signature_cue", place.start, dates[0].span.start):
            yield dates[0]


def _is_signed_above(source: TermSource, window: int) -> bool:
    start = source.windows[max(0, window - _FOOT)].start
    return source.between("signature_cue", start, source.windows[window].start)
