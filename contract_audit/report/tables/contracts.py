"""One row for each contract, the worst first: what a reviewer of many reads to know where to begin."""

from collections.abc import Iterator
from typing import Final

from contract_audit.pipeline.outcome import Outcome, Report
from contract_audit.report.legible import legible
from contract_audit.report.messages import Messages
from contract_audit.report.tables.findings import Cell
from contract_audit.report.view.finding import SEVERITIES, rank

CONTRACT_COLUMNS: Final = (
    "file", "status", "deal", "verdict", "critical", "high", "medium", "low", "info", "worst", "headline", "sha256",
)  # fmt: skip
"""Names of the columns, labelled in `columns.toml`."""

_UNREAD: Final = ("failed", "indeterminate", "partial")
_WORST: Final = 3


def contract_rows(outcome: Outcome, messages: Messages) -> Iterator[tuple[Cell, ...]]:
    """The rows: first what could not be read, for nobody knows what is in it, then the worst by their findings."""
    for report in sorted(outcome.reports, key=_badness):
        yield _row(report, messages)


def _badness(report: Report) -> tuple[object, ...]:
    counts = report.summary.counts
    unread = _UNREAD.index(report.status) if report.status in _UNREAD else len(_UNREAD)
    return unread, tuple(-counts.get(severity, 0) for severity in SEVERITIES), report.source.path


def _row(report: Report, messages: Messages) -> tuple[Cell, ...]:
    counts = report.summary.counts
    playbook = report.playbooks[0].id if report.playbooks else ""
    verdict = report.validity["verdict"] if report.validity else ""
    groups = sorted(report.groups or (), key=lambda group: rank(group.severity))[:_WORST]
    return (
        legible(report.source.path),
        messages.label("status", report.status),
        messages.label("playbook", playbook) if playbook else "",
        messages.label("validity", verdict) if verdict else "",
        *(counts.get(severity, 0) for severity in SEVERITIES),
        messages.say("punctuation", "semicolon").join(group.title for group in groups),
        legible(report.summary.headline),
        report.source.sha256,
    )
