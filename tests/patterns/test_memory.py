import pytest

from contract_audit.document import Span
from contract_audit.patterns import Matcher, Memory, Scanner, parse_pattern
from contract_audit.patterns.lexicon import parse_lexicon
from contract_audit.patterns.memory import LONGEST

LEXICON = parse_lexicon({"sell": {"words": ["平仓"], "except": ["平仓线"]}, "may": {"words": ["有权"], "modal": True}})
PATTERN = parse_pattern("{funder}…{may}…{sell}")
SENTENCE = "甲方有权平仓。"


def found(text, memory, funder="甲方"):
    windows = [Span(at, at + len(SENTENCE)) for at in range(0, len(text), len(SENTENCE))]
    index = Scanner(LEXICON, patterns=[PATTERN]).scan(text)
    index.add("funder", [(at, at + 2) for at in range(len(text)) if text.startswith(funder, at)])
    return [(at, match.evidence) for at, match in Matcher(index, windows, memory=memory).find(PATTERN)]


def test_what_is_remembered_is_found_at_its_new_place():
    memory = Memory()
    first = found(SENTENCE, memory)
    assert first == [(0, (Span(0, 2), Span(2, 4), Span(4, 6)))]
    again = found("乙方无权平仓。" + SENTENCE, memory)
    assert again == found("乙方无权平仓。" + SENTENCE, None) == [(1, (Span(7, 9), Span(9, 11), Span(11, 13)))]


def test_the_same_words_with_other_roles_are_another_window():
    memory = Memory()
    assert found(SENTENCE, memory)
    assert not found(SENTENCE, memory, funder="乙方")


@pytest.mark.parametrize(("windows", "kept"), [(0, 0), (1, 1), (8, 2)])
def test_a_memory_keeps_no_more_than_it_may(windows, kept):
    memory = Memory(windows)
    keys = [("甲", ()), ("乙", ()), ("丙" * (LONGEST + 1), ())]
    before = memory.recall(keys)
    assert sum(one is other for one, other in zip(before, memory.recall(keys), strict=True)) == kept
    memory.forget()
    assert not any(one is other for one, other in zip(before, memory.recall(keys), strict=True))
