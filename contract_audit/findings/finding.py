"""Findings: what several detectors say about one risk at one place, joined."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from contract_audit.classifier import Model
from contract_audit.document import Span
from contract_audit.findings.evidence import SUREST, Evidence, clusters, lead_of, speaks_its_language
from contract_audit.rulebook import Hit, Rule, Severity, severity_in
from contract_audit.rulebook.case import Case

CLASSIFIER: Final = "classifier"

FAINTEST: Final = 0.2
"""Probability below which what the classifier alone sees is not even a finding below the threshold."""


class Finding(msgspec.Struct, frozen=True, gc=False):
    """One risk at one place.

    `units` are neighbouring units (none for an absence), `marks` the offending words; both in normalised text. `rule`
    is the rule that speaks loudest, or stands for the risk where the classifier speaks alone; `detectors` all that
    agree. `authored` is how sure the rules are by their authors (None where no rule speaks), `confidence` the same or,
    where it is `calibrated`, how likely the risk is on data; below `least` it is not reported. `fingerprint` depends on
    the risk, the wording of the units and an ordinal among equals, so that it survives edits elsewhere.
    """

    fingerprint: str
    rule: Rule
    severity: Severity
    confidence: float
    authored: float | None
    detectors: tuple[str, ...]
    units: tuple[int, ...]
    marks: tuple[Span, ...]
    values: tuple[tuple[str, str], ...] = ()
    calibrated: bool = False
    least: float = 0.0

    @property
    def learned(self) -> bool:
        """Whether the classifier speaks alone."""
        return self.authored is None

    def counts(self, threshold: float) -> bool:
        """Whether it is sure enough to be reported to a caller with this threshold.

        What a rule says is, unless data speak clearly against it; what the classifier says alone must be likely.
        """
        stated = self.confidence if self.authored is None else self.authored
        return stated >= threshold and self.confidence >= self.least


def fingerprint(risk: str, wording: str, ordinal: int) -> str:
    """The fingerprint of a risk at the `ordinal`-th place (from 1) of a wording: its units' text, a line each."""
    return hashlib.sha256(f"{risk}\0{wording}\0{ordinal}".encode()).hexdigest()[:16]


class _Fingerprints:
    """Fingerprints of one document's findings, given out in order."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._given: dict[str, int] = {}

    def of(self, risk: str, units: tuple[int, ...]) -> str:
        wording = "\n".join(self._case.units[unit].span.of(self._case.text) for unit in units)
        key = f"{risk}\0{wording}"
        ordinal = self._given[key] = self._given.get(key, 0) + 1
        return fingerprint(risk, wording, ordinal)


def join_hits(hits: Iterable[Hit], case: Case) -> tuple[Finding, ...]:
    """One finding for all hits of one risk whose units overlap, in order of the text; absences last."""
    fingerprints = _Fingerprints(case)
    return tuple(
        _spoken(Evidence(lead_of(found).rule, lead_of(found).units, tuple(found), None), fingerprints)
        for found in clusters(hits)
    )


def join_evidence(evidence: Sequence[Evidence], case: Case, model: Model) -> tuple[Finding, ...]:
    """One finding for each piece of evidence that is not too faint, its confidence calibrated on data."""
    fingerprints = _Fingerprints(case)
    familiar = speaks_its_language(evidence)
    refuted = model.refuted if familiar else model.refuted_elsewhere
    lowest = 0.0 if familiar else model.least_elsewhere
    found: list[Finding] = []
    for piece in evidence:
        sure = round(min(SUREST, piece.probability(model.joining)), 3)
        if not piece.hits:
            if sure >= FAINTEST:
                least = max(lowest, model.thresholds[model.risks.index(piece.rule.risk)])
                found.append(_seen(piece, sure, fingerprints, case, least))
            continue
        finding = _spoken(piece, fingerprints)
        if piece.units and piece.rule.risk in model.risks and _are_weighed(piece.hits, model):
            agrees = (CLASSIFIER,) if piece.log_odds > 0 else ()
            detectors = (*finding.detectors, *agrees)
            finding = msgspec.structs.replace(
                finding, confidence=sure, detectors=detectors, calibrated=True, least=refuted
            )
        found.append(finding)
    return tuple(found)


def _are_weighed(hits: Sequence[Hit], model: Model) -> bool:
    """Whether data can tell how far to trust these rules; a rule the model has never met speaks for itself."""
    return all(hit.rule.id in model.rules for hit in hits)


def _spoken(evidence: Evidence, fingerprints: _Fingerprints) -> Finding:
    lead = lead_of(evidence.hits)
    stated = round(evidence.authored, 3)
    return Finding(
        fingerprint=fingerprints.of(lead.rule.risk, lead.units),
        rule=lead.rule,
        severity=lead.severity,
        confidence=stated,
        authored=stated,
        detectors=tuple(sorted({f"rule:{hit.rule.id}" for hit in evidence.hits})),
        units=lead.units,
        marks=tuple(sorted({mark for hit in evidence.hits for mark in hit.marks})),
        values=lead.values,
    )


def _seen(evidence: Evidence, sure: float, fingerprints: _Fingerprints, case: Case, least: float) -> Finding:
    rule, units = evidence.rule, evidence.units
    return Finding(
        fingerprint=fingerprints.of(rule.risk, units),
        rule=rule,
        severity=severity_in(rule, case, case.units[units[0]].span),
        confidence=sure,
        authored=None,
        detectors=(CLASSIFIER,),
        units=units,
        marks=evidence.words,
        calibrated=True,
        least=least,
    )
