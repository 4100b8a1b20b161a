"""Groups: facets of one right or one charge come together, so that a reader sees eight things, not eighty."""

from collections.abc import Iterable
from functools import cache

import msgspec

from contract_audit.data_files import read_data
from contract_audit.findings.finding import Finding
from contract_audit.rulebook import Severity


class Group(msgspec.Struct, frozen=True):
    """Findings that belong together; `severity` is that of the worst."""

    id: str
    zh: str
    en: str
    severity: Severity
    findings: tuple[Finding, ...]


def group_findings(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """The groups of these findings, worst first, each with its findings worst first."""
    by_group: dict[str, list[Finding]] = {}
    names = _group_of_risk()
    for finding in findings:
        by_group.setdefault(names.get(finding.rule.risk, "form"), []).append(finding)
    order = list(_titles())
    groups = [
        Group(
            name,
            *_titles()[name],
            min((f.severity for f in members), key=lambda s: s.rank),
            tuple(sorted(members, key=lambda f: f.severity.rank)),
        )
        for name, members in by_group.items()
    ]
    return tuple(sorted(groups, key=lambda group: (group.severity.rank, order.index(group.id))))


@cache
def _data() -> dict[str, dict[str, object]]:
    loaded: dict[str, dict[str, object]] = read_data("contract_audit.findings", "groups.yaml")
    return loaded


@cache
def _titles() -> dict[str, tuple[str, str]]:
    return {name: (str(group["zh"]), str(group["en"])) for name, group in _data().items()}


@cache
def _group_of_risk() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, group in _data().items():
        risks = group["risks"]
        if isinstance(risks, list):
            found.update(dict.fromkeys(risks, name))
    return found
