"""Runs of a part, cut where a comment begins or ends; every piece keeps the properties of its run."""

from copy import deepcopy
from typing import Any, Final

from contract_audit.reading.docx.inline import written_length
from contract_audit.reading.docx.names import child, local
from contract_audit.reading.docx.part import Part

SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_DIVISIBLE: Final = frozenset({"t", "delText"})

Position = tuple[int, int, int]
"""Paragraph of the part, run of the paragraph, offset in the run, as `WordRun` names them."""


class Runs:
    """The runs of one part by position, as they were numbered before anything was cut."""

    def __init__(self, part: Part) -> None:
        paragraphs = [item for item in part.root.iter() if local(item) == "p" and "wordprocessingml" in item.tag]
        self._runs = [list(part.runs(paragraph)) for paragraph in paragraphs]
        self._cuts: dict[tuple[int, int], set[int]] = {}
        self._pieces: dict[tuple[int, int], dict[int, Any]] = {}

    def mark(self, position: Position) -> None:
        """Ask for a cut at `position`."""
        paragraph, run, offset = position
        self._cuts.setdefault((paragraph, run), set()).add(offset)

    def cut(self) -> None:
        """Cut at every position that was marked; must come before anything is added to the part."""
        for (paragraph, run), offsets in self._cuts.items():
            self._pieces[paragraph, run] = _pieces(self._runs[paragraph][run], offsets)

    def starting_at(self, position: Position) -> Any:
        """The piece that starts at a marked position."""
        paragraph, run, offset = position
        pieces = self._pieces[paragraph, run]
        return pieces[max(start for start in pieces if start <= offset)]

    def ending_at(self, position: Position) -> Any:
        """The piece that ends at a marked position."""
        paragraph, run, offset = position
        pieces = self._pieces[paragraph, run]
        return pieces[max((start for start in pieces if start < offset), default=0)]


def _pieces(run: Any, offsets: set[int]) -> dict[int, Any]:
    """The pieces of `run` in order, by the offset at which each starts."""
    pieces = {0: run}
    for offset in sorted(offsets - {0}, reverse=True):
        rest = _split(run, offset)
        if rest is not None:
            pieces[offset] = rest
    return pieces


def _split(run: Any, offset: int) -> Any:
    """Move what stands from `offset` on into a new run behind `run`; None where nothing does."""
    at = 0
    moved: list[Any] = []
    for item in list(run):
        if local(item) == "rPr":
            continue
        length = written_length(item)
        if moved or (at >= offset and length):
            moved.append(item)
        elif at < offset < at + length and local(item) in _DIVISIBLE:
            moved.append(_divided(item, offset - at))
        at += length
    if not moved:
        return None
    rest = run.makeelement(run.tag, dict(run.attrib), run.nsmap)
    properties = child(run, "rPr")
    if properties is not None:
        rest.append(deepcopy(properties))
    rest.extend(moved)
    insert_after(run, rest)
    return rest


def _divided(item: Any, length: int) -> Any:
    """Cut a text element behind its first `length` characters; the rest as an element of its own."""
    rest = item.makeelement(item.tag, {SPACE: "preserve"}, item.nsmap)
    rest.text = item.text[length:]
    item.text = item.text[:length]
    item.set(SPACE, "preserve")
    return rest


def insert_before(item: Any, new: Any) -> None:
    """Put `new` before `item`."""
    item.addprevious(new)


def insert_after(item: Any, new: Any) -> None:
    """Put `new` behind `item`; text that follows `item` in the source is layout and moves behind `new`."""
    new.tail, item.tail = item.tail, None
    item.addnext(new)
