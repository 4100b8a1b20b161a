"""The notes of a Word file, each with the runs in which its words begin and end."""

from typing import Any

from contract_audit.document import Document, Locator, Span, WordRun
from contract_audit.report.annotated.notes import Note


def request(document: Document, notes: tuple[Note, ...]) -> dict[str, Any]:
    """What the worker needs: `notes`, each with `from` and `to` as (part, paragraph, run, offset in the run).

    Both are missing where a note belongs to no place.
    """
    locator = Locator(document)
    laid: list[dict[str, Any]] = []
    for note in notes:
        said = {"text": note.text, "rewrite": note.rewrite}
        if note.spans:
            span = Span(min(place.start for place in note.spans), max(place.end for place in note.spans))
            said |= _ends(locator, span, document.text)
        laid.append(said)
    return {"format": "docx", "notes": laid}


def _ends(locator: Locator, span: Span, text: str) -> dict[str, Any]:
    runs = [run for run in locator.word_runs(span) if run.span.of(text).strip()]
    runs = [run for run in runs if run.part == runs[0].part]
    if not runs:
        return {}
    return {
        "from": _position(runs[0], max(span.start, runs[0].span.start)),
        "to": _position(runs[-1], min(span.end, runs[-1].span.end)),
    }


def _position(run: WordRun, at: int) -> tuple[str, int, int, int]:
    return run.part, run.paragraph, run.run, run.offset + at - run.span.start
