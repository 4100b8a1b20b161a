"""doccano's JSON Lines for sequence labelling."""

from collections.abc import Iterable

import msgspec

from contract_audit.errors import CorpusError
from contract_audit.learning.exchange.labels import document_of, spoken, spoken_absences
from contract_audit.learning.labelled_documents import LabelledDocument


class _Line(msgspec.Struct):
    text: str
    label: list[tuple[int, int, str]] = []
    name: str = ""
    absent: list[str] = []


def write(documents: Iterable[LabelledDocument]) -> bytes:
    """One line a document: `text`, `label` as `[start, end, label]`, and `name` and `absent` as further fields."""
    lines = [
        msgspec.json.encode(_Line(document.text, list(spoken(document)), document.name, spoken_absences(document)))
        for document in documents
    ]
    return b"".join(line + b"\n" for line in lines)


def read(data: bytes) -> tuple[LabelledDocument, ...]:
    """The documents of an export, with or without the further fields; `CorpusError` names the lines that are wrong."""
    found: list[LabelledDocument] = []
    problems: list[tuple[str, str]] = []
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            item = msgspec.json.decode(line, type=_Line)
            found.append(document_of(item.name or f"document-{number}", item.text, item.label, item.absent))
        except msgspec.DecodeError as error:
            problems.append((f"line {number}", str(error)))
        except CorpusError as error:
            problems += error.problems
    if problems:
        raise CorpusError(problems)
    return tuple(found)
