"""Where on the page, or in which run of a Word file, a range of the text stands."""

from bisect import bisect_right

from contract_audit.document.document import Box, Document, WordRun
from contract_audit.document.span import Span


class Locator:
    """Finds pages, boxes and Word runs for spans of one document."""

    def __init__(self, document: Document) -> None:
        self._pages = document.pages
        self._page_starts = [page.span.start for page in document.pages]
        self._text_runs = document.text_runs
        self._run_starts = [run.span.start for run in document.text_runs]
        self._word_runs = document.word_runs
        self._word_starts = [run.span.start for run in document.word_runs]

    def page(self, span: Span) -> int | None:
        """Number of the page on which `span` starts, or None for an input without pages."""
        at = bisect_right(self._page_starts, span.start) - 1
        return self._pages[at].number if at >= 0 else None

    def boxes(self, span: Span) -> tuple[tuple[int, Box], ...]:
        """`(page, box)` for each text run that `span` touches, cut to the share of the run that it covers."""
        found: list[tuple[int, Box]] = []
        for run in self._text_runs[max(0, bisect_right(self._run_starts, span.start) - 1) :]:
            if run.span.start >= span.end:
                break
            if not run.span.overlaps(span):
                continue
            x0, y0, x1, y1 = run.box
            width = (x1 - x0) / len(run.span)
            left = x0 + width * max(0, span.start - run.span.start)
            right = x1 - width * max(0, run.span.end - span.end)
            found.append((run.page, (round(left, 2), round(y0, 2), round(right, 2), round(y1, 2))))
        return tuple(found)

    def word_runs(self, span: Span) -> tuple[WordRun, ...]:
        """The runs of a Word file that `span` touches, in order; empty for other inputs."""
        at = max(0, bisect_right(self._word_starts, span.start) - 1)
        return tuple(run for run in self._word_runs[at:] if run.span.overlaps(span) and run.span.start < span.end)
