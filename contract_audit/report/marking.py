"""A text cut where anything marked in it begins or ends."""

from collections.abc import Iterable
from itertools import pairwise

import msgspec


class Stretch(msgspec.Struct, frozen=True):
    """A piece `[start, end)` of text and the keys of every span that covers it, in rising order."""

    start: int
    end: int
    keys: tuple[int, ...]


def cut(start: int, end: int, spans: Iterable[tuple[int, int, int]], breaks: Iterable[int] = ()) -> tuple[Stretch, ...]:
    """Cut `[start, end)` at the edges of `spans`, each `(start, end, key)`, and at `breaks`.

    Spans may nest and overlap, and may reach beyond the text: they are clipped. Empty ones are left out.
    """
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    edges = {start, end, *(at for at in breaks if start < at < end)}
    for first, last, key in spans:
        left, right = max(first, start), min(last, end)
        if left < right:
            opening.setdefault(left, []).append(key)
            closing.setdefault(right, []).append(key)
            edges.update((left, right))
    active: dict[int, int] = {}
    pieces: list[Stretch] = []
    for left, right in pairwise(sorted(edges)):
        for key in closing.get(left, ()):
            active[key] -= 1
            if not active[key]:
                del active[key]
        for key in opening.get(left, ()):
            active[key] = active.get(key, 0) + 1
        pieces.append(Stretch(left, right, tuple(sorted(active))))
    return tuple(pieces)
