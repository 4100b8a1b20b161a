"""Labelled documents: a contract's text and where in it each risk stands."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from contract_audit.document import Span
from contract_audit.errors import CorpusError

Certainty = Literal["sure", "arguable"]


class Mark(msgspec.Struct, frozen=True):
    """A risk at a place of the text; `certainty` is `arguable` where one of two careful lawyers might not flag it."""

    risk: str
    span: Span
    certainty: Certainty = "sure"


class LabelledDocument(msgspec.Struct, frozen=True):
    """A whole contract with its labels.

    What `marks` does not name is harmless, what it names as arguable counts for nothing. `traps` are places that look
    like the risk they name and are not. `absent` are risks of the whole document. Spans are code points of `text`.
    """

    name: str
    text: str
    marks: tuple[Mark, ...]
    traps: tuple[Mark, ...]
    absent: tuple[tuple[str, Certainty], ...]

    @property
    def sha256(self) -> str:
        """The hash of the text's bytes."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class _Absence(msgspec.Struct):
    risk: str
    certainty: Certainty = "sure"


class _Label(msgspec.Struct):
    risk: str
    quote: str
    nth: int = 1
    certainty: Certainty = "sure"


class _Gold(msgspec.Struct):
    doc: str
    clauses: list[_Label]
    clean: list[_Label]
    absent: list[_Absence]


def read_documents(folder: Path, risks: frozenset[str]) -> tuple[LabelledDocument, ...]:
    """Every labelled document of a folder, by name; raises `CorpusError` with all problems of all files.

    `risks` are the ids that labels may use.
    """
    documents: list[LabelledDocument] = []
    problems: list[tuple[str, str]] = []
    for path in sorted(folder.glob("*.json")):
        try:
            gold = msgspec.json.decode(path.read_bytes(), type=_Gold)
            text = (path.parent / gold.doc).read_text(encoding="utf-8")
        except (msgspec.DecodeError, OSError, UnicodeDecodeError) as error:
            problems.append((path.name, str(error)))
            continue
        marks, lost = _placed(gold.clauses, text)
        traps, lost_traps = _placed(gold.clean, text)
        problems += [(path.name, f"quote not found: {quote[:30]}") for quote in lost + lost_traps]
        named = {item.risk for item in (*gold.clauses, *gold.clean)} | {item.risk for item in gold.absent}
        problems += [(path.name, f"unknown risk {risk}") for risk in sorted(named - risks)]
        absent = tuple((item.risk, item.certainty) for item in gold.absent)
        documents.append(LabelledDocument(path.stem, text, marks, traps, absent))
    if problems:
        raise CorpusError(problems)
    return tuple(documents)


def _placed(labels: Iterable[_Label], text: str) -> tuple[tuple[Mark, ...], list[str]]:
    marks: list[Mark] = []
    lost: list[str] = []
    for label in labels:
        at = -1
        for _ in range(label.nth):
            at = text.find(label.quote, at + 1)
            if at < 0:
                break
        if at < 0 or not label.quote:
            lost.append(label.quote)
        else:
            marks.append(Mark(label.risk, Span(at, at + len(label.quote)), label.certainty))
    return tuple(marks), lost
