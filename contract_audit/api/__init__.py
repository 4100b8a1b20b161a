"""The public functions and types."""

from contract_audit.api.annotating import annotate
from contract_audit.api.auditing import audit, load_auditor, outcome
from contract_audit.api.settling import Settled, settle, settlement_example
from contract_audit.api.sources_of_law import law_source, law_sources
from contract_audit.api.stressing import Stressed, stress
from contract_audit.api.version import VERSION

__all__ = [
    "VERSION",
    "Settled",
    "Stressed",
    "annotate",
    "audit",
    "law_source",
    "law_sources",
    "load_auditor",
    "outcome",
    "settle",
    "settlement_example",
    "stress",
]
