"""Whatever the sentence, cues lie within it and reading it stays cheap."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.document.span import Span
from contract_audit.text.context import ContextKind, contexts_of, find_cues
from contract_audit.text.context.find import LONGEST_SENTENCE
from contract_audit.text.context.lexicon import lexicon

PIECES = (
    *("不", "未", "无", "没有", "不得", "严禁", "未经", "同意", "书面", "通知", "方可", "除非", "除", "外，", "的，"),
    *(
        "但",
        "但是",
        "否则",
        "甲方",
        "乙方",
        "双方",
        "可",
        "有权",
        "应当",
        "即可",
        "直接",
        "平仓",
        "保本",
        "账户",
        "拒绝",
    ),
    *("、", "，", "。", "；", "：", "（", "）", "（“", "”）", "“", "”", "或者", "和", "是指", "以下简称", "依照"),
    *("证券法", "第", "规定", "法院", "认为", "曾", "2015年", "放心", "？", "谨防", "诈骗", "对", "与", "无关", "先"),
    *("后", "前", "时", "仅在", "才", "概不", "负责", "不予"),
)
sentences = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=60).map("".join))


@given(sentences)
def test_spans_lie_within_the_sentence(text):
    for cue in find_cues(text):
        assert 0 <= cue.span.start < cue.span.end <= len(text)
        assert 0 <= cue.scope.start < cue.scope.end <= len(text)
        if cue.holder is not None:
            assert 0 <= cue.holder.start < cue.holder.end <= len(text)


@given(sentences, st.integers(0, 100), st.integers(1, 10))
def test_contexts_are_kinds_of_cues_found(text, start, length):
    cues = find_cues(text)
    assert contexts_of(cues, Span(start, start + length)) <= {cue.kind for cue in cues}


@given(sentences)
def test_the_same_sentence_reads_the_same(text):
    assert find_cues.__wrapped__(text) == find_cues.__wrapped__(text)


@pytest.mark.parametrize("piece", ["不得", "未经同意，", "对不", "但可", "（“", "除", "经同意", "。", "甲方不承担，"])
def test_hostile_repetition_is_cut_off(piece):
    find_cues.__wrapped__(piece)
    started = time.perf_counter()
    cues = find_cues.__wrapped__(piece * 50_000)
    assert time.perf_counter() - started < 1
    assert all(cue.scope.end <= LONGEST_SENTENCE for cue in cues)


def test_every_role_a_rule_asks_for_is_played_by_some_word():
    lexemes = lexicon().lexemes
    played = {role for lexeme in lexemes for role in lexeme.roles}
    for rule in {rule.words: rule for lexeme in lexemes for rule in lexeme.rules}.values():
        asked = rule.closers | rule.through | rule.needs_before | rule.needs_behind
        assert asked | rule.bars | rule.bars_before | rule.bars_anywhere <= played, rule.words
        assert rule.reach in {*lexicon().reaches, "clause", "relation"}
    for reach in lexicon().reaches.values():
        assert reach.ends | reach.ends_after <= played


def test_every_kind_has_words():
    assert {rule.kind for lexeme in lexicon().lexemes for rule in lexeme.rules} == set(ContextKind)
