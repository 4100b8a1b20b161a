"""What holds for every term, whatever the text."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contract_audit.patterns import load_lexicon, parse_pattern
from contract_audit.terms import phrases, term_patterns
from contract_audit.terms.binding import family
from contract_audit.terms.registry import load_extractors

HERE = Path(__file__).parent
TERMS = (HERE / "terms.txt").read_text(encoding="utf-8").split()

ROLES = frozenset(
    {
        "funder", "operator", "platform", "account_holder", "guarantor", "custodian_bank", "broker", "trustee",
        "other_party", "unknown_party", "party", "strong", "weak", "lender",
        "amount", "percent", "ratio", "multiple", "date", "duration", "clock", "interest_words",
    }
)  # fmt: skip

WORDS = st.sampled_from([*(HERE / "fuzz_words.txt").read_text(encoding="utf-8").split(), "\n", "\t", " "])


def test_the_extractors_are_these():
    assert sorted(load_extractors()) == sorted(TERMS)


def test_patterns_use_only_names_that_exist():
    lexicon = load_lexicon()
    used = [pattern for name in sorted(phrases.names()) for _, pattern in phrases.phrases(name)]
    assert used
    assert {name for pattern in used for name in lexicon.unknown_names(pattern, ROLES)} == set()


def test_families_use_only_labels_that_exist():
    lexicon = load_lexicon()
    for name in ("amount", "charge", "rate"):
        rule = family(name)
        assert [label for label in (*rule.labels, *rule.strong) if label not in lexicon] == []


def test_literals_are_those_of_the_patterns():
    literals = {atom.name for pattern in term_patterns() for atom in pattern.atoms() if atom.literal}
    assert "连带责任" in literals
    assert not any(atom.name in literals for atom in parse_pattern("{funder}…{amount}").atoms())


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS, max_size=60))
def test_never_raises_and_keeps_its_promises(read, words):
    text, terms = read("".join(words))
    for term in terms:
        assert 0 <= term.span.start < term.span.end <= len(text)
        assert len(term.span) <= 80
        assert term.raw
        assert term.term in TERMS
        assert 0 < term.confidence <= 1
        assert term.value is not None or term.issues
    assert list(terms) == sorted(terms, key=lambda term: (term.span, term.term))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_any_text_is_read(read, text):
    normal, terms = read(text)
    assert all(term.span.end <= len(normal) for term in terms)


def test_the_same_text_gives_the_same_terms(read):
    text = "甲方：赵一\n乙方：钱二\n借款本金100万元，月利率2%，平仓线为借款本金的110%。"
    assert read(text) == read(text)


def test_what_is_not_stated_is_absent(read):
    _, terms = read("甲方：____\n乙方：____\n借款金额：____元，利率____%，期限____个月，平仓线____%。")
    assert terms == ()


@pytest.mark.parametrize("lead", ["例如", "比如", "举例说明："])
def test_examples_state_nothing(stated, lead):
    sentence = f"{lead}借款本金100万元，月利率2%，杠杆比例1:5，平仓线为借款本金的110%。"
    assert [stated(sentence, term) for term in ("principal", "interest_rate", "leverage", "liquidation_line")] == [
        []
    ] * 4


def test_a_repeated_value_is_stated_once(stated):
    found = stated("借款本金100万元。\n甲方向乙方出借100万元。", "principal")
    assert [term.value for term in found] == [Decimal(1_000_000)]


def test_two_values_are_both_stated(stated):
    found = stated("借款本金100万元。\n附件：贷款金额：120万元。", "principal")
    assert [term.value for term in found] == [1_000_000, 1_200_000]


def test_a_text_without_sentences_stays_cheap(read):
    text, terms = read("借款100万元，平仓线85%，配资比例1:5，" * 2000)
    assert len(text) > 40_000
    assert {term.term for term in terms} == {"principal", "liquidation_line", "leverage"}
