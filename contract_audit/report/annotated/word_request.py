"""PLACEHOLDER."""
from typing import Any
from contract_audit.document import Document
from contract_audit.report.annotated.notes import Note
def request(document: Document, notes: tuple[Note, ...]) -> dict[str, Any]:
    return {}
