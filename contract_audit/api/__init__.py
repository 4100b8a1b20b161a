"""The public functions and types."""

from contract_audit.api.auditing import audit, load_auditor, outcome
from contract_audit.api.version import VERSION

__all__ = ["VERSION", "audit", "load_auditor", "outcome"]
