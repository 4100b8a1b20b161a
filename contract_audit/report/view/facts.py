"""What a report states about the whole document: the deal, its validity, parties, terms, sums."""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from contract_audit.deal.data import elements as known_elements
from contract_audit.pipeline.outcome import DealInfo, PlaybookInfo, Report, TermInfo
from contract_audit.report.legible import legible
from contract_audit.report.messages import Messages
from contract_audit.report.places import Places
from contract_audit.report.values import in_words, shown, term_styles

_SECOND_AT: Final = 0.6  # a playbook this close to the best, as a share of its score, is named beside it
_MOST_NAMED: Final = 3
_TONES: Final = {
    "void-likely": "critical",
    "suspected-crime": "critical",
    "void-contested": "high",
    "voidable": "high",
    "not-formed": "high",
    "clause-void": "medium",
}


class Element(msgspec.Struct, frozen=True):
    """An element of a kind of deal: found where, or not found."""

    name: str
    met: bool
    place: str = ""
    start: int | None = None


class Book(msgspec.Struct, frozen=True):
    """A kind of deal with its elements, those that were found first."""

    name: str
    elements: tuple[Element, ...]


class DealView(msgspec.Struct, frozen=True):
    """What this is, in a phrase, with the elements that prove it."""

    name: str
    also: str
    traits: tuple[str, ...]
    elements: tuple[Element, ...]
    books: tuple[Book, ...] = ()
    """The kinds of deal that fit best, the first being the one that is named."""


class Reading(msgspec.Struct, frozen=True):
    """One way in which a court may read the agreement."""

    name: str
    verdict: str
    elements: tuple[str, ...]


class ValidityView(msgspec.Struct, frozen=True):
    """The verdict on validity, why, and how else it may be read."""

    verdict: str
    reasons: tuple[str, ...]
    readings: tuple[Reading, ...]
    tone: str = "info"
    """The severity whose colour suits the verdict."""


class TermRow(msgspec.Struct, frozen=True):
    """A row of the table of terms."""

    name: str
    value: str
    raw: str
    place: str
    issues: str
    key: bool
    start: int


MOST_VALUES: Final = 3
"""Values of one term that are shown at the top of a report; the table of terms has all."""


class KeyTerm(msgspec.Struct, frozen=True):
    """A term a busy reader wants first: the first values the text gives it, and how many more there are."""

    name: str
    rows: tuple[TermRow, ...]
    more: int = 0


class PartyRow(msgspec.Struct, frozen=True):
    """A party by its label, with the role it really plays."""

    label: str
    name: str
    role: str
    licence: str
    start: int | None


class Line(msgspec.Struct, frozen=True):
    """A name and a value."""

    name: str
    value: str


def deal(report: Report, places: Places, messages: Messages) -> DealView | None:
    """The kind of deal; None where the report does not say."""
    if report.playbooks is None and report.deal is None:
        return None
    books = report.playbooks or ()
    best = books[0] if books else None
    others = [
        messages.label("playbook", book.id)
        for book in books[1:_MOST_NAMED]
        if best is not None and book.score > 0 and book.score >= best.score * _SECOND_AT
    ]
    return DealView(
        name=messages.label("playbook", best.id) if best else messages.say("sentence", "deal_unknown"),
        also=messages.say("sentence", "also", names=messages.listed(others)) if others else "",
        traits=tuple(_traits(report.deal, messages)) if report.deal else (),
        elements=tuple(_elements(best, places, messages)) if best else (),
        books=tuple(
            Book(messages.label("playbook", book.id), tuple(_elements(book, places, messages)))
            for book in books[:_MOST_NAMED]
            if book.score > 0
        ),
    )


def _traits(info: DealInfo, messages: Messages) -> Iterator[str]:
    yield messages.label("underlying", info.underlying)
    match info.format_contract.value:
        case None:
            yield messages.say("sentence", "format_unknown")
        case value:
            yield messages.say("sentence", "format_yes" if value else "format_no")


def _elements(book: PlaybookInfo, places: Places, messages: Messages) -> Iterator[Element]:
    for element in sorted(book.elements, key=lambda item: not item.met):
        place = element.span
        yield Element(
            name=_element(element.id, messages),
            met=element.met,
            place=places.name(place) if place else "",
            start=place.start if place else None,
        )


def _element(name: str, messages: Messages) -> str:
    known = known_elements().get(name)
    if known is None:
        return legible(name)
    return known.zh if messages.lang == "zh" else known.en


def validity(report: Report, messages: Messages) -> ValidityView | None:
    """The verdict in words that never call a whole contract void."""
    stated = report.validity
    if stated is None:
        return None
    verdict = str(stated.get("verdict", "indeterminate"))
    return ValidityView(
        verdict=messages.label("validity", verdict),
        tone=_TONES.get(verdict, "info"),
        reasons=tuple(_sentences(stated.get("reasons"), messages)),
        readings=tuple(
            Reading(
                name=in_words(reading.get("name"), messages),
                verdict=messages.label("validity", str(reading.get("verdict", "indeterminate"))),
                elements=tuple(_sentences(reading.get("elements"), messages)),
            )
            for reading in stated.get("readings") or ()
        ),
    )


def _sentences(items: Any, messages: Messages) -> Iterator[str]:
    """Sentences given as text, as element ids, or as elements with a sign whether they were found."""
    for item in items or ():
        if isinstance(item, dict) and "id" in item:
            name = _element(str(item["id"]), messages)
            met = item.get("met")
            state = "" if met is None else messages.within(messages.say("label", "met" if met else "unmet"))
            yield name + state
        elif isinstance(item, dict) and "text" in item:
            yield legible(str(item["text"]))
        elif isinstance(item, str):
            yield _element(item, messages)
        else:
            yield in_words(item, messages)


def terms(report: Report, places: Places, messages: Messages) -> tuple[TermRow, ...]:
    """Rows in the order of `terms.toml`, then those it does not know; the same value at several places once."""
    styles = term_styles()
    order = {name: at for at, name in enumerate(styles)}

    def place_in_table(term: TermInfo) -> tuple[int, str, int]:
        return order.get(term.term, len(order)), term.term, term.span.start

    rows: dict[tuple[str, str], TermRow] = {}
    for term in sorted(report.terms or (), key=place_in_table):
        value = shown(term, messages)
        row = TermRow(
            name=messages.label("term", term.term),
            value=value,
            raw=legible(" ".join(term.raw.split())),
            place=places.name(term.span),
            issues=messages.listed([messages.label("issue", issue) for issue in term.issues]),
            key=term.term in styles and styles[term.term].key,
            start=term.span.start,
        )
        rows.setdefault((term.term, value), row)
    return tuple(rows.values())


def key_terms(rows: tuple[TermRow, ...]) -> tuple[KeyTerm, ...]:
    """The key terms among `rows`, in their order."""
    named: dict[str, list[TermRow]] = {}
    for row in rows:
        if row.key:
            named.setdefault(row.name, []).append(row)
    return tuple(
        KeyTerm(name, tuple(values[:MOST_VALUES]), max(0, len(values) - MOST_VALUES)) for name, values in named.items()
    )


def parties(report: Report, messages: Messages) -> tuple[PartyRow, ...]:
    """The parties in the order of the report, each with what the text shows of its licence."""
    licences = {} if report.deal is None else {item.party: item.status for item in report.deal.licences}
    return tuple(
        PartyRow(
            label=legible(party.label),
            name=legible(party.name) if party.name else messages.say("label", "unnamed"),
            role=messages.label("role", party.role),
            licence=messages.label("licence", licences[party.label]) if party.label in licences else "",
            start=party.span.start if party.span else None,
        )
        for party in report.parties or ()
    )
