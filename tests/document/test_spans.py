from array import array
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.document import Document, Locator, OffsetMap, Origin, Page, Span, TextRun


@st.composite
def rewritings(draw):
    """Sources that never fall, as a rewriting makes them: gaps are dropped characters, repeats expanded ones."""
    steps = draw(st.lists(st.integers(0, 3), max_size=60))
    at, sources = 0, []
    for step in steps:
        at += step
        sources.append(at)
    return array("I", sources)


@given(rewritings(), st.data())
def test_every_rewritten_span_comes_back_to_itself_or_more(sources, data):
    offsets = OffsetMap(sources)
    start = data.draw(st.integers(0, len(sources)))
    end = data.draw(st.integers(start, len(sources)))
    back = offsets.to_rewritten(offsets.to_original(Span(start, end)))
    if end > start:
        assert back.start <= start
        assert back.end >= end


@given(rewritings())
def test_segments_cover_exactly_the_sources(sources):
    offsets = OffsetMap(sources)
    segments = offsets.segments(Span(0, len(sources)))
    covered = [at for segment in segments for at in range(segment.start, segment.end)]
    assert covered == sorted(set(sources))
    assert all(left.end < right.start for left, right in pairwise(segments))


def test_identity_maps_each_span_to_itself():
    assert OffsetMap.identity(9).to_original(Span(2, 7)) == Span(2, 7)


def test_a_span_outside_the_text_is_refused():
    with pytest.raises(IndexError):
        OffsetMap.identity(3).to_original(Span(1, 9))


def test_boxes_are_cut_to_the_share_of_the_run():
    document = Document(
        text="甲乙丙丁",
        media_type="application/pdf",
        origin=Origin.PDF,
        pages=(Page(1, Span(0, 4), 100, 100),),
        text_runs=(TextRun(Span(0, 4), 1, (0.0, 10.0, 40.0, 20.0)),),
    )
    assert Locator(document).boxes(Span(1, 3)) == ((1, (10.0, 10.0, 30.0, 20.0)),)
    assert Locator(document).page(Span(1, 3)) == 1
