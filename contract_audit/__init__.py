"""Reads Chinese lending and stock-financing agreements and says, with proof, what in them puts a party at risk.

from pathlib import Path
from contract_audit import audit

report = audit(Path("agreement.pdf"))
for finding in report.findings:
    print(finding.severity, finding.title, finding.quote)
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    __version__: str
    from contract_audit.api import audit, outcome
    from contract_audit.pipeline.options import Options
    from contract_audit.pipeline.outcome import Outcome, Report

__all__ = ["Options", "Outcome", "Report", "__version__", "audit", "outcome"]

_HOMES = {
    "audit": "contract_audit.api",
    "outcome": "contract_audit.api",
    "Options": "contract_audit.pipeline.options",
    "Outcome": "contract_audit.pipeline.outcome",
    "Report": "contract_audit.pipeline.outcome",
    "__version__": "contract_audit.api.version",
}


def __getattr__(name: str) -> Any:
    """Load public names on first use, so that importing the package (as every reader process does) costs nothing."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module  # noqa: PLC0415 - this is the lazy loader

    return getattr(import_module(_HOMES[name]), "VERSION" if name == "__version__" else name)
