"""A quotation with the offending words apart."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

import msgspec

from contract_audit.pipeline.outcome import ReportedFinding
from contract_audit.report.legible import legible
from contract_audit.report.marking import cut

_WORD: Final = re.compile(r"\S+")


class QuotePart(msgspec.Struct, frozen=True):
    """A piece of a quotation, and whether it is among the offending words."""

    text: str
    marked: bool


def quotation(finding: ReportedFinding, text: str | None) -> tuple[QuotePart, ...]:
    """The quote cut at the offending words.

    A quote joins the finding's spans with their blanks folded; marks count in the document's text. Where nothing was
    folded the lengths agree and offsets carry over; where something was, `text` tells what.
    """
    quote = finding.quote
    if sum(span.end - span.start for span in finding.spans) == len(quote):
        runs = [(span.start, span.end) for span in finding.spans]
        gaps = [0] * len(runs)
    elif text is not None:
        runs, gaps = _words(finding, text)
    else:
        runs, gaps = [], []
    pieces = cut(0, len(quote), ((start, end, 0) for start, end in _carried_over(finding, runs, gaps)))
    return tuple(
        QuotePart(legible("".join(quote[piece.start : piece.end] for piece in group)), marked)
        for marked, group in groupby(pieces, key=lambda piece: bool(piece.keys))
    )


def _words(finding: ReportedFinding, text: str) -> tuple[list[tuple[int, int]], list[int]]:
    """The runs of the text between blanks, and how many blanks of the quote stand before each."""
    runs: list[tuple[int, int]] = []
    gaps: list[int] = []
    for span in finding.spans:
        words = [match.span() for match in _WORD.finditer(text, span.start, span.end)]
        runs += words
        gaps += [int(at > 0) for at in range(len(words))]
    return runs, gaps


def _carried_over(finding: ReportedFinding, runs: list[tuple[int, int]], gaps: list[int]) -> Iterator[tuple[int, int]]:
    before = 0
    for (start, end), gap in zip(runs, gaps, strict=True):
        before += gap
        for mark in finding.marks:
            left, right = max(mark.start, start), min(mark.end, end)
            if left < right:
                yield left - start + before, right - start + before
        before += end - start
