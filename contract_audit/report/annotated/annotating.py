"""Choosing the writer for a format, and asking the worker that runs it."""

import json
from typing import Any, Final

from contract_audit.document import Document
from contract_audit.errors import AnnotationError, ReadingError
from contract_audit.pipeline.outcome import Report
from contract_audit.reading import Limits, reading_error, render
from contract_audit.reading.bounds import Bounds
from contract_audit.reading.codes import Code
from contract_audit.reading.worker_process import WorkerDiedError, WorkerProcess, WorkerTimeoutError
from contract_audit.report.annotated import pdf_request
from contract_audit.report.annotated.notes import notes_of
from contract_audit.report.annotated.word import request as word_request
from contract_audit.report.messages import messages_in
from contract_audit.report.redaction import UNMASKABLE, Redaction, redact

AUTHOR: Final = "contract-audit"
_PDF: Final = "application/pdf"
MEDIA_TYPES: Final = {
    _PDF: pdf_request.request,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": word_request.request,
}
"""What can be annotated, and how the notes for it are laid out."""
_BOOT: Final = """import json, sys
sys.path += json.loads(sys.argv[1])
from contract_audit.report.annotated.worker import main
main()"""


def annotated(  # noqa: PLR0913 - keyword-only facts about the input
    data: bytes,
    document: Document,
    report: Report,
    *,
    lang: str,
    as_of: str,
    password: str | None = None,
    limits: Limits | None = None,
    redaction: Redaction | None = None,
) -> bytes:
    """The file `data`, of which `document` and `report` were made, with a note at each finding of the report.

    Notes are dated `as_of` (YYYY-MM-DD) and in `lang`. `redaction` hides names and numbers in the file and, where
    `report` is not redacted yet, in the notes. Raises `AnnotationError` for a format that holds no notes or whose words
    cannot be hidden, and `ReadingError` for a file that cannot be read within the limits.
    """
    lay_out = MEDIA_TYPES.get(document.media_type)
    if lay_out is None:
        message = "Only PDF and DOCX files can be annotated."
        raise AnnotationError(message, "Use `contract-audit scan -o report.html` for this file.", "not-annotatable")
    if redaction is not None and document.media_type == _PDF:
        message = "Words cannot be removed from a PDF by covering them: they could still be copied out."
        remedy = "Use `contract-audit scan --redact -o report.html`, or annotate the Word file of the contract."
        raise AnnotationError(message, remedy, "pdf-not-redactable")
    shown = report if redaction is None else redact(report, redaction)
    notes = notes_of(shown, as_of, messages_in(lang))
    hidden = None if redaction is None else redaction.values
    header = {"author": AUTHOR, "date": as_of, "hidden": hidden, **lay_out(document, notes)}
    return _ask(header, data, password, limits or Limits())


def _ask(header: dict[str, Any], data: bytes, password: str | None, limits: Limits) -> bytes:
    bounds = {name: getattr(limits, name) for name in Bounds._fields}
    worker = WorkerProcess(_BOOT)
    try:
        answer = worker.ask(header | {"password": password, "bounds": bounds, "size": len(data)}, data, limits.seconds)
    except WorkerTimeoutError:
        raise reading_error(Code.TIMEOUT, seconds=f"{limits.seconds:g}") from None
    except WorkerDiedError:
        raise reading_error(Code.CRASHED) from None
    finally:
        worker.kill()
    if answer[:1] == b"+":
        return answer[1:]
    refused = json.loads(answer[1:])
    if refused["error"] == UNMASKABLE:
        message = f"The file holds {refused['details']['part']}, in which nothing can be hidden."
        raise AnnotationError(
            message, "Remove macros and embedded files first, or redact the report alone.", UNMASKABLE
        )
    raise ReadingError(*render(refused["error"], "zh", refused["details"]), refused["error"], refused["details"])
