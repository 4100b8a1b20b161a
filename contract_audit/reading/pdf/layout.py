"""The pieces a page is laid out from: segments of lines, and ruled tables."""

from typing import NamedTuple

Box = tuple[float, float, float, float]


class Piece(NamedTuple):
    """A range of a segment's text and the box around it."""

    start: int
    end: int
    box: Box


class Segment(NamedTuple):
    """An unbroken part of a line.

    `lead` is the blank that the text layer puts between the segment before it and this one, empty at a line start.
    """

    text: str
    box: Box
    pieces: tuple[Piece, ...]
    lead: str

    @property
    def height(self) -> float:
        """Height of the line in points."""
        return self.box[3] - self.box[1]

    @property
    def middle(self) -> float:
        """Vertical middle in points."""
        return (self.box[1] + self.box[3]) / 2


class Table(NamedTuple):
    """A ruled table: rows of cells, each cell the segments that stand in it."""

    box: Box
    rows: tuple[tuple[tuple[Segment, ...], ...], ...]

    @property
    def height(self) -> float:
        """Height in points."""
        return self.box[3] - self.box[1]

    @property
    def middle(self) -> float:
        """Vertical middle in points."""
        return (self.box[1] + self.box[3]) / 2


Block = Segment | Table
Row = list[Block]
"""What stands side by side on one line of the page, left to right."""


def around(boxes: list[Box]) -> Box:
    """The smallest box around `boxes`."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
