"""The labelled sentences: complete, well formed, written anew, half of the risky ones without textbook words."""

import re
from collections import Counter

import pytest

from contract_audit.rulebook import load_rulebook

EACH = 25
WITHOUT_TEXTBOOK = 12
RUN = 20
OF_THE_WHOLE_DOCUMENT = {
    "no-third-party-custody", "risk-disclosure-missing", "suitability-missing", "kyc-aml-missing",
    "cost-disclosure-missing", "essential-term-missing", "signature-missing", "dispute-clause-missing",
    "amount-inconsistent", "date-inconsistent", "liquidation-line-inconsistent", "interest-over-cap",
    "blank-fields", "party-identity-defect",
}  # fmt: skip
MARKED = re.compile(r"[^⟦⟧]*⟦[^⟦⟧]{2,}⟧[^⟦⟧]*")


@pytest.fixture(scope="module")
def sentences(corpora):
    return {
        (kind, path.stem): path.read_text(encoding="utf-8").splitlines()
        for kind in ("risky", "harmless")
        for path in sorted((corpora / "clauses" / kind).glob("*.txt"))
    }


def test_every_risk_of_a_clause_has_both_kinds(sentences, risk_ids):
    wanted = risk_ids - OF_THE_WHOLE_DOCUMENT
    for kind in ("risky", "harmless"):
        assert {risk for of, risk in sentences if of == kind} == wanted
    assert min(len(lines) for lines in sentences.values()) >= EACH


def test_each_line_marks_one_place(sentences):
    wrong = [(name, line) for name, lines in sentences.items() for line in lines if not MARKED.fullmatch(line)]
    assert wrong == []


def test_no_line_stands_twice(sentences):
    lines = Counter(line for of_file in sentences.values() for line in of_file)
    assert [line for line, count in lines.items() if count > 1] == []


def test_lines_of_a_file_are_written_anew(sentences):
    for name, lines in sentences.items():
        runs = Counter(run for line in lines for run in {line[at : at + RUN] for at in range(len(line) - RUN + 1)})
        assert [run for run, count in runs.items() if count > 1] == [], name


def test_half_of_the_risky_sentences_do_without_the_words_everybody_searches_for(sentences):
    textbook = {}
    for rule in load_rulebook().rules:
        textbook.setdefault(rule.risk, set()).update(rule.textbook)
    short = {
        risk: without
        for (kind, risk), lines in sentences.items()
        if kind == "risky"
        and (without := sum(not any(word in line for word in textbook[risk]) for line in lines)) < WITHOUT_TEXTBOOK
    }
    assert short == {}


def test_identities_are_masked(sentences):
    whole = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)")
    assert [line for lines in sentences.values() for line in lines if whole.search(line)] == []
