"""How valid the deal is, in which reading, with the elements found and not found.

Necessary elements decide, never a score. Off-exchange financing is likely void where, together, the money goes into
trading, the funder shows no licence, the borrower pays margin or bears losses first, and the funder may liquidate or
controls the account (Securities Law art. 120; Futures and Derivatives Law art. 63; Civil Code art. 153; the reasoning
of the 2019 Minutes arts. 86 and 87). A licensed loan, a bank pledge and a trust within the rules are never in that
class.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any, Final

import msgspec

from contract_audit.data_files import read_data
from contract_audit.deal import Deal, LicenceStatus
from contract_audit.document import Span
from contract_audit.findings import Finding
from contract_audit.rulebook import Severity

_ADJUSTABLE: Final = frozenset("DEGHJ")
"""Families whose terms may fall alone: price, guarantees, unfair terms, disputes, personal data."""


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


def judge_validity(deal: Deal, findings: Iterable[Finding]) -> Validity | None:
    """The verdict on a deal; None where nothing is lent or invested, or the text is too short to tell."""
    if not deal.playbooks:
        return None
    found = tuple(findings)
    elements = _elements(deal)
    verdict = _verdict(deal, elements, found)
    data = _data()
    readings: list[Reading] = []
    if elements["trading"].met and verdict is not Verdict.VALID_REGULATED:
        void = all(elements[name].met for name in data["readings"]["void"]["needs"])
        readings.append(_reading("void", Verdict.VOID_LIKELY if void else Verdict.VOID_CONTESTED, elements))
        if not void:
            readings.append(_reading("loan", Verdict.CLAUSE_VOID, elements))
    reason = data["reasons"].get(verdict.value, data["reasons"]["indeterminate"])
    return Validity(verdict, tuple(readings), reason["zh"], reason["en"])


def _verdict(deal: Deal, elements: Mapping[str, ElementJudged], findings: tuple[Finding, ...]) -> Verdict:
    if "licensed" in deal.tags:
        return Verdict.VALID_REGULATED
    breached = elements["trading"].met and _serious(findings, "structured-product-breach")
    if breached or all(element.met for element in elements.values()):
        return Verdict.VOID_LIKELY
    if deal.playbooks[0].id == "virtual-pool":
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


def _serious(findings: tuple[Finding, ...], risk: str) -> bool:
    return any(
        finding.rule.risk == risk and finding.severity in {Severity.CRITICAL, Severity.HIGH} for finding in findings
    )


def _elements(deal: Deal) -> dict[str, ElementJudged]:
    """The necessary elements, each met by the first of the deal's elements that shows it."""
    proofs = {part.id: part.span for part in deal.elements}
    judged: dict[str, ElementJudged] = {}
    for name, data in _data()["elements"].items():
        if name == "no_licence":
            licensed = any(item.status is LicenceStatus.EVIDENCED for item in deal.licences)
            judged[name] = ElementJudged(name, not licensed)
            continue
        shown = next((part for part in data["any"] if part in proofs), None)
        judged[name] = ElementJudged(shown or data["any"][0], shown is not None, proofs.get(shown or ""))
    return judged


def _reading(name: str, verdict: Verdict, elements: Mapping[str, ElementJudged]) -> Reading:
    data = _data()["readings"][name]
    return Reading(data["zh"], data["en"], verdict, tuple(elements[part] for part in data["needs"]))


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = read_data("contract_audit.judgement", "validity.yaml")
    return loaded
