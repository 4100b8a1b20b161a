"""One row for each finding, in the order in which the reader sees them."""

from collections.abc import Iterator
from typing import Final

from contract_audit.pipeline.outcome import Outcome, Report, ReportedFinding
from contract_audit.report.legible import legible
from contract_audit.report.messages import Messages
from contract_audit.report.places import Places
from contract_audit.report.view.finding import rank

FINDING_COLUMNS: Final = (
    "file", "severity", "risk", "title", "place", "page", "start", "end", "quote", "message", "why", "advice", "law",
    "harmed", "confidence", "detectors", "suppressed", "fingerprint",
)  # fmt: skip
"""Names of the columns, labelled in `columns.toml`. Offsets are code points of the document's text, pages from 1."""

Cell = str | int | float | None


def finding_rows(outcome: Outcome, messages: Messages) -> Iterator[tuple[Cell, ...]]:
    """The rows of all reports: the reports in their order, in each the worst findings first."""
    for report in outcome.reports:
        places = Places(report.clauses or (), messages)
        for finding in sorted(report.findings, key=lambda finding: rank(finding.severity)):
            yield _row(report, finding, places, messages)


def _row(report: Report, finding: ReportedFinding, places: Places, messages: Messages) -> tuple[Cell, ...]:
    first, last = (finding.spans[0], finding.spans[-1]) if finding.spans else (None, None)
    suppressed = finding.suppressed
    return (
        legible(report.source.path),
        messages.label("severity", finding.severity),
        finding.risk,
        legible(finding.title),
        places.name(first) if first else messages.say("place", "document"),
        first.page if first else None,
        first.start if first else None,
        last.end if last else None,
        legible(finding.quote),
        legible(finding.message),
        legible(finding.why),
        legible(finding.advice),
        messages.say("punctuation", "semicolon").join(f"{law.title} {law.article}".strip() for law in finding.law),
        messages.listed([messages.label("role", role) for role in finding.harmed]),
        finding.confidence.value,
        ", ".join(finding.detectors),
        legible(suppressed.reason) if suppressed else "",
        finding.fingerprint,
    )
