"""The document under construction inside a worker: plain values that encode as a `Document`.

Worker processes do not import the document types, because that alone would double their start-up time. `Draft.wire`
gives the JSON form of `Document` instead, and the parent process checks it against those types when it decodes it.
"""

from typing import Any, Literal

Kind = Literal["furniture", "table", "note", "inserted", "deleted", "heading"]
Box = tuple[float, float, float, float]

INFORMATIONAL = frozenset(
    {"tracked-changes", "comments", "macros", "embedded-objects", "images", "external-content", "blank-page"},
)
"""Problems that are worth a note and leave the reading whole."""


class Draft:
    """Collects text in reading order, and ranges, pages, runs and problems that refer to it."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.ranges: list[tuple[int, int, Kind]] = []
        self._pages: list[dict[str, Any]] = []
        self._text_runs: list[dict[str, Any]] = []
        self._word_runs: list[dict[str, Any]] = []
        self._problems: list[tuple[str, int | None]] = []
        self.length = 0

    @property
    def text(self) -> str:
        """Everything written so far."""
        return "".join(self._parts)

    def write(self, text: str) -> int:
        """Append `text`; the offset at which it starts."""
        start = self.length
        if text:
            self._parts.append(text)
            self.length += len(text)
        return start

    def ends_with_newline(self) -> bool:
        """Whether a new line starts here (also at the very start)."""
        return not self._parts or self._parts[-1].endswith("\n")

    def trim_blank(self) -> None:
        """Take back the blank that was written last, if one was; ranges end before it. It must not be part of a run."""
        if self._parts and self._parts[-1] == " ":
            self._parts.pop()
            self.length -= 1
            for at in range(len(self.ranges) - 1, -1, -1):
                start, end, kind = self.ranges[at]
                if end <= self.length:
                    break
                self.ranges[at] = (start, self.length, kind)

    def tag(self, kind: Kind, start: int, end: int | None = None) -> None:
        """Tag `[start, end)`, up to here by default, as `kind`; an empty range is dropped."""
        stop = self.length if end is None else end
        if stop > start:
            self.ranges.append((start, stop, kind))

    def page(self, number: int, start: int, width: float, height: float) -> None:
        """The page that was written since `start`."""
        span = {"start": start, "end": self.length}
        self._pages.append({"number": number, "span": span, "width": round(width, 2), "height": round(height, 2)})

    def text_run(self, start: int, end: int, page: int, box: Box) -> None:
        """The characters `[start, end)` stand in `box` of `page`."""
        rounded = [round(edge, 2) for edge in box]
        self._text_runs.append({"span": {"start": start, "end": end}, "page": page, "box": rounded})

    def word_run(self, text: str, part: str, paragraph: int, run: int, offset: int) -> None:
        """Append `text`, which stands at `offset` of a run of a Word file."""
        start = self.write(text)
        span = {"start": start, "end": self.length}
        self._word_runs.append({"span": span, "part": part, "paragraph": paragraph, "run": run, "offset": offset})

    def problem(self, code: str, page: int | None = None) -> None:
        """Note a problem once."""
        if (code, page) not in self._problems:
            self._problems.append((code, page))

    def append(self, other: "Draft") -> None:
        """Append another draft's text and ranges (it has no pages or runs)."""
        base = self.write(other.text)
        for start, end, kind in other.ranges:
            self.tag(kind, start + base, end + base)

    def wire(self, media_type: str, origin: str, readability: str | None = None) -> dict[str, Any]:
        """The JSON form of the document; `readability` follows from the text and the problems unless given."""
        text = self.text
        if not text.strip():
            self.problem("no-text")
            readability = "unsure"
        if readability is None:
            serious = any(code not in INFORMATIONAL for code, _ in self._problems)
            readability = "partial" if serious else "whole"
        kept = [item for item in self.ranges if item[0] < item[1]]
        kept.sort(key=lambda item: (item[0], -item[1], item[2]))
        return {
            "text": text,
            "media_type": media_type,
            "origin": origin,
            "readability": readability,
            "ranges": [{"kind": kind, "span": {"start": start, "end": end}} for start, end, kind in kept],
            "pages": self._pages,
            "text_runs": self._text_runs,
            "word_runs": self._word_runs,
            "problems": [{"code": code, "message": "", "page": page} for code, page in self._problems],
        }
