"""Edits of a text, applied together, with a map back to the original."""

from array import array
from collections.abc import Iterable

Edit = tuple[int, int, str]
"""`(start, end, replacement)`: the characters of `[start, end)` become `replacement`."""


def rewrite(text: str, edits: Iterable[Edit]) -> tuple[str, "array[int]"]:
    """Apply `edits`, which are sorted and do not overlap; return the new text and the source offset of each character.

    A replacement of other length than what it replaces shares out its sources in order: the k-th new character comes
    from the k-th old one, and what is longer stays on the last; the last of several always comes from the last old
    one, so that a shortened run is covered whole. An insertion takes the offset it stands before.
    """
    pieces: list[str] = []
    sources: array[int] = array("I")
    at = 0
    for start, end, replacement in edits:
        if at < start:
            pieces.append(text[at:start])
            sources.extend(range(at, start))
        if replacement:
            pieces.append(replacement)
            last = max(start, end - 1)
            sources.extend(min(start + step, last) for step in range(len(replacement)))
            if len(replacement) > 1:
                sources[-1] = last
        at = end
    pieces.append(text[at:])
    sources.extend(range(at, len(text)))
    return "".join(pieces), sources


def compose(outer: "array[int]", inner: "array[int]") -> "array[int]":
    """The sources of a text rewritten twice: `outer` leads into the text that `inner` leads out of."""
    return array("I", [inner[source] for source in outer])
