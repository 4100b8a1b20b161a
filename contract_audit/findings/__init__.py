"""Findings: evidence of all detectors joined, one finding for one risk at one place, grouped for the reader."""

from contract_audit.findings.evidence import Evidence, gather
from contract_audit.findings.finding import Finding, fingerprint, join_evidence, join_hits
from contract_audit.findings.grouping import Group, group_findings

__all__ = ["Evidence", "Finding", "Group", "fingerprint", "gather", "group_findings", "join_evidence", "join_hits"]
