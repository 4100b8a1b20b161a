"""Reports: one renderer a format, found by discovery."""

from contract_audit.report.registry import RENDERERS, render

__all__ = ["RENDERERS", "render"]
