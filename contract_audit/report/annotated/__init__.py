"""The original with the findings in it: highlights and notes in a PDF, comments in a Word file."""

from contract_audit.report.annotated.annotating import MEDIA_TYPES, annotated

__all__ = ["MEDIA_TYPES", "annotated"]
