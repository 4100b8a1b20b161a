from hypothesis import given
from hypothesis import strategies as st

from contract_audit.report.marking import Stretch, cut

EDGES = st.integers(min_value=-5, max_value=40)
SPANS = st.lists(st.tuples(EDGES, EDGES), max_size=8)


@given(SPANS, st.lists(EDGES, max_size=4))
def test_pieces_tile_the_text_and_know_what_covers_them(spans, breaks):
    keyed = [(start, end, key) for key, (start, end) in enumerate(spans)]
    pieces = cut(0, 30, keyed, breaks)
    assert [piece.start for piece in pieces] == [0, *(piece.end for piece in pieces[:-1])]
    assert pieces[-1].end == 30
    for piece in pieces:
        for at in range(piece.start, piece.end):
            assert piece.keys == tuple(key for start, end, key in keyed if start <= at < end)


def test_one_key_may_cover_several_spans_that_overlap():
    assert cut(0, 6, [(0, 4, 7), (2, 6, 7)]) == (Stretch(0, 2, (7,)), Stretch(2, 4, (7,)), Stretch(4, 6, (7,)))


def test_an_empty_text_has_no_pieces():
    assert cut(0, 0, [(0, 3, 1)]) == ()
