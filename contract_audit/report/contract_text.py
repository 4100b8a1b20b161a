"""The contract's text with the findings marked in place."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Final

import msgspec

from contract_audit.pipeline.outcome import ClauseInfo
from contract_audit.report.legible import legible
from contract_audit.report.marking import Stretch, cut
from contract_audit.report.view import Entry, GroupView, Occurrence, rank

_LONGEST_HEADING: Final = 60


class Reference(msgspec.Struct, frozen=True):
    """Where a finding begins in the text: its number and anchor."""

    number: int
    anchor: str
    severity: str


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a line: the worst severity that covers it; for offending words, the kind of the worst finding."""

    text: str
    severity: str
    kind: str
    references: tuple[Reference, ...]


class Paragraph(msgspec.Struct, frozen=True):
    """A line of the text. `number` counts lines from 1; `heading` is whether a clause's heading fills it."""

    number: int
    heading: bool
    pieces: tuple[Piece, ...]


class ContractText:
    """One contract's text, cut into lines and marked pieces."""

    def __init__(self, text: str, groups: Iterable[GroupView], clauses: Iterable[ClauseInfo]) -> None:
        self._text = text
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)
        self._marked = sorted(_occurrences(groups), key=lambda item: rank(item[0].severity))
        self._clause_starts = {clause.start for clause in clauses if clause.parent is None}

    def line_of(self, offset: int) -> int:
        """The number of the line that holds `offset`."""
        return bisect_right(self._starts, offset)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The lines that are not blank, in order."""
        lines: dict[int, list[Piece]] = {}
        opened: dict[int, list[Reference]] = {}
        for entry, occurrence in self._marked:
            for span in occurrence.spans[:1]:
                reference = Reference(occurrence.number, occurrence.anchor, entry.severity)
                opened.setdefault(min(max(span.start, 0), max(len(self._text) - 1, 0)), []).append(reference)
        for stretch in cut(0, len(self._text), self._spans(), (*self._starts, *opened)):
            _join(lines.setdefault(self.line_of(stretch.start), []), self._piece(stretch, opened))
        return tuple(
            Paragraph(number, self._is_heading(number), tuple(pieces))
            for number, pieces in lines.items()
            if any(piece.text.strip() or piece.references for piece in pieces)
        )

    def _spans(self) -> list[tuple[int, int, int]]:
        """Spans under even keys, offending words under odd ones; lower is worse."""
        spans: list[tuple[int, int, int]] = []
        for at, (_, occurrence) in enumerate(self._marked):
            spans.extend((span.start, span.end, 2 * at) for span in occurrence.spans)
            spans.extend((mark.start, mark.end, 2 * at + 1) for mark in occurrence.marks)
        return spans

    def _piece(self, stretch: Stretch, opened: dict[int, list[Reference]]) -> Piece:
        worst = self._marked[stretch.keys[0] // 2][0].severity if stretch.keys else ""
        return Piece(
            text=legible(self._text[stretch.start : stretch.end].removesuffix("\n")),
            severity=worst,
            kind=next((self._marked[key // 2][0].kind for key in stretch.keys if key % 2), ""),
            references=tuple(sorted(opened.get(stretch.start, ()), key=lambda reference: reference.number)),
        )

    def _is_heading(self, number: int) -> bool:
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return start in self._clause_starts and end - start <= _LONGEST_HEADING


def _join(line: list[Piece], piece: Piece) -> None:
    """Add a piece, to the last one where the two look alike and nothing begins between them."""
    if line and not piece.references and (line[-1].severity, line[-1].kind) == (piece.severity, piece.kind):
        line[-1] = msgspec.structs.replace(line[-1], text=line[-1].text + piece.text)
    else:
        line.append(piece)


def _occurrences(groups: Iterable[GroupView]) -> list[tuple[Entry, Occurrence]]:
    return [
        (entry, occurrence)
        for group in groups
        if not group.aside
        for entry in group.entries
        for occurrence in entry.occurrences
    ]
