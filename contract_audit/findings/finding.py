"""Findings: what several detectors say about one risk at one place, joined."""

import hashlib
from collections.abc import Iterable
from typing import Final

import msgspec

from contract_audit.document import Span
from contract_audit.rulebook import Rule, Severity
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.engine import Hit

_NOWHERE: Final = -1
"""Stands for the unit of an absence."""


class Finding(msgspec.Struct, frozen=True, gc=False):
    """One risk at one place.

    `units` are neighbouring units (none for an absence), `marks` the offending words; both in normalised text. `rule`
    is the rule that speaks loudest, `detectors` all that agree. `fingerprint` depends on the risk, the wording of the
    units and an ordinal among equals, so that it survives edits elsewhere.
    """

    fingerprint: str
    rule: Rule
    severity: Severity
    confidence: float
    detectors: tuple[str, ...]
    units: tuple[int, ...]
    marks: tuple[Span, ...]
    values: tuple[tuple[str, str], ...] = ()


def join_hits(hits: Iterable[Hit], case: Case) -> tuple[Finding, ...]:
    """One finding for all hits of one risk whose units overlap, in order of the text; absences last."""
    clusters: list[list[Hit]] = []
    of_unit: dict[tuple[str, int], int] = {}
    for hit in hits:
        keys = [(hit.rule.risk, unit) for unit in hit.units or (_NOWHERE,)]
        at = min((of_unit[key] for key in keys if key in of_unit), default=len(clusters))
        if at == len(clusters):
            clusters.append([])
        clusters[at].append(hit)
        for key in keys:
            of_unit[key] = min(at, of_unit.get(key, at))
    seen: dict[str, int] = {}
    clusters.sort(key=lambda cluster: (_first_unit(cluster), cluster[0].rule.id))
    return tuple(_finding(cluster, case, seen) for cluster in clusters)


def _first_unit(cluster: list[Hit]) -> tuple[int, int]:
    units = cluster[0].units
    return (0, units[0]) if units else (1, 0)


def _finding(cluster: list[Hit], case: Case, seen: dict[str, int]) -> Finding:
    lead = (
        min(cluster, key=lambda hit: (hit.severity.rank, -hit.rule.confidence, hit.rule.id))
        if len(cluster) > 1
        else cluster[0]
    )
    units = lead.units
    wording = "\n".join(case.units[unit].span.of(case.text) for unit in units)
    key = f"{lead.rule.risk}\0{wording}"
    ordinal = seen[key] = seen.get(key, 0) + 1
    doubt = 1.0
    for confidence in {hit.rule.id: hit.rule.confidence for hit in cluster}.values():
        doubt *= 1 - confidence
    return Finding(
        fingerprint=hashlib.sha256(f"{key}\0{ordinal}".encode()).hexdigest()[:16],
        rule=lead.rule,
        severity=lead.severity,
        confidence=round(min(0.99, 1 - doubt), 3),
        detectors=tuple(sorted({f"rule:{hit.rule.id}" for hit in cluster})),
        units=units,
        marks=tuple(sorted({mark for hit in cluster for mark in hit.marks})),
        values=lead.values,
    )
