"""The composition: a pure function from (bytes, rulebook, model, law tables, options) to a report."""

from contract_audit.pipeline.auditor import Auditor
from contract_audit.pipeline.options import Options

__all__ = ["Auditor", "Options"]
