"""A quotation with the offending words apart."""

from collections.abc import Iterator

import msgspec

from contract_audit.pipeline.outcome import ReportedFinding
from contract_audit.report.legible import legible
from contract_audit.report.marking import cut


class QuotePart(msgspec.Struct, frozen=True):
    """A piece of a quotation, and whether it is among the offending words."""

    text: str
    marked: bool


def quotation(finding: ReportedFinding, text: str | None) -> tuple[QuotePart, ...]:
    """The quote cut at the offending words.

    Marks count in the document's text and a quote joins spans of it with blanks folded. Where nothing was folded the
    lengths agree and offsets carry over; where something was, the words are looked for, if the text is at hand.
    """
    quote = finding.quote
    if not quote:
        return ()
    if sum(span.end - span.start for span in finding.spans) == len(quote):
        found = _carried_over(finding)
    else:
        found = iter(()) if text is None else _looked_up(finding, text)
    pieces = cut(0, len(quote), ((start, end, 0) for start, end in found))
    return tuple(QuotePart(legible(quote[piece.start : piece.end]), bool(piece.keys)) for piece in pieces)


def _carried_over(finding: ReportedFinding) -> Iterator[tuple[int, int]]:
    before = 0
    for span in finding.spans:
        shift = before - span.start
        for mark in finding.marks:
            left, right = max(mark.start, span.start), min(mark.end, span.end)
            if left < right:
                yield left + shift, right + shift
        before += span.end - span.start


def _looked_up(finding: ReportedFinding, text: str) -> Iterator[tuple[int, int]]:
    after = 0
    for mark in sorted(finding.marks, key=lambda mark: mark.start):
        words = " ".join(text[mark.start : mark.end].split())
        at = finding.quote.find(words, after)
        if words and at >= 0:
            after = at + len(words)
            yield at, after
