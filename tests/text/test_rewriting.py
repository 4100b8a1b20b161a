from hypothesis import given
from hypothesis import strategies as st

from contract_audit.text.rewriting import compose, rewrite


@st.composite
def edited(draw):
    text = draw(st.text("abcdef", max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    return text, [(start, end, draw(st.text("XYZ", max_size=4))) for start, end in spans]


@given(edited())
def test_sources_fit_the_text_and_never_fall(case):
    text, edits = case
    rewritten, sources = rewrite(text, edits)
    assert len(rewritten) == len(sources)
    assert list(sources) == sorted(sources)
    assert all(0 <= source < len(text) for source in sources)


@given(edited())
def test_what_no_edit_touches_keeps_its_character(case):
    text, edits = case
    rewritten, sources = rewrite(text, edits)
    for character, source in zip(rewritten, sources, strict=True):
        assert character in "XYZ" or character == text[source]


def test_longer_and_shorter_replacements_share_out_their_sources():
    assert rewrite("a㈠b", [(1, 2, "（一）")]) == ("a（一）b", rewrite("a㈠b", [(1, 2, "（一）")])[1])
    assert list(rewrite("a㈠b", [(1, 2, "（一）")])[1]) == [0, 1, 1, 1, 2]
    assert list(rewrite("a......b", [(1, 7, "____")])[1]) == [0, 1, 2, 3, 6, 7]


def test_an_insertion_takes_the_offset_it_stands_before():
    text, sources = rewrite("ab", [(1, 1, "\n")])
    assert (text, list(sources)) == ("a\nb", [0, 1, 1])


def test_composition_leads_through_both_texts():
    once, inner = rewrite("a--b", [(1, 3, "")])
    twice, outer = rewrite(once, [(0, 1, "")])
    assert (twice, list(compose(outer, inner))) == ("b", [3])
