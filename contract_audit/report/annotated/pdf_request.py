"""The notes of a PDF, laid out by page: which characters of which runs each of them highlights."""

from bisect import bisect_right
from typing import Any

from contract_audit.document import Document
from contract_audit.report.annotated.notes import Note
from contract_audit.report.view import rank


def request(document: Document, notes: tuple[Note, ...]) -> dict[str, Any]:
    """What the worker needs: `notes` with their stretches, worst first, and `loose`, what belongs to no place.

    A stretch is `(page, box, text, start, end)`: a text run and the characters of it that are highlighted.
    """
    starts = [run.span.start for run in document.text_runs]
    laid: list[dict[str, Any]] = []
    loose: list[str] = []
    for note in sorted(notes, key=lambda note: rank(note.severity)):
        stretches = [stretch for span in note.spans for stretch in _stretches(document, starts, span.start, span.end)]
        if not stretches:
            loose.append(note.text)
            continue
        laid.append(
            {"name": note.fingerprint, "severity": note.severity, "text": note.text, "stretches": stretches},
        )
    return {"format": "pdf", "notes": laid, "loose": "\n\n".join(loose)}


def _stretches(document: Document, starts: list[int], start: int, end: int) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    for run in document.text_runs[max(0, bisect_right(starts, start) - 1) :]:
        if run.span.start >= end:
            break
        first, last = max(start, run.span.start), min(end, run.span.end)
        if document.text[first:last].strip():
            begin = run.span.start
            found.append((run.page, run.box, run.span.of(document.text), first - begin, last - begin))
    return found
