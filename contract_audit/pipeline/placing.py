"""Turns spans of the normalised text into places of the document."""

import re
from bisect import bisect_right

from contract_audit.document import Box, Document, Locator, Span
from contract_audit.findings import Finding
from contract_audit.pipeline.outcome import Place
from contract_audit.rulebook.case import Case
from contract_audit.text import NormalText

MOST_CHARACTERS = 300
"""Longest span of a clause finding, in characters of the document (output contract)."""

_COMMA = re.compile(r"[，,、；;]")


class Placing:
    """Places for one audited document."""

    def __init__(self, document: Document, normal: NormalText, case: Case) -> None:
        self._text = document.text
        self._offsets = normal.offsets
        self._locator = Locator(document)
        self._case = case
        self._disguises = normal.disguises
        self._paged = bool(document.pages or document.text_runs)
        self._boxed: dict[Span, Place] = {}

    def original(self, span: Span) -> Span:
        """The document's span a normalised span was made from."""
        return self._offsets.to_original(span)

    def place(self, span: Span) -> Place:
        """Where a normalised span stands in the document."""
        original = self.original(span)
        page = self._locator.page(original) if self._paged else None
        return Place(original.start, original.end, page, (), self._clause(span))

    def boxed(self, span: Span) -> Place:
        """The same with the boxes on the page on which the span starts."""
        known = self._boxed.get(span)
        if known is None:
            known = self._boxed[span] = self._with_boxes(span) if self._paged else self.place(span)
        return known

    def _with_boxes(self, span: Span) -> Place:
        original = self.original(span)
        page = self._locator.page(original)
        boxes: tuple[Box, ...] = tuple(box for number, box in self._locator.boxes(original) if number == page)
        return Place(original.start, original.end, page, boxes, self._clause(span))

    def finding_spans(self, finding: Finding) -> tuple[Place, ...]:
        """The units of a finding, cut around its words where they would be longer than 300 characters together."""
        units = [self._case.units[unit].span for unit in finding.units]
        if not units:
            return ()
        whole = Span(units[0].start, units[-1].end)
        if len(self.original(whole)) <= MOST_CHARACTERS:
            return tuple(self.boxed(unit) for unit in units)
        return (self.boxed(self._cut(whole, finding.marks)),)

    def marks(self, finding: Finding, spans: tuple[Place, ...]) -> tuple[Place, ...]:
        """The offending words that lie inside the finding's spans."""
        places = [self.boxed(mark) for mark in finding.marks]
        if len(spans) == 1:
            start, end = spans[0].start, spans[0].end
            return tuple([mark for mark in places if start <= mark.start and mark.end <= end])
        return tuple(mark for mark in places if any(s.start <= mark.start and mark.end <= s.end for s in spans))

    def disguised(self, finding: Finding) -> bool:
        """Whether a word of the finding's units had been hidden in the document."""
        return bool(self._disguises) and any(self._hides_word(self._case.units[unit].span) for unit in finding.units)

    def as_written(self, words: str, near: Span) -> str:
        """`words` of the normalised text the way the document writes them: in its own characters, at or behind `near`.

        Unchanged where they stand nowhere, and where the document spaces or breaks them.
        """
        at = self._case.text.find(words, near.start)
        if at < 0 or not words:
            at = self._case.text.find(words)
        if at < 0 or not words:
            return words
        original = self.original(Span(at, at + len(words)))
        return self._text[original.start : original.end] if len(original) == len(words) else words

    def quote(self, spans: tuple[Place, ...]) -> str:
        """The document's own words under the spans, blanks folded."""
        return "".join(" ".join(self._text[span.start : span.end].split()) for span in spans)

    def _hides_word(self, unit: Span) -> bool:
        before_end = bisect_right(self._disguises, unit.end - 1, key=lambda span: span.start)
        return before_end > 0 and self._disguises[before_end - 1].end > unit.start

    def _cut(self, whole: Span, marks: tuple[Span, ...]) -> Span:
        """The longest run of comma-separated parts around the marks that stays within the limit."""
        breaks = [whole.start, *(m.end() for m in _COMMA.finditer(self._case.text, whole.start, whole.end)), whole.end]
        inside = [mark for mark in marks if whole.contains(mark)] or [Span(whole.start, whole.start + 1)]
        first, last = inside[0], max(inside, key=lambda mark: mark.end)
        left = max(at for at in range(len(breaks)) if breaks[at] <= first.start)
        right = min((at for at in range(len(breaks)) if breaks[at] >= last.end), default=len(breaks) - 1)
        span = Span(breaks[left], breaks[right])
        while len(self.original(span)) > MOST_CHARACTERS:
            if right - left <= 1:
                end = span.start + MOST_CHARACTERS
                while len(self.original(Span(span.start, end))) > MOST_CHARACTERS:
                    end -= 1
                return Span(span.start, end)
            right -= 1
            span = Span(breaks[left], breaks[right])
        while right + 1 < len(breaks) and len(self.original(Span(span.start, breaks[right + 1]))) <= MOST_CHARACTERS:
            right += 1
            span = Span(span.start, breaks[right])
        return span

    def _clause(self, span: Span) -> str | None:
        unit = self._case.unit_at(span.start)
        at = self._case.units[unit].clause if unit >= 0 else -1
        return self._case.structure.clauses[at].id if at >= 0 else None
