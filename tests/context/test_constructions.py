"""One sentence per construction; the target stands in 【】."""

from pathlib import Path

import pytest

from contract_audit.document.span import Span
from contract_audit.text.context import contexts_of, find_cues

LINES = Path(__file__).with_name("constructions.tsv").read_text("utf-8").splitlines()


@pytest.mark.parametrize("line", LINES)
def test_target_stands_in_exactly_this_context(line):
    kind, marked = line.split("\t")
    before, target, behind = marked.replace("】", "【").split("【")
    cues = find_cues(before + target + behind)
    expected = frozenset() if kind == "none" else frozenset({kind})
    assert contexts_of(cues, Span(len(before), len(before) + len(target))) == expected, cues


def test_a_cue_inside_the_target_is_part_of_its_meaning():
    text = "保证金不予退还。"
    assert contexts_of(find_cues(text), Span(3, 7)) == frozenset()
    assert contexts_of(find_cues(text), Span(0, 3)) == {"negation"}


def test_the_holder_of_a_ban_is_the_party_it_binds():
    text = "借款期间，甲方不得转借乙方的账户。"
    (ban,) = (cue for cue in find_cues(text) if cue.kind == "prohibition")
    assert ban.holder is not None
    assert ban.holder.of(text) == "甲方"
    assert ban.span.of(text) == "不得"


def test_a_party_told_behind_the_ban_is_its_holder():
    text = "甲方严禁乙方买入停牌股票。"
    assert {cue.holder.of(text) for cue in find_cues(text) if cue.holder} == {"乙方"}


def test_a_sentence_without_cues_has_none():
    assert find_cues("本合同一式两份，双方各执一份。") == ()
