"""The report as rows: contracts worst first, findings, terms. Shared by the formats that are tables."""

from contract_audit.report.tables.contracts import CONTRACT_COLUMNS, contract_rows
from contract_audit.report.tables.findings import FINDING_COLUMNS, finding_rows
from contract_audit.report.tables.terms import TERM_COLUMNS, term_rows

__all__ = ["CONTRACT_COLUMNS", "FINDING_COLUMNS", "TERM_COLUMNS", "contract_rows", "finding_rows", "term_rows"]
