"""From offsets of a rewritten text back to the text it was made from."""

from array import array
from bisect import bisect_left, bisect_right

from contract_audit.document.span import Span


class OffsetMap:
    """Maps each character of a rewritten text to the character of the original it came from.

    Rewriting may drop characters (spaces inside a word, furniture between two lines) or turn one into several
    (`㈠` into `(一)`); it never reorders. `sources[i]` is the original offset of rewritten character `i`, and the
    sequence never falls.
    """

    __slots__ = ("_sources",)

    def __init__(self, sources: "array[int]") -> None:
        self._sources = sources

    @classmethod
    def identity(cls, length: int) -> "OffsetMap":
        """The map of a text of `length` characters onto itself."""
        return cls(array("I", range(length)))

    def __len__(self) -> int:
        """Length of the rewritten text in code points."""
        return len(self._sources)

    def to_original(self, span: Span) -> Span:
        """The shortest original span that holds every source character of `span`.

        An empty span maps to an empty span before the source of its start. Raises `IndexError` when `span` does not
        lie in the rewritten text.
        """
        sources = self._sources
        if not 0 <= span.start <= span.end <= len(sources):
            message = f"span {span.start}:{span.end} is outside a text of {len(sources)} characters"
            raise IndexError(message)
        if span.start == span.end:
            at = sources[span.start] if span.start < len(sources) else (sources[-1] + 1 if sources else 0)
            return Span(at, at)
        return Span(sources[span.start], sources[span.end - 1] + 1)

    def segments(self, span: Span) -> tuple[Span, ...]:
        """The maximal runs of original characters that `span` was made from, in order.

        More than one run means that something (a page header, a deleted passage, a stray blank) lay between them.
        """
        sources = self._sources[span.start : span.end]
        runs: list[Span] = []
        start = previous = -1
        for source in sources:
            if start < 0:
                start = source
            elif source > previous + 1:
                runs.append(Span(start, previous + 1))
                start = source
            previous = source
        if start >= 0:
            runs.append(Span(start, previous + 1))
        return tuple(runs)

    def to_rewritten(self, span: Span) -> Span:
        """The rewritten span made from the original characters of `span`; empty when all of them were dropped."""
        start = bisect_left(self._sources, span.start)
        end = bisect_right(self._sources, span.end - 1) if span.end > span.start else start
        return Span(start, max(start, end))
