"""The boxes of single characters: which of a page's characters a text run was made of.

Runs in a report are boxes around several characters. What PDFium says of each character is read again here, for the
pages with findings only, so that a highlight ends where its words end.
"""

from typing import Any

from contract_audit.reading.pdf.layout import Box
from contract_audit.reading.pdf.text_layer import PageLayer
from contract_audit.reading.pdf.turning import BLANK

Stretch = tuple[Box, str, int, int]
"""A text run's box and text, and the characters `[start, end)` of it."""


class GlyphBoxes:
    """The characters of one page, as displayed."""

    def __init__(self, layer: PageLayer) -> None:
        glyphs = layer.glyphs
        self._inked = [at for at, sign in enumerate(glyphs.text) if sign not in BLANK]
        self._text = glyphs.text
        self._boxes = {
            at: layer.placed((glyphs.left[at], glyphs.bottom[at], glyphs.right[at], glyphs.top[at]))
            for at in self._inked
        }
        self._known: dict[tuple[Any, ...], list[Box] | None] = {}

    def around(self, stretch: Stretch) -> Box:
        """The box around the characters of a stretch; its share of the run where they cannot be told apart."""
        box, text, start, end = stretch
        boxes = self._of_run(box, text)
        if boxes is None:
            width = (box[2] - box[0]) / len(text)
            return box[0] + width * start, box[1], box[0] + width * end, box[3]
        before = _visible(text[:start])
        chosen = boxes[before : before + _visible(text[start:end])]
        left, bottom, right, top = zip(*chosen, strict=True)
        return min(left), min(bottom), max(right), max(top)

    def _of_run(self, box: Box, text: str) -> list[Box] | None:
        """One box for each non-blank character of a run, or None."""
        key = (box, text)
        if key not in self._known:
            self._known[key] = self._matched(box, text)
        return self._known[key]

    def _matched(self, box: Box, text: str) -> list[Box] | None:
        inside = [at for at in self._inked if _holds(box, self._boxes[at])]
        wanted = [sign for sign in text if sign not in BLANK]
        if len(inside) != len(wanted):  # something else is drawn across the run: a seal's words, a watermark
            inside = _subsequence(wanted, inside, self._text)
        return [self._boxes[at] for at in inside] if len(inside) == len(wanted) else None


def _visible(text: str) -> int:
    return sum(sign not in BLANK for sign in text)


def _holds(box: Box, inner: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _subsequence(wanted: list[str], inside: list[int], text: str) -> list[int]:
    """The first characters among `inside` that spell `wanted`, in order; fewer where they do not."""
    found: list[int] = []
    for at in inside:
        if len(found) < len(wanted) and text[at] == wanted[len(found)]:
            found.append(at)
    return found
