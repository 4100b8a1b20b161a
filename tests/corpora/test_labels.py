import hashlib
import json
import re
import tomllib
from datetime import date
from itertools import chain

import pytest

LONGEST_MARK, LONGEST_TERM = 200, 80
ENTRIES = {
    "clauses": {"risk", "quote", "nth", "certainty", "note"},
    "absent": {"risk", "certainty"},
    "clean": {"risk", "quote", "nth", "why"},
    "terms": {"term", "value", "unit", "quote", "nth"},
}
SURE_OR_ARGUABLE = {"sure", "arguable"}
WHOLE_IDENTITY_NUMBER = re.compile(r"\d{17}[\dXx]")
WHOLE_MOBILE_NUMBER = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")


def test_the_law_table_knows_every_risk_of_the_taxonomy(risk_ids):
    assert len(risk_ids) == 95


def test_gold_belongs_to_its_text(labelled):
    assert labelled.gold["doc"] == labelled.path.with_suffix(".txt").name
    assert labelled.gold["sha256"] == labelled.sha256
    assert labelled.gold["chars"] == len(labelled.text)


def test_text_needs_no_newline_repair(labelled):
    assert b"\r" not in labelled.bytes
    assert not labelled.text.startswith("\ufeff")


@pytest.mark.parametrize("part", ["clauses", "clean", "terms"])
def test_every_quote_is_found_where_it_says(labelled, part):
    lost = [label["quote"] for label in labelled.gold[part] if labelled.place(label) < 0]
    assert lost == []


@pytest.mark.parametrize("part", ENTRIES)
def test_entries_hold_known_fields_only(labelled, part):
    for label in labelled.gold[part]:
        assert set(label) <= ENTRIES[part]


def test_every_risk_is_known(labelled, risk_ids):
    gold = labelled.gold
    used = {label["risk"] for label in chain(gold["clauses"], gold["absent"], gold["clean"])}
    assert used - risk_ids == set()


def test_certainty_is_stated(labelled):
    stated = {label["certainty"] for label in chain(labelled.gold["clauses"], labelled.gold["absent"])}
    assert stated <= SURE_OR_ARGUABLE


def test_vocabulary_is_kept(labelled, vocabulary):
    gold = labelled.gold
    assert set(gold["playbook"]) <= set(vocabulary["playbooks"])
    assert gold["validity"] in vocabulary["validities"]
    assert set(gold["roles"].values()) <= set(vocabulary["roles"])
    assert {label["why"] for label in gold["clean"]} <= set(vocabulary["reasons"])
    assert {term["term"] for term in gold["terms"]} <= set(vocabulary["terms"])


def test_roles_are_labels_of_the_text(labelled):
    assert [label for label in labelled.gold["roles"] if label not in labelled.text] == []


def test_spans_are_short(labelled):
    assert [mark["quote"] for mark in labelled.gold["clauses"] if len(mark["quote"]) > LONGEST_MARK] == []
    assert [term["quote"] for term in labelled.gold["terms"] if len(term["quote"]) > LONGEST_TERM] == []


def test_no_mark_stands_twice(labelled):
    marks = [(mark["risk"], labelled.place(mark)) for mark in labelled.gold["clauses"]]
    assert len(marks) == len(set(marks))


def test_no_sentence_is_both_marked_and_clean_for_one_risk(labelled):
    marked = {(mark["risk"], mark["quote"], mark["nth"]) for mark in labelled.gold["clauses"]}
    clean = {(mark["risk"], mark["quote"], mark["nth"]) for mark in labelled.gold["clean"]}
    assert marked & clean == set()


def test_valid_documents_have_traps_and_no_sure_mark(labelled):
    if labelled.gold["validity"] not in {"valid", "valid-regulated"}:
        return
    sure = [mark for mark in labelled.gold["clauses"] if mark["certainty"] == "sure"]
    assert not sure or labelled.gold["validity"] == "valid-regulated"  # a licensed lender can be harsh, too
    assert len(labelled.gold["clean"]) >= 20


def test_lines_name_their_convention(labelled, vocabulary):
    for term in labelled.gold["terms"]:
        if term["term"] in {"warning_line", "liquidation_line"}:
            assert term["unit"] in vocabulary["line_conventions"]
            assert term["value"] > 0


def test_leverage_follows_from_the_amounts(labelled):
    if labelled.gold["validity"] == "valid-regulated":
        return  # a licensed lender states a ceiling, not what was lent
    values = {}
    for term in labelled.gold["terms"]:
        values.setdefault(term["term"], set()).add(str(term["value"]))
    named = [values.get(name, set()) for name in ("principal", "own_margin", "leverage")]
    if all(len(stated) == 1 for stated in named):  # several offers, or a scale, compare nothing
        principal, margin, leverage = (float(next(iter(stated))) for stated in named)
        assert principal / margin == pytest.approx(leverage, rel=0.01)


def test_dates_are_iso(labelled):
    for term in labelled.gold["terms"]:
        if term["term"] in {"sign_date", "disbursement_date"}:
            assert date.fromisoformat(term["value"]).isoformat() == term["value"]


def test_identities_are_masked(labelled):
    assert WHOLE_IDENTITY_NUMBER.search(labelled.text) is None
    assert WHOLE_MOBILE_NUMBER.search(labelled.text) is None


def test_both_worlds_are_there(labelled_texts):
    valid = [text for text in labelled_texts if text.gold["validity"] in {"valid", "valid-regulated"}]
    assert len(valid) >= 4
    assert len(labelled_texts) - len(valid) >= 8


def test_the_readme_states_the_true_figures(labelled_texts, corpora):
    table = tomllib.loads((corpora / "figures.toml").read_text(encoding="utf-8"))
    golds = [text.gold for text in labelled_texts]
    assert table == {
        "documents": len(golds),
        "characters": sum(gold["chars"] for gold in golds),
        "sure_marks": sum(mark["certainty"] == "sure" for gold in golds for mark in gold["clauses"]),
        "arguable_marks": sum(mark["certainty"] == "arguable" for gold in golds for mark in gold["clauses"]),
        "clean_marks": sum(len(gold["clean"]) for gold in golds),
        "terms": sum(len(gold["terms"]) for gold in golds),
        "risks_marked": len({mark["risk"] for gold in golds for mark in gold["clauses"]}),
    }


def test_the_second_labelling_is_of_the_same_texts(corpora, risk_ids):
    second = sorted((corpora / "second").glob("*.json"))
    assert len(second) >= 12
    for path in second:
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (path.parent / gold["doc"]).read_text(encoding="utf-8")
        assert hashlib.sha256(text.encode()).hexdigest() == gold["sha256"]
        marks = [*gold["clauses"], *gold["clean"]]
        assert all(text.count(mark["quote"]) >= mark["nth"] for mark in marks)
        assert {mark["risk"] for mark in marks} <= risk_ids
