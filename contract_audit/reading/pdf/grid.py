"""Cells between drawn rules, found on the grid that the rules span.

The plain case, which is nearly every table: rules that are single lines, thin boxes or rectangles.
"""

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from contract_audit.reading.pdf.layout import Box

THIN = 3.0
"""Points up to which a drawn box is a rule."""
SNAP = 3.0
"""Points within which two rules stand in one line, and by which a rule may miss another one that it meets."""
LONG = 6.0
"""Points from which a rule counts."""
MOST_LINES = 300
"""Grid lines in one direction up to which a page is searched; beyond, it is a drawing."""
MOST_CELLS = 1500
"""Cells on one page up to which it holds tables."""
LEAST_WIDTH = 20.0
"""Average width of columns in points; boxes for single digits are no table."""

Cells = list[list[Box | None]]
"""The rows of one table from top to bottom; None where no cell begins."""


class _Rule(NamedTuple):
    """A rule at `at` from `start` to `end` in the other direction."""

    at: float
    start: float
    end: float


def find_grids(drawn: list[Box]) -> list[Cells]:
    """The tables that the `drawn` boxes rule, from top to bottom."""
    upright, level = _rules(drawn)
    xs, ys = _snapped(upright), _snapped(level)
    if not (2 <= len(xs) <= MOST_LINES and 2 <= len(ys) <= MOST_LINES):  # noqa: PLR2004 - two lines make a cell
        return []
    walls, floors = _marked(upright, xs, ys), _marked(level, ys, xs)
    boxes = [(xs[x0], ys[y0], xs[x1], ys[y1]) for x0, y0, x1, y1 in _cells(len(xs) - 1, len(ys) - 1, walls, floors)]
    if len(boxes) > MOST_CELLS:
        return []
    tables = [_arranged(group) for group in _touching(boxes)]
    return sorted(
        (table for table in tables if table), key=lambda table: -max(box[3] for row in table for box in row if box)
    )


def _rules(drawn: list[Box]) -> tuple[list[_Rule], list[_Rule]]:
    """Upright and level rules; a larger box counts as its four edges."""
    upright: list[_Rule] = []
    level: list[_Rule] = []
    for x0, y0, x1, y1 in drawn:
        wide, high = x1 - x0 >= LONG, y1 - y0 >= LONG
        if high and x1 - x0 <= THIN:
            upright.append(_Rule((x0 + x1) / 2, y0, y1))
        elif wide and y1 - y0 <= THIN:
            level.append(_Rule((y0 + y1) / 2, x0, x1))
        elif wide and high:
            upright += [_Rule(x0, y0, y1), _Rule(x1, y0, y1)]
            level += [_Rule(y0, x0, x1), _Rule(y1, x0, x1)]
    return upright, level


def _snapped(rules: list[_Rule]) -> list[float]:
    """The places of the rules, those close together as one."""
    found: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not found or at - found[-1] > SNAP:
            found.append(at)
    return found


def _marked(rules: list[_Rule], places: list[float], crossings: list[float]) -> set[tuple[int, int]]:
    """`(place, step)` for each step between two crossings that a rule at the place covers."""
    found: set[tuple[int, int]] = set()
    for rule in rules:
        place = bisect_right(places, rule.at) - 1
        for step, (start, end) in enumerate(pairwise(crossings)):
            if rule.start <= (start + end) / 2 <= rule.end:
                found.add((place, step))
    return found


def _cells(
    columns: int, rows: int, walls: set[tuple[int, int]], floors: set[tuple[int, int]]
) -> list[tuple[int, int, int, int]]:
    """The closed rectangles of the grid, as grid positions: unit squares that no rule parts, and that leak nowhere."""
    seen: set[tuple[int, int]] = set()
    found: list[tuple[int, int, int, int]] = []
    for origin in ((column, row) for row in range(rows) for column in range(columns)):
        if origin in seen:
            continue
        seen.add(origin)
        region, open_squares, closed = [origin], [origin], True
        while open_squares:
            column, row = open_squares.pop()
            steps = (
                ((column - 1, row), (column, row) in walls),
                ((column + 1, row), (column + 1, row) in walls),
                ((column, row - 1), (row, column) in floors),
                ((column, row + 1), (row + 1, column) in floors),
            )
            for square, parted in steps:
                if parted:
                    continue
                if not (0 <= square[0] < columns and 0 <= square[1] < rows):
                    closed = False
                elif square not in seen:
                    seen.add(square)
                    region.append(square)
                    open_squares.append(square)
        x0, x1 = min(s[0] for s in region), max(s[0] for s in region) + 1
        y0, y1 = min(s[1] for s in region), max(s[1] for s in region) + 1
        if closed and (x1 - x0) * (y1 - y0) == len(region):
            found.append((x0, y0, x1, y1))
    return found


def _touching(boxes: list[Box]) -> list[list[Box]]:
    """The boxes in groups that hang together by edges."""
    groups: list[list[Box]] = []
    for box in boxes:
        joined = [group for group in groups if any(_touch(box, other) for other in group)]
        groups = [group for group in groups if group not in joined]
        groups.append([box, *(other for group in joined for other in group)])
    return groups


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _arranged(boxes: list[Box]) -> Cells:
    """The cells of one table by rows; empty unless it has two columns of some width."""
    lefts = sorted({box[0] for box in boxes})
    tops = sorted({box[3] for box in boxes}, reverse=True)
    width = max(box[2] for box in boxes) - lefts[0]
    if len(lefts) < 2 or width < LEAST_WIDTH * len(lefts):  # noqa: PLR2004 - columns
        return []
    rows: Cells = [[None] * len(lefts) for _ in tops]
    for box in boxes:
        rows[tops.index(box[3])][lefts.index(box[0])] = box
    return rows
