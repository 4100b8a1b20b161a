"""The report as SARIF 2.1.0, for code-scanning pages and editors."""

from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

import msgspec

from contract_audit.pipeline.outcome import Outcome, Place, Report, ReportedFinding
from contract_audit.report.legible import legible

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {"critical": "error", "high": "error", "medium": "warning", "low": "note", "info": "note"}
_SECURITY: Final = {"critical": "9.0", "high": "7.0", "medium": "5.0", "low": "3.0", "info": "1.0"}
"""What code-scanning pages sort by, in their own scale."""


def render(outcome: Outcome, *, lang: str = "zh") -> bytes:
    """One run with every contract as an artifact. Regions are in code points of the document's text.

    Lines are given where the input is a text file, whose offsets they index; elsewhere the page is a property.
    """
    rules: dict[str, dict[str, Any]] = {}
    results: list[dict[str, Any]] = []
    for at, report in enumerate(outcome.reports):
        lines = _Lines(report)
        for finding in report.findings:
            rules.setdefault(finding.risk, _rule(finding))
            results.append(_result(finding, report, at, list(rules).index(finding.risk), lines))
    driver = {
        "name": outcome.tool.name,
        "version": outcome.tool.version,
        "language": "en" if lang == "en" else "zh-CN",
        "properties": {"rulebook": outcome.tool.rulebook, "lawAsOf": outcome.tool.law_as_of},
        "rules": list(rules.values()),
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(report) for report in outcome.reports],
        "invocations": [_invocation(outcome)],
        "results": results,
    }
    return msgspec.json.format(msgspec.json.encode({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})) + b"\n"


class _Lines:
    """Which line of a text file an offset is on."""

    def __init__(self, report: Report) -> None:
        self._text = report.text if report.source.origin == "text" else None

    def of(self, place: Place) -> dict[str, int]:
        if self._text is None:
            return {}
        start, end = self._text.count("\n", 0, place.start), self._text.count("\n", 0, place.end)
        return {
            "startLine": start + 1,
            "startColumn": place.start - self._text.rfind("\n", 0, place.start),
            "endLine": end + 1,
            "endColumn": place.end - self._text.rfind("\n", 0, place.end),
        }


def _uri(report: Report) -> str:
    return quote(PurePath(report.source.path).as_posix().encode("utf-8", "surrogatepass"), safe="/") or "-"


def _artifact(report: Report) -> dict[str, Any]:
    made: dict[str, Any] = {
        "location": {"uri": _uri(report)},
        "description": {"text": legible(report.source.path)},
        "length": report.source.bytes,
    }
    if report.source.media_type:
        made["mimeType"] = report.source.media_type
    return made | ({"hashes": {"sha-256": report.source.sha256}} if report.source.sha256 else {})


def _invocation(outcome: Outcome) -> dict[str, Any]:
    told = [
        {"level": "error" if report.status == "failed" else "warning", "message": {"text": legible(problem.message)}}
        | {"locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(report), "index": at}}}]}
        for at, report in enumerate(outcome.reports)
        for problem in (report.problems if report.status != "ok" else ())
    ]
    read = all(report.status == "ok" for report in outcome.reports)
    return {"executionSuccessful": read, "toolExecutionNotifications": told}


def _rule(finding: ReportedFinding) -> dict[str, Any]:
    return {
        "id": finding.risk,
        "shortDescription": {"text": finding.title},
        "fullDescription": {"text": finding.why or finding.title},
        "help": {"text": finding.advice or finding.title},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {"tags": [finding.family, finding.kind]},
    }


def _result(finding: ReportedFinding, report: Report, at: int, rule: int, lines: _Lines) -> dict[str, Any]:
    artifact = {"uri": _uri(report), "index": at}
    located = [{"physicalLocation": {"artifactLocation": artifact} | _region(place, lines)} for place in finding.spans]
    properties: dict[str, Any] = {
        "severity": finding.severity,
        "security-severity": _SECURITY[finding.severity],
        "confidence": finding.confidence.value,
        "detectors": list(finding.detectors),
        "law": [f"{law.title} {law.article}".strip() for law in finding.law],
        "pages": sorted({place.page for place in finding.spans if place.page is not None}),
    }
    made: dict[str, Any] = {
        "ruleId": finding.risk,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": legible(finding.message) or finding.title},
        "locations": located or [{"physicalLocation": {"artifactLocation": artifact}}],
        "partialFingerprints": {"contractAudit/v1": finding.fingerprint},
        "properties": properties,
    }
    if finding.suppressed is not None:
        made["suppressions"] = [{"kind": "external", "justification": legible(finding.suppressed.reason)}]
    return made


def _region(place: Place, lines: _Lines) -> dict[str, Any]:
    return {"region": lines.of(place) | {"charOffset": place.start, "charLength": place.end - place.start}}
