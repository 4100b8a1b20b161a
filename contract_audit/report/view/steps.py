"""What to do: next steps, what to verify, and by when a right must be used."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from contract_audit.pipeline.outcome import Place, Report
from contract_audit.report.legible import legible
from contract_audit.report.messages import Messages
from contract_audit.report.places import Places
from contract_audit.report.values import in_words
from contract_audit.report.view.finding import FindingWriter

_STATUSES: Final = frozenset({"evidenced", "claimed-unverified", "missing", "contradicted"})


class Step(msgspec.Struct, frozen=True):
    """Something to do next, and the numbers and anchors of the findings that call for it."""

    text: str
    because: tuple[tuple[int, str], ...]
    evidence: str = ""
    channel: str = ""
    deadline: str = ""


class Check(msgspec.Struct, frozen=True):
    """One thing to verify: what the text shows of it, how to verify it, what would be a warning."""

    title: str
    status: str
    status_word: str
    said: str
    how: str
    red_flag: str
    places: tuple[tuple[int, str], ...]
    """Where the text speaks of it: offset and name of the place."""


class Clock(msgspec.Struct, frozen=True):
    """A period that runs: from when, to when, under which condition."""

    title: str
    period: str
    basis: str
    """The event from which it runs."""
    condition: str
    expired: str
    """That it has run out, or since when; empty where it runs."""
    text: str


def next_steps(report: Report, writer: FindingWriter, messages: Messages) -> tuple[Step, ...]:
    """The steps in the order of the report."""
    return tuple(
        Step(
            text=legible(str(step.get("text", ""))),
            because=writer.references(list(step.get("because") or ())),
            evidence=in_words(step.get("evidence"), messages),
            channel=in_words(step.get("channel"), messages),
            deadline=in_words(step.get("deadline"), messages),
        )
        for step in report.next_steps or ()
    )


def checklist(report: Report, places: Places, messages: Messages) -> tuple[Check, ...]:
    """What to verify, in the order of the report."""
    return tuple(
        Check(
            title=legible(str(item.get("title") or messages.label("checklist", str(item.get("id", ""))))),
            status=_status(item),
            status_word=messages.label("checklist_status", str(item.get("status", "missing"))),
            said=in_words(item.get("said"), messages),
            how=in_words(item.get("how"), messages),
            red_flag=in_words(item.get("red_flag"), messages),
            places=tuple(_places(item.get("spans") or (), places)),
        )
        for item in report.checklist or ()
    )


def _status(item: dict[str, Any]) -> str:
    """The status as a word the layout may use as a name."""
    return status if (status := str(item.get("status"))) in _STATUSES else "missing"


def clocks(report: Report, messages: Messages) -> tuple[Clock, ...]:
    """The periods that run, in the order of the report."""
    return tuple(
        Clock(
            title=legible(str(item.get("title") or item.get("id") or "")),
            period=_period(item, messages),
            basis=in_words(item.get("starts_basis"), messages),
            condition=in_words(item.get("if"), messages),
            expired=_expired(item.get("expired_as_of"), messages),
            text=legible(str(item.get("text") or "")),
        )
        for item in report.clocks or ()
    )


def _period(item: dict[str, Any], messages: Messages) -> str:
    starts, ends = (in_words(item.get(key), messages) for key in ("starts", "ends"))
    return messages.say("amount", "interval", start=starts, end=ends) if starts and ends else starts or ends


def _expired(as_of: Any, messages: Messages) -> str:
    if not as_of:
        return ""
    return messages.say("label", "expired") + ("" if as_of is True else messages.within(in_words(as_of, messages)))


def _places(spans: Sequence[Any], places: Places) -> Iterator[tuple[int, str]]:
    for span in spans:
        place = span if isinstance(span, Place) else msgspec.convert(span, Place)
        yield place.start, places.name(place)
