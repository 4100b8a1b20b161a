"""What was read: one text in reading order, and what each range of it is."""

from enum import StrEnum

import msgspec

from contract_audit.document.span import Span


class RangeKind(StrEnum):
    """What a range of the text is. Characters in no range are body."""

    BODY = "body"
    FURNITURE = "furniture"
    """Page header, footer, page number, watermark: kept in the text, never part of a unit."""
    TABLE = "table"
    """One table; rows are lines, cells are separated by a tab."""
    NOTE = "note"
    """Footnote, endnote or reviewer's comment."""
    INSERTED = "inserted"
    """Tracked insertion: counts as body, and is noted."""
    DELETED = "deleted"
    """Tracked deletion: kept in the text, never part of a unit."""
    HEADING = "heading"
    """A paragraph that its format declares to be a heading."""


class Range(msgspec.Struct, frozen=True, gc=False):
    """A tagged range of the document's text."""

    kind: RangeKind
    span: Span


class Page(msgspec.Struct, frozen=True, gc=False):
    """One page: its number counting from 1, its range of the text, its size in PDF points."""

    number: int
    span: Span
    width: float
    height: float


Box = tuple[float, float, float, float]
"""`(x0, y0, x1, y1)` in PDF points, origin at the lower left of the page, as PDF itself counts."""


class TextRun(msgspec.Struct, frozen=True, gc=False):
    """A run of characters on one line of a page and the box around it."""

    span: Span
    page: int
    box: Box


class WordRun(msgspec.Struct, frozen=True, gc=False):
    """A run of a DOCX part: which part, which paragraph and run in it, from which offset in that run."""

    span: Span
    part: str
    paragraph: int
    run: int
    offset: int


class Problem(msgspec.Struct, frozen=True, gc=False):
    """Something that kept the reading from being complete: a code, a sentence for the user, and the page."""

    code: str
    message: str
    page: int | None = None


class Origin(StrEnum):
    """Where the characters came from."""

    TEXT = "text"
    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    IMAGE = "image"
    OCR = "ocr"
    MIXED = "mixed"


class Readability(StrEnum):
    """How much of the input the reader could turn into text."""

    WHOLE = "whole"
    PARTIAL = "partial"
    """Some pages or parts are missing; what was read is good."""
    UNSURE = "unsure"
    """The text is there but too little or too garbled to judge."""


class Document(msgspec.Struct, frozen=True):
    """Everything that was read from one input, in reading order, as one text.

    `text` has line feeds only at line ends. `ranges` are sorted by start and may nest (an insertion inside a table).
    Serialisable with msgspec, so that a reader can run in another process.
    """

    text: str
    media_type: str
    origin: Origin
    readability: Readability = Readability.WHOLE
    ranges: tuple[Range, ...] = ()
    pages: tuple[Page, ...] = ()
    text_runs: tuple[TextRun, ...] = ()
    word_runs: tuple[WordRun, ...] = ()
    problems: tuple[Problem, ...] = ()

    def spans_of(self, *kinds: RangeKind) -> tuple[Span, ...]:
        """The spans of every range of these kinds, in order."""
        return tuple(item.span for item in self.ranges if item.kind in kinds)
