"""The document: everything read, in reading order, as one text, and where each range of it stands."""

from contract_audit.document.document import (
    Box,
    Document,
    Origin,
    Page,
    Problem,
    Range,
    RangeKind,
    Readability,
    TextRun,
    WordRun,
)
from contract_audit.document.locator import Locator
from contract_audit.document.offset_map import OffsetMap
from contract_audit.document.span import Span

__all__ = [
    "Box",
    "Document",
    "Locator",
    "OffsetMap",
    "Origin",
    "Page",
    "Problem",
    "Range",
    "RangeKind",
    "Readability",
    "Span",
    "TextRun",
    "WordRun",
]
