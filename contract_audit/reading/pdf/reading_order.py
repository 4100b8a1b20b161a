"""Reading order on a page: line by line, and column by column where text stands in columns.

Side by side stand also the cells of tables without rules, two signatures, or a label and its blank; those are read line
by line. Only blocks of prose on both sides of a gutter that runs through several lines are columns.
"""

from contract_audit.reading.pdf.layout import Block, Row, Segment

COLUMN_LINES = 5
"""Lines that each side of a gutter needs."""
COLUMN_CHARACTERS = 10
"""Characters that lines on each side of a gutter need on average."""
COLUMN_OVERLAP = 0.5
"""Share of the lower side's height over which both sides stand next to each other."""
SAME_LINE = 0.5
"""Share of the lower one's height by which two blocks on one line overlap; a raised mark lies wholly inside."""
GUTTER = 0.5
"""Least width of a gutter in line heights."""
CENTRED = 0.08
"""A lone block whose middle is within this share of the width from the middle is a title over both columns."""
LONGEST_STRETCH = 200
"""Lines looked at for one gutter, so that a page of specks does not take quadratic time."""

Interval = tuple[float, float]


def rows(blocks: list[Block]) -> list[Row]:
    """The rows of a page in reading order. `blocks` come in stream order, which is kept where it already is right."""
    in_stream = _stream_rows(blocks)
    if in_stream is not None and sum(len(row) > 1 for row in in_stream) < COLUMN_LINES:
        return in_stream
    return _cut(blocks)


def _stream_rows(blocks: list[Block]) -> list[Row] | None:
    """The rows of the stream, or None when the stream does not run left to right and downwards."""
    found: list[Row] = []
    for block in blocks:
        if found:
            before = found[-1][-1]
            if _same_line(before, block):
                if block.box[0] < before.box[0]:
                    return None
                found[-1].append(block)
                continue
            if block.middle > before.middle:
                return None
        found.append([block])
    return found


def _same_line(one: Block, other: Block) -> bool:
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return shared > SAME_LINE * min(one.height, other.height)


def _cut(blocks: list[Block]) -> list[Row]:
    """Recursive cut: from top to bottom into stretches with a common gutter, those into columns, those again."""
    lines = _lines(blocks)
    extent = (min(block.box[0] for block in blocks), max(block.box[2] for block in blocks))
    found: list[Row] = []
    at = 0
    while at < len(lines):
        end, gutters = _stretch(lines, at, extent)
        columns = _columns([block for line in lines[at:end] for block in line], gutters)
        if columns is None:
            found.append(lines[at])
            at += 1
            continue
        for column in columns:
            found.extend(_cut(column))
        at = end
    return found


def _lines(blocks: list[Block]) -> list[Row]:
    """Blocks that stand on one line, from top to bottom, each from left to right."""
    found: list[Row] = []
    for block in sorted(blocks, key=lambda item: (-item.middle, item.box[0])):
        if found and _same_line(found[-1][0], block):
            found[-1].append(block)
        else:
            found.append([block])
    for line in found:
        line.sort(key=lambda item: item.box[0])
    return found


def _stretch(lines: list[Row], start: int, extent: Interval) -> tuple[int, list[Interval]]:
    """The end of the longest run of lines from `start` that leave a gutter free, and the gutters, widest first."""
    common: list[Interval] = [extent]
    end = start
    for line in lines[start : start + LONGEST_STRETCH]:
        if not all(isinstance(block, Segment) for block in line) or _is_centred(line, extent):
            break
        shared = _shared(common, _free(line, extent), GUTTER * line[0].height)
        if not shared:
            break
        common, end = shared, end + 1
    return max(end, start + 1), sorted(common, key=lambda gutter: gutter[0] - gutter[1])


def _is_centred(line: Row, extent: Interval) -> bool:
    if len(line) > 1:
        return False
    aside = (line[0].box[0] + line[0].box[2]) / 2 - (extent[0] + extent[1]) / 2
    return abs(aside) < CENTRED * (extent[1] - extent[0])


def _free(line: Row, extent: Interval) -> list[Interval]:
    """What a line leaves free of the width `extent`."""
    edges = [extent[0], *(edge for block in line for edge in (block.box[0], block.box[2])), extent[1]]
    return [(edges[at], edges[at + 1]) for at in range(0, len(edges), 2)]


def _shared(one: list[Interval], other: list[Interval], least: float) -> list[Interval]:
    """The parts that two lists of intervals share and that are at least `least` wide."""
    both = [(max(a[0], b[0]), min(a[1], b[1])) for a in one for b in other]
    return [interval for interval in both if interval[1] - interval[0] >= max(least, 1.0)]


def _columns(blocks: list[Block], gutters: list[Interval]) -> tuple[list[Block], list[Block]] | None:
    """The blocks left and right of the first gutter that has prose on both sides over much of the same height."""
    for gutter in gutters:
        left = [block for block in blocks if block.box[2] <= gutter[0] + 0.01]
        right = [block for block in blocks if block.box[0] >= gutter[1] - 0.01]
        if _is_prose(left) and _is_prose(right):
            spans = [(min(b.box[1] for b in side), max(b.box[3] for b in side)) for side in (left, right)]
            beside = min(span[1] for span in spans) - max(span[0] for span in spans)
            if beside >= COLUMN_OVERLAP * min(top - bottom for bottom, top in spans):
                return left, right
    return None


def _is_prose(side: list[Block]) -> bool:
    lines = [block for block in side if isinstance(block, Segment)]
    return len(lines) >= COLUMN_LINES and sum(len(line.text) for line in lines) >= COLUMN_CHARACTERS * len(lines)
