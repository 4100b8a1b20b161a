"""Half-open ranges of code points."""

import msgspec


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A half-open range `[start, end)` of code points in one text.

    Which text (the document's or its normalised form) is said by whoever hands the span out; every span that leaves
    the product indexes `Document.text`.
    """

    start: int
    end: int

    def __len__(self) -> int:
        """Length in code points."""
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        """The same span moved by `by` code points."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """The characters of `text` under this span."""
        return text[self.start : self.end]
