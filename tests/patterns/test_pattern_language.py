from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.document import Span
from contract_audit.patterns import Matcher, PatternError, Scanner, load_lexicon, parse_pattern
from contract_audit.patterns.lexicon import parse_lexicon

LEXICON = parse_lexicon(
    {
        "sell": {"words": ["平仓", "卖出", "了结"], "except": ["平仓线"]},
        "may": {"words": ["有权", "可"], "modal": True},
        "tell": {"words": ["通知", "告知"]},
        "unannounced": {"patterns": ["(无需|不经)…4{tell}"]},
        "dispose": {"include": ["sell"], "words": ["处置"]},
    }
)


def matcher(text, *patterns, windows=None, extra=(), values=None):
    parsed = [parse_pattern(source) for source in patterns]
    literals = {atom.name for pattern in parsed for atom in pattern.atoms() if atom.literal}
    literals |= {"无需", "不经"}
    index = Scanner(LEXICON, literals).scan(text)
    for name, hits in extra:
        index.add(name, hits)
    return Matcher(index, windows or [Span(0, len(text))], values), parsed


def stands(text, pattern, **kwargs):
    engine, parsed = matcher(text, pattern, **kwargs)
    return engine.stands(parsed[0], Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        ("出资方有权卖出", "{may}…{sell}", True),
        ("卖出的，出资方有权", "{may}…{sell}", False),
        ("有权卖出", "{may}{sell}", True),
        ("有权立即卖出", "{may}{sell}", False),
        ("有权一二三四五卖出", "{may}…4{sell}", False),
        ("有权一二三四五卖出", "{may}…5{sell}", True),
        ("有权一二三四五六七八九十一二三四五六卖出", "{may}……{sell}", True),
        ("卖出之后再通知", "{tell} + {sell}", True),
        ("直接卖出", "{sell} + !{tell}", True),
        ("卖出并通知", "{sell} + !{tell}", False),
        ("触及平仓线", "{sell}", False),
        ("触及平仓线即平仓", "{sell}", True),
        ("甲方处置", "{dispose}", True),
        ("甲方了结", "{dispose}", True),
        ("无需另行通知即可平仓", "{unannounced}…{sell}", True),
        ("通知后平仓", "{unannounced}…{sell}", False),
        ("随时卖出", "(随时|任意)…{sell}", True),
        ("有权了结", "{may}(清空|{sell})", True),
    ],
)
def test_patterns_mean_what_they_say(text, pattern, expected):
    assert stands(text, pattern) is expected


def test_the_head_is_the_last_element_that_is_no_modal_unless_marked():
    engine, (plain, marked) = matcher("卖出时有权通知", "{sell}…{tell}", "*{sell}…{tell}")
    window = Span(0, 7)
    assert next(engine.matches(plain, window)).head == Span(5, 7)
    assert next(engine.matches(marked, window)).head == Span(0, 2)


def test_a_bound_compares_the_value_of_a_quantity():
    text = "违约金为合同额的30%"
    hit = (text.index("30%"), len(text))
    kwargs = {"extra": [("percent", [hit])], "values": {("percent", hit): Decimal("0.3")}}
    assert stands(text, "违约金…{percent>=0.2}", **kwargs)
    assert not stands(text, "违约金…{percent<0.2}", **kwargs)


def test_nothing_is_found_across_windows():
    text = "甲方有权。乙方卖出。"
    engine, (pattern,) = matcher(text, "{may}…{sell}", windows=[Span(0, 5), Span(5, 10)])
    assert engine.candidates(pattern) == []
    assert list(engine.find(pattern)) == []


def test_nearest_tells_what_is_missing():
    engine, (pattern,) = matcher("甲方有权收取费用", "{may}…{sell}")
    assert engine.nearest(pattern) == (0, ("sell",))


@pytest.mark.parametrize(
    "source", ["", "…{sell}", "{sell}…", "{Sell}", "{sell", "!{sell}", "{percent>=x}", "(清空{sell}|卖)"]
)
def test_what_is_not_of_the_language_is_refused(source):
    with pytest.raises(PatternError):
        parse_pattern(source)


def test_a_cycle_of_includes_is_refused():
    with pytest.raises(PatternError):
        parse_lexicon({"a": {"include": ["b"]}, "b": {"include": ["a"]}})


@given(st.text(alphabet="甲乙方有权可卖出平仓线通知告知无需，。", max_size=60))
def test_a_match_lies_in_its_window_and_its_evidence_in_order(text):
    engine, (pattern,) = matcher(text, "{may}…{sell}")
    for _, match in engine.find(pattern):
        first, second = match.evidence
        assert 0 <= first.start < first.end <= second.start < second.end <= len(text)


@given(st.text(alphabet="甲方有权卖出平仓线，", max_size=40), st.text(alphabet="甲方有权卖出平仓线，", max_size=40))
def test_text_after_the_window_takes_no_match_away(text, more):
    pattern = parse_pattern("{may}…{sell}")
    alone = Matcher(Scanner(LEXICON).scan(text), [Span(0, len(text))])
    longer = Matcher(Scanner(LEXICON).scan(text + "。" + more), [Span(0, len(text))])
    assert alone.stands(pattern, Span(0, len(text))) == longer.stands(pattern, Span(0, len(text)))


def test_the_shipped_lexicon_reads_and_names_only_what_exists():
    from contract_audit.rulebook.lint import CODE_NAMES

    lexicon = load_lexicon()
    for name in lexicon.names():
        for pattern in lexicon[name].patterns:
            assert lexicon.unknown_names(pattern, CODE_NAMES) == (), name
