"""Labels as single words, for tools that know no more: `fund-pool`, `fund-pool?` (arguable), `fund-pool-`  (a trap)."""

from collections.abc import Iterable, Iterator
from typing import Final

from contract_audit.document import Span
from contract_audit.errors import CorpusError
from contract_audit.learning.labelled_documents import Certainty, LabelledDocument, Mark

ARGUABLE: Final = "?"
TRAP: Final = "-"


def spoken(document: LabelledDocument) -> Iterator[tuple[int, int, str]]:
    """`(start, end, label)` of every mark and trap, in order."""
    marks = [(mark.span.start, mark.span.end, mark.risk + _sign(mark.certainty)) for mark in document.marks]
    traps = [(mark.span.start, mark.span.end, mark.risk + TRAP) for mark in document.traps]
    yield from sorted((*marks, *traps))


def spoken_absences(document: LabelledDocument) -> list[str]:
    """The labels of what the whole document lacks."""
    return sorted(risk + _sign(certainty) for risk, certainty in document.absent)


def document_of(
    name: str, text: str, labels: Iterable[tuple[int, int, str]], absences: Iterable[str]
) -> LabelledDocument:
    """The document that these labels describe; raises `CorpusError` for a place outside the text."""
    marks: list[Mark] = []
    traps: list[Mark] = []
    outside: list[tuple[str, str]] = []
    for start, end, label in labels:
        if not 0 <= start < end <= len(text):
            outside.append((name, f"label {label} at {start}–{end} lies outside the text of {len(text)} characters"))
            continue
        risk, certainty = _heard(label)
        if label.endswith(TRAP):
            traps.append(Mark(label.removesuffix(TRAP), Span(start, end)))
        else:
            marks.append(Mark(risk, Span(start, end), certainty))
    if outside:
        raise CorpusError(outside)
    return LabelledDocument(name, text, tuple(marks), tuple(traps), tuple(map(_heard, absences)))


def _sign(certainty: Certainty) -> str:
    return ARGUABLE if certainty == "arguable" else ""


def _heard(label: str) -> tuple[str, Certainty]:
    return (label.removesuffix(ARGUABLE), "arguable" if label.endswith(ARGUABLE) else "sure")
