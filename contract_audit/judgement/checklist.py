"""What to verify before signing, and the ten-minute check of custody: what this contract shows of each item.

Praise of oneself is never evidence, and a stated particular is only something that can be checked. In a deal that needs
a licence nobody shows, the first item says that the rest cures nothing.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Final

import msgspec

from contract_audit.data_files import read_data
from contract_audit.deal import LicenceStatus
from contract_audit.document import Span
from contract_audit.findings import Finding
from contract_audit.patterns import Pattern
from contract_audit.rulebook import Severity
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.schema import Localized
from contract_audit.text.context import ContextKind

_MOST_PLACES: Final = 3
_LONGEST_QUOTE: Final = 60
_DENIED: Final = frozenset(ContextKind) - {ContextKind.SELF_PRAISE, ContextKind.CONDITION, ContextKind.REOPENED}
_ASKED_OF: Final = frozenset({"lending", "peizi"})
_NO_PLACES: Final[tuple[Span, ...]] = ()


class CheckStatus(StrEnum):
    """What the text shows of an item."""

    EVIDENCED = "evidenced"
    CLAIMED = "claimed-unverified"
    MISSING = "missing"
    CONTRADICTED = "contradicted"


class CheckItem(msgspec.Struct, frozen=True):
    """One item: what the text shows, where, and in words; how to check it, and what would be a red flag."""

    id: str
    status: CheckStatus
    spans: tuple[Span, ...]
    title: Localized
    said: Localized
    how: Localized
    red_flag: Localized


class _Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An item of `checklist.yaml`; the head of that file says what each field means."""

    title: Localized
    how: Localized
    red_flag: Localized
    deals: tuple[str, ...] = ()
    if_terms: tuple[str, ...] = ()
    licence: bool = False
    terms: tuple[str, ...] = ()
    least: int = 1
    patterns: tuple[Pattern, ...] = ()
    claims: tuple[Pattern, ...] = ()
    against: tuple[Pattern, ...] = ()
    risks: frozenset[str] = frozenset()
    weakened_by: frozenset[str] = frozenset()
    missing: Localized | None = None


class _Data(msgspec.Struct, frozen=True):
    statuses: dict[CheckStatus, Localized]
    unlicensed: Localized
    trading_tags: frozenset[str]
    items: dict[str, _Item]


def check_items(case: Case, findings: Iterable[Finding]) -> tuple[CheckItem, ...] | None:
    """The checklist of a lending or stock-financing deal, items its kind of deal does not need left out; else None."""
    tags = case.deal.tags
    if not _ASKED_OF & tags:
        return None
    places = _Places(case, findings)
    return tuple(
        _judged(name, item, places)
        for name, item in _data().items.items()
        if (not item.deals or tags.intersection(item.deals)) and (not item.if_terms or places.of_terms(item.if_terms))
    )


def checklist_patterns() -> tuple[Pattern, ...]:
    """Every pattern of the checklist, for the scanner to know."""
    return tuple(
        pattern for item in _data().items.values() for pattern in (*item.patterns, *item.claims, *item.against)
    )


class _Places:
    """Where one document bears on the items."""

    def __init__(self, case: Case, findings: Iterable[Finding]) -> None:
        self.case = case
        self._by_risk: dict[str, Span] = {}
        self.risks: set[str] = set()
        for finding in findings:
            self.risks.add(finding.rule.risk)
            if finding.units and finding.severity is not Severity.INFO:
                self._by_risk.setdefault(finding.rule.risk, _sentence(finding, case))
        self._by_term: dict[str, Span] = {}
        for term in case.terms:
            self._by_term.setdefault(term.term, term.span)

    def of_terms(self, names: Iterable[str]) -> tuple[Span, ...]:
        """The first place of each of these terms that the text states."""
        return tuple(self._by_term[name] for name in names if name in self._by_term)

    def of_risks(self, risks: frozenset[str]) -> tuple[Span, ...]:
        """The first sentence of each of these risks."""
        return tuple(sorted(self._by_risk[risk] for risk in risks if risk in self._by_risk))

    def of_patterns(self, patterns: Iterable[Pattern], *, praise: bool) -> tuple[Span, ...]:
        """The first place of each pattern that no context denies; `praise` takes in praise of oneself."""
        found = (self._first(pattern, praise=praise) for pattern in patterns)
        return tuple(place for place in found if place is not None)

    def _first(self, pattern: Pattern, *, praise: bool) -> Span | None:
        for at, match in self.case.matcher.find(pattern):
            kinds = self.case.contexts(at, match.evidence, match.head)
            if not _DENIED & kinds and (praise or ContextKind.SELF_PRAISE not in kinds):
                return match.span
        return None


def _sentence(finding: Finding, case: Case) -> Span:
    """The sentence of a finding that holds its last word: what comes before leads up to it."""
    unit = case.unit_at(finding.marks[-1].start) if finding.marks else finding.units[0]
    return case.units[max(unit, 0)].span


def _judged(name: str, item: _Item, places: _Places) -> CheckItem:
    status, spans = _status(item, places)
    spans = tuple(sorted(set(spans)))[:_MOST_PLACES]
    return CheckItem(name, status, spans, item.title, _said(item, status, spans, places), item.how, item.red_flag)


def _status(item: _Item, places: _Places) -> tuple[CheckStatus, tuple[Span, ...]]:
    against = (*places.of_risks(item.risks), *places.of_patterns(item.against, praise=True))
    if against:
        return CheckStatus.CONTRADICTED, against
    stated = (*places.of_terms(item.terms), *places.of_patterns(item.patterns, praise=False))
    if item.licence:
        licences = places.case.deal.licences
        stated += tuple(part.span for part in licences if part.status is LicenceStatus.EVIDENCED and part.span)
    if len(stated) >= item.least and (item.terms or item.patterns):
        weak = item.weakened_by & places.risks
        return (CheckStatus.CLAIMED if weak else CheckStatus.EVIDENCED), stated
    claimed = (*stated, *places.of_patterns((*item.patterns, *item.claims), praise=True))
    return (CheckStatus.CLAIMED, claimed) if claimed else (CheckStatus.MISSING, _NO_PLACES)


def _said(item: _Item, status: CheckStatus, spans: tuple[Span, ...], places: _Places) -> Localized:
    data = _data()
    trading = data.trading_tags & places.case.deal.tags
    if item.licence and trading and "licensed" not in places.case.deal.tags and status is not CheckStatus.EVIDENCED:
        return data.unlicensed
    if status is CheckStatus.MISSING and item.missing is not None:
        return item.missing
    told = data.statuses[status]
    quotes = tuple(dict.fromkeys(_quote(places.case, span) for span in spans))
    return Localized(
        told.zh.replace("{quotes}", "".join(f"“{quote}”" for quote in quotes)),
        told.en.replace("{quotes}", ", ".join(f"“{quote}”" for quote in quotes)),
    )


def _quote(case: Case, span: Span) -> str:
    words = " ".join(span.of(case.text).split())
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"


@cache
def _data() -> _Data:
    raw = read_data("contract_audit.judgement", "checklist.yaml")
    return _Data(
        {CheckStatus(name): _localized(said) for name, said in raw["statuses"].items()},
        _localized(raw["unlicensed"]),
        frozenset(raw["trading_tags"]),
        {name: _item(fields) for name, fields in raw["items"].items()},
    )


def _localized(said: Mapping[str, str]) -> Localized:
    return Localized(said["zh"], said["en"])


def _item(fields: Mapping[str, object]) -> _Item:
    patterns = {name: tuple(map(Pattern, _texts(fields, name))) for name in ("patterns", "claims", "against")}
    others = {name: value for name, value in fields.items() if name not in patterns}
    return msgspec.structs.replace(msgspec.convert(others, _Item), **patterns)


def _texts(fields: Mapping[str, object], name: str) -> tuple[str, ...]:
    return msgspec.convert(fields.get(name, ()), tuple[str, ...])
