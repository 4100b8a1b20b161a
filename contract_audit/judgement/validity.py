"""How valid the deal is, in which reading, with the elements found and not found.

Necessary elements decide, never a score. Off-exchange financing is likely void where, together, the money goes into
trading, the funder shows no licence, the borrower pays margin or bears losses first, and the funder may liquidate or
controls the account (Securities Law art. 120; Futures and Derivatives Law art. 63; Civil Code art. 153; the reasoning
of the 2019 Minutes arts. 86 and 87). A licensed loan, a bank pledge and a trust within the rules are never in that
class.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Final

import msgspec

from contract_audit.data_files import read_data
from contract_audit.deal import LicenceStatus
from contract_audit.document import Span
from contract_audit.findings import Finding
from contract_audit.patterns import Pattern
from contract_audit.rulebook import Severity
from contract_audit.rulebook.case import Case
from contract_audit.structure import Role
from contract_audit.text.context import ContextKind

_ADJUSTABLE: Final = frozenset("DEGHJ")
"""Families whose terms may fall alone: price, guarantees, unfair terms, disputes, personal data."""

_COMPANY = re.compile("公司|合伙企业|工作室|中心|集团|事务所")
_DENIED: Final = frozenset(ContextKind) - {ContextKind.CONDITION, ContextKind.REOPENED, ContextKind.SELF_PRAISE}


class Verdict(StrEnum):
    """The verdicts of the report's contract, worst first."""

    VOID_LIKELY = "void-likely"
    VOID_CONTESTED = "void-contested"
    VOIDABLE = "voidable"
    NOT_FORMED = "not-formed"
    SUSPECTED_CRIME = "suspected-crime"
    CLAUSE_VOID = "clause-void"
    VALID_REGULATED = "valid-regulated"
    VALID = "valid"
    INDETERMINATE = "indeterminate"


class ElementJudged(msgspec.Struct, frozen=True):
    """An element of a reading: its id among the deal's elements, whether it is met, and the place that shows it."""

    id: str
    met: bool
    span: Span | None = None


class Reading(msgspec.Struct, frozen=True):
    """One way to read the deal, what it leads to, and on which elements it stands."""

    zh: str
    en: str
    verdict: Verdict
    elements: tuple[ElementJudged, ...]


class Validity(msgspec.Struct, frozen=True):
    """The verdict, the readings behind it, and the sentence that gives the reason in each language."""

    verdict: Verdict
    readings: tuple[Reading, ...]
    zh: str
    en: str


def judge_validity(case: Case, findings: Iterable[Finding]) -> Validity | None:
    """The verdict on a deal; None where nothing is lent or invested, or the text is too short to tell."""
    found, deal = tuple(findings), case.deal
    if not deal.playbooks and not case.elements.intersection(_data()["regulated_elements"]):
        return None
    elements = _elements(case)
    verdict = _verdict(case, elements, found)
    data = _data()
    readings: list[Reading] = []
    if elements["trading"].met and verdict is not Verdict.VALID_REGULATED:
        void = all(elements[name].met for name in data["readings"]["void"]["needs"])
        readings.append(_reading("void", Verdict.VOID_LIKELY if void else Verdict.VOID_CONTESTED, elements))
        if verdict is not Verdict.VOID_LIKELY:
            readings.append(_reading("loan", Verdict.CLAUSE_VOID, elements))
    reason = data["reasons"].get(verdict.value, data["reasons"]["indeterminate"])
    return Validity(verdict, tuple(readings), reason["zh"], reason["en"])


def validity_patterns() -> tuple[Pattern, ...]:
    """Every pattern of the necessary elements, for the scanner to know."""
    return tuple(_parsed(source) for source in (*_data()["elements"]["control"]["patterns"], *_data()["residual"]))


def _verdict(case: Case, elements: Mapping[str, ElementJudged], findings: tuple[Finding, ...]) -> Verdict:
    deal, data = case.deal, _data()
    breached = elements["trading"].met and _serious(findings, {"structured-product-breach"})
    margined = elements["loss_first"].met
    numbered = _regulated_contract(case, margined=margined) or (not margined and _institution_licensed(case))
    if not breached and ("licensed" in deal.tags or (numbered and not _serious(findings, data["belied_by"]))):
        return Verdict.VALID_REGULATED
    whole = all(element.met for element in elements.values())
    if (breached and elements["no_licence"].met) or (whole and not _between_individuals(case)):
        return Verdict.VOID_LIKELY
    if deal.playbooks and deal.playbooks[0].id == "virtual-pool":
        return Verdict.SUSPECTED_CRIME
    if elements["trading"].met:
        return Verdict.VOID_CONTESTED
    if "lending" not in deal.tags:
        return Verdict.INDETERMINATE
    severe = any(
        finding.rule.family in _ADJUSTABLE and finding.severity in {Severity.CRITICAL, Severity.HIGH}
        for finding in findings
    )
    return Verdict.CLAUSE_VOID if severe else Verdict.VALID


def _regulated_contract(case: Case, *, margined: bool) -> bool:
    """Whether this is a futures broker's or an adviser's own contract, with its number; an adviser takes no margin."""
    kinds = case.elements.intersection(_data()["regulated_elements"])
    return "licence_shown" in case.elements and bool(kinds) and not (margined and kinds == {"adviser"})


def _institution_licensed(case: Case) -> bool:
    """Whether an institution that is licensed by its name states its number."""
    shown = {part.party for part in case.deal.licences if part.status is LicenceStatus.EVIDENCED}
    return any(
        party.label in shown
        and party.role is not Role.PLATFORM
        and any(word in (party.name or "") for word in _data()["institutions"])
        for party in case.structure.parties
    )


def _between_individuals(case: Case) -> bool:
    """Whether this is a single loan without a line in figures, or a mandate whose gains are shared, among individuals.

    Such deals lack the business of financing that the reserve of the Securities Law art. 120 is about; courts have
    treated them as loans or mandates (Supreme People's Court (2020) Zuigaofa Min Zhong No. 295).
    """
    best = case.deal.playbooks[0].id if case.deal.playbooks else ""
    parties = case.structure.parties
    if any(party.role is Role.PLATFORM for party in parties) or any(
        party.role is Role.FUNDER and _COMPANY.search(party.name or "") for party in parties
    ):
        return False
    if best == "entrust-wealth":
        return not any(True for source in _data()["residual"] for _ in case.matcher.find(_parsed(source)))
    lined = any(term.term in {"liquidation_line", "warning_line"} and term.value is not None for term in case.terms)
    return best in {"loan-shell", "private-lending"} and not lined


def _serious(findings: tuple[Finding, ...], risks: Collection[str]) -> bool:
    """Whether a rule found one of these risks, and gravely; no verdict hangs on what the classifier alone has seen."""
    return any(
        finding.rule.risk in risks and finding.severity in {Severity.CRITICAL, Severity.HIGH} and not finding.learned
        for finding in findings
    )


def _elements(case: Case) -> dict[str, ElementJudged]:
    """The necessary elements, each with the first thing in the text that shows it."""
    proofs = {part.id: part.span for part in case.deal.elements}
    judged: dict[str, ElementJudged] = {}
    for name, data in _data()["elements"].items():
        if name == "no_licence":
            licensed = any(item.status is LicenceStatus.EVIDENCED for item in case.deal.licences)
            judged[name] = ElementJudged(name, not licensed)
            continue
        shown = next((part for part in data["any"] if part in proofs), None)
        if shown is not None:
            judged[name] = ElementJudged(shown, met=True, span=proofs[shown])
            continue
        span = _stated(case, data)
        met = span is not None or not case.deal.tags.isdisjoint(data.get("tags", ()))
        judged[name] = ElementJudged(data["any"][0], met, span)
    return judged


def _stated(case: Case, data: Mapping[str, Any]) -> Span | None:
    """Where a term or a pattern shows an element that the deal's own elements do not."""
    for term in case.terms:
        if term.term in data.get("terms", ()) and term.value is not None:
            return term.span
    for source in data.get("patterns", ()):
        for at, match in case.matcher.find(_parsed(source)):
            if not _DENIED & case.contexts(at, match.evidence, match.head):
                return match.span
    return None


def _reading(name: str, verdict: Verdict, elements: Mapping[str, ElementJudged]) -> Reading:
    data = _data()["readings"][name]
    return Reading(data["zh"], data["en"], verdict, tuple(elements[part] for part in data["needs"]))


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = read_data("contract_audit.judgement", "validity.yaml")
    return loaded


@cache
def _parsed(source: str) -> Pattern:
    return Pattern(source)
