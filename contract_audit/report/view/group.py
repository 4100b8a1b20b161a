"""Groups of findings, worst first."""

from collections.abc import Iterator

import msgspec

from contract_audit.pipeline.outcome import GroupInfo, Report, ReportedFinding
from contract_audit.report.legible import legible
from contract_audit.report.messages import Messages
from contract_audit.report.view.finding import Entry, FindingWriter, rank


class GroupView(msgspec.Struct, frozen=True):
    """Facets of one right or charge, or the findings of one family that belong to no group."""

    title: str
    severity: str
    entries: tuple[Entry, ...]
    aside: bool = False
    """Whether these findings count for nothing: set aside by a reviewer, or below the threshold."""

    @property
    def count(self) -> int:
        """How many findings it holds."""
        return sum(len(entry.occurrences) for entry in self.entries)


def grouped(report: Report, writer: FindingWriter, messages: Messages) -> tuple[GroupView, ...]:
    """Every finding once: in its group, in its family where it has none, or among those that do not count."""
    live = {finding.fingerprint: finding for finding in report.findings if _counts(finding)}
    views = [
        GroupView(legible(group.title), findings[0].severity, writer.entries(findings))
        for group, findings in _in_groups(report, live, messages)
    ]
    suppressed = [finding for finding in report.findings if finding.suppressed is not None]
    quiet = [finding for finding in report.findings if not finding.reported and finding.suppressed is None]
    for key, findings in (("suppressed", suppressed), ("unreported", quiet)):
        if findings:
            views.append(GroupView(messages.say("heading", key), "info", writer.entries(findings), aside=True))
    return tuple(views)


def _counts(finding: ReportedFinding) -> bool:
    return finding.reported and finding.suppressed is None


def _in_groups(
    report: Report, live: dict[str, ReportedFinding], messages: Messages
) -> Iterator[tuple[GroupInfo, list[ReportedFinding]]]:
    left = dict(live)
    gathered: list[tuple[GroupInfo, list[ReportedFinding]]] = []
    for group in report.groups or ():
        members = [left.pop(name) for name in dict.fromkeys(group.findings) if name in left]
        gathered.append((group, members))
    families: dict[str, list[ReportedFinding]] = {}
    for finding in left.values():
        families.setdefault(finding.family, []).append(finding)
    for family in sorted(families):
        group = GroupInfo(family, messages.label("family", family), "", ())
        gathered.append((group, families[family]))
    full = [(group, sorted(members, key=lambda item: rank(item.severity))) for group, members in gathered if members]
    yield from sorted(full, key=lambda item: rank(item[1][0].severity))
