"""Findings: evidence of all detectors joined, one finding for one risk at one place, grouped for the reader."""

from contract_audit.findings.finding import Finding, join_hits
from contract_audit.findings.grouping import Group, group_findings

__all__ = ["Finding", "Group", "group_findings", "join_hits"]
