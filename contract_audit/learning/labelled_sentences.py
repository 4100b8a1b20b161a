"""Labelled sentences: one sentence in its surroundings, and whether one risk stands in it."""

from pathlib import Path
from typing import Final

import msgspec

from contract_audit.document import Span
from contract_audit.errors import CorpusError

OPEN: Final = "⟦"
CLOSE: Final = "⟧"
LINE_BREAK: Final = "⏎"
TEST_EVERY: Final = 5
"""Lines whose number is divisible by this are kept for tests."""


class LabelledSentence(msgspec.Struct, frozen=True):
    """A sentence that carries `risk`, or one that looks like it and does not; of other risks nothing is said.

    `span` is the sentence inside `text`, the rest is context. `place` names file and line.
    """

    risk: str
    text: str
    span: Span
    risky: bool
    place: str
    test: bool


def read_sentences(folder: Path, risks: frozenset[str]) -> tuple[LabelledSentence, ...]:
    """The sentences of `folder/risky/<risk>.txt` and `folder/harmless/<risk>.txt`, one a line.

    Raises `CorpusError` with every line that is not one sentence between brackets.
    """
    found: list[LabelledSentence] = []
    problems: list[tuple[str, str]] = []
    for kind in ("risky", "harmless"):
        for path in sorted((folder / kind).glob("*.txt")):
            if path.stem not in risks:
                problems.append((f"{kind}/{path.name}", "is named after no risk"))
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                if not line.strip():
                    continue
                place = f"{kind}/{path.name}:{number}"
                try:
                    text, span = parse_sentence(line)
                except ValueError as error:
                    problems.append((place, str(error)))
                    continue
                risky, test = kind == "risky", number % TEST_EVERY == 0
                found.append(LabelledSentence(path.stem, text, span, risky, place, test))
    if problems:
        raise CorpusError(problems)
    return tuple(found)


def parse_sentence(line: str) -> tuple[str, Span]:
    """The text of a line and the span of the sentence in it; raises `ValueError` unless the brackets stand once."""
    plain = line.strip().replace(LINE_BREAK, "\n")
    if plain.count(OPEN) != 1 or plain.count(CLOSE) != 1 or plain.index(OPEN) > plain.index(CLOSE):
        message = f"must hold one {OPEN}…{CLOSE}"
        raise ValueError(message)
    before, rest = plain.split(OPEN)
    sentence, after = rest.split(CLOSE)
    if not sentence.strip():
        message = "the sentence is empty"
        raise ValueError(message)
    return f"{before}{sentence}{after}", Span(len(before), len(before) + len(sentence))
