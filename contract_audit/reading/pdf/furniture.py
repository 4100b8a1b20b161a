"""Page furniture: what stands on many pages at the same place, and lone page numbers."""

import re
from collections import Counter

from contract_audit.reading.pdf.layout import Segment

MARGIN = 0.12
"""Share of the page height at top and bottom in which headers and footers stand."""
MARGIN_SHARE = 0.4
"""Share of pages (at least two) on which a line of the margins recurs to be furniture; left and right may differ."""
BODY_SHARE = 0.6
"""Share of pages (at least three) on which a line elsewhere, such as a watermark, recurs to be furniture."""
SAME_FORM = 0.5
"""Where more than this share of a page's lines recurs, the pages are copies of one form, not furniture."""
FORM_LINES = 6
"""Lines a page needs to be judged a copy of a form."""
GRID = 4.0
"""Points within which two lines of different pages stand at the same height."""

_DIGITS = re.compile(r"[0-9０-９]+")
_NUMBER = r"[0-9０-９]{1,4}"
_NUMERAL = r"(?:[0-9０-９]{1,4}|[一二三四五六七八九十百零〇]{1,5})"
_EDGE = r"[-–—―－~·|\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_EDGE}(?:{_NUMBER}\s*(?:[/／]\s*{_NUMBER})?|[Pp]age\s*{_NUMBER}(?:\s*(?:/|of)\s*{_NUMBER})?"
    rf"|第\s*{_NUMERAL}\s*[页頁](?:[\s,，/／、|]*[共总總]\s*{_NUMERAL}\s*[页頁])?|第\s*{_NUMBER}\s*[/／]\s*{_NUMBER}\s*[页頁]"
    rf"|[共总總]\s*{_NUMERAL}\s*[页頁][\s,，/／、|]*第\s*{_NUMERAL}\s*[页頁]){_EDGE}",
)

Key = tuple[str, int]
Extent = tuple[float, float]
"""Bottom and top of a page in points."""


def furniture(pages: list[tuple[list[Segment], Extent]]) -> list[frozenset[int]]:
    """For each page, given as its segments and its extent, the positions of the segments that are furniture."""
    keys = [[_key(segment) for segment in segments] for segments, _ in pages]
    counts = Counter(key for page in keys for key in set(page))
    written = sum(1 for page in keys if page)
    found = []
    for (segments, extent), page in zip(pages, keys, strict=True):
        recurring = sum(counts[key] > 1 for key in page)
        copy_of_form = len(page) >= FORM_LINES and recurring > SAME_FORM * len(page)
        outer = _outermost(segments)
        found.append(
            frozenset(
                at
                for at, segment in enumerate(segments)
                if (not copy_of_form and _recurs(counts[page[at]], written, in_margin=_in_margin(segment, extent)))
                or (at in outer and _in_margin(segment, extent) and _PAGE_NUMBER.fullmatch(segment.text))
            ),
        )
    return found


def _key(segment: Segment) -> Key:
    text = _DIGITS.sub("#", "".join(segment.text.split()))
    return text, round(segment.middle / GRID)


def _recurs(count: int, pages: int, *, in_margin: bool) -> bool:
    if in_margin:
        return count >= max(2, MARGIN_SHARE * pages)
    return count >= max(3, BODY_SHARE * pages)


def _in_margin(segment: Segment, extent: Extent) -> bool:
    bottom, top = extent
    margin = MARGIN * (top - bottom)
    return not bottom + margin < segment.middle < top - margin


def _outermost(segments: list[Segment]) -> frozenset[int]:
    """Positions of the segments on the first and on the last line of the page."""
    if not segments:
        return frozenset()
    top = max(segment.middle for segment in segments)
    bottom = min(segment.middle for segment in segments)
    return frozenset(
        at
        for at, segment in enumerate(segments)
        if min(top - segment.middle, segment.middle - bottom) < segment.height / 2
    )
