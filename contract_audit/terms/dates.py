"""Dates that answer to a label."""

from collections.abc import Iterator, Sequence

from contract_audit.document import Span
from contract_audit.terms.source import TermSource
from contract_audit.text.quantities import Quantity, QuantityKind

_REACH = 20


def labelled_dates(source: TermSource, label: str) -> Iterator[tuple[Quantity, Span]]:
    """`(date, place of the label)` for each date right behind a word of the concept `label`, full dates only."""
    for window in source.by_window:
        dates = source.quantities_in(window, QuantityKind.DATE)
        labels = source.hits(label, window) if dates else []
        for date in dates:
            before = [hit for hit in labels if _has(hit, date, dates)]
            if before and is_full(date) and not source.is_example(date.span):
                yield date, Span(*before[-1])


def _has(label: tuple[int, int], date: Quantity, dates: Sequence[Quantity]) -> bool:
    """Whether the label is that of the date: it stands around it, or around none and not far before it."""
    if any(label[0] <= other.span.start and other.span.end <= label[1] for other in dates):
        return label[0] <= date.span.start and date.span.end <= label[1]
    if any(label[1] <= other.span.start and other.span.end <= date.span.start for other in dates):
        return False
    return label[0] < date.span.end and date.span.start - label[1] <= _REACH


def is_full(date: Quantity) -> bool:
    """Whether year, month and day are given, or were meant to be and are impossible."""
    return len(date.iso) == len("2026-01-01") or "impossible-date" in date.issues
