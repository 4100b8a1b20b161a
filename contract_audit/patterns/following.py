"""How the elements of a run follow each other, by arithmetic on the places of their words."""

from collections.abc import Sequence as Seq

from contract_audit.patterns.scanner import Hit


def ways_through(columns: Seq[list[Hit]], gaps: Seq[int]) -> list[tuple[Hit, ...]]:
    """For each hit of the first column the first way to go on through the others, `gaps` at most between them."""
    first = columns[0]
    if len(columns) == 1:
        return [(hit,) for hit in first]
    if len(columns) == 2:  # noqa: PLR2004 - most runs are pairs, and need no recursion
        return _pairs(first, columns[1], gaps[0])
    return [found for hit in first if (found := _follow((hit,), columns, gaps)) is not None]


def _pairs(first: list[Hit], second: list[Hit], gap: int) -> list[tuple[Hit, ...]]:
    found: list[tuple[Hit, ...]] = []
    for hit in first:
        reach = hit[1]
        for other in second:
            start = other[0]
            if start >= reach:
                if start <= reach + gap:
                    found.append((hit, other))
                break
    return found


def _follow(run: tuple[Hit, ...], columns: Seq[list[Hit]], gaps: Seq[int]) -> tuple[Hit, ...] | None:
    at = len(run)
    if at == len(columns):
        return run
    reach = run[-1][1]
    furthest = reach + gaps[at - 1]
    for hit in columns[at]:
        start = hit[0]
        if start > furthest:
            return None
        if start >= reach:
            whole = _follow((*run, hit), columns, gaps)
            if whole is not None:
                return whole
    return None
