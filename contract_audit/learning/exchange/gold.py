"""Labelled documents in the project's own form: a text and its labels beside it."""

from pathlib import Path
from typing import Any

import msgspec

from contract_audit.learning.labelled_documents import LabelledDocument, Mark


def save(document: LabelledDocument, folder: Path) -> Path:
    """Write `<name>.txt` and `<name>.json` into `folder`; returns the path of the labels."""
    folder.mkdir(parents=True, exist_ok=True)
    name = Path(document.name).name
    (folder / f"{name}.txt").write_text(document.text, encoding="utf-8", newline="\n")
    path = folder / f"{name}.json"
    labels = {
        "doc": f"{name}.txt",
        "sha256": document.sha256,
        "chars": len(document.text),
        "clauses": [_label(mark, document.text) | {"certainty": mark.certainty} for mark in document.marks],
        "absent": [{"risk": risk, "certainty": certainty} for risk, certainty in document.absent],
        "clean": [_label(mark, document.text) | {"why": "other"} for mark in document.traps],
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(labels), indent=2) + b"\n")
    return path


def _label(mark: Mark, text: str) -> dict[str, Any]:
    quote = mark.span.of(text)
    nth, at = 1, text.find(quote)
    while at != mark.span.start:
        nth, at = nth + 1, text.find(quote, at + 1)
    return {"risk": mark.risk, "quote": quote, "nth": nth}
