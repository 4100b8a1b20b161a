"""Pictures of the places of findings, cut from the pages of the original PDF."""

from contract_audit.report.crops.taking import MOST, take

__all__ = ["MOST", "take"]
