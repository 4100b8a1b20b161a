import re
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from contract_audit.deal.data import elements, playbooks
from contract_audit.deal.deal import LicenceStatus, Underlying
from contract_audit.document import Origin
from contract_audit.report.messages import messages_in, wordings
from contract_audit.report.values import term_styles

FIXED = {
    "severity": {"critical", "high", "medium", "low", "info"},
    "family": set("ABCDEFGHIJ"),
    "kind": {"clause", "absence", "consistency", "numeric"},
    "role": {
        "funder",
        "operator",
        "platform",
        "account_holder",
        "guarantor",
        "custodian_bank",
        "broker",
        "trustee",
        "other",
        "unknown",
    },
    "status": {"ok", "partial", "indeterminate", "failed"},
    "validity": {
        "void-likely",
        "void-contested",
        "voidable",
        "not-formed",
        "suspected-crime",
        "clause-void",
        "valid-regulated",
        "valid",
        "indeterminate",
    },
    "checklist_status": {"evidenced", "claimed-unverified", "missing", "contradicted"},
    "checklist": {f"dd-{number:02}" for number in range(1, 13)},
    "playbook": {book.id for book in playbooks()},
    "underlying": {item.value for item in Underlying},
    "licence": {item.value for item in LicenceStatus},
    "origin": {item.value for item in Origin},
    "convention": {
        "ABS",
        "TOTAL_FRAC",
        "LOSS_OF_MARGIN",
        "MARGIN_REMAIN",
        "LOAN_FRAC",
        "EQ_OVER_T0",
        "EQ_OVER_V",
        "LOSS_OF_TOTAL",
    },
}


@pytest.mark.parametrize("section", FIXED)
def test_the_identifiers_of_the_output_contract_have_labels(section):
    assert set(wordings()[section]) == FIXED[section]


def test_every_wording_is_there_in_both_languages_with_the_same_slots():
    for section, entries in wordings().items():
        for key, wording in entries.items():
            slots = [set(re.findall(r"\{(\w+)\}", text)) for text in (wording.zh, wording.en)]
            assert wording.zh, (section, key)
            assert wording.en, (section, key)
            assert slots[0] == slots[1], (section, key)


def test_chinese_is_chinese():
    spoken = [
        (section, key)
        for section, entries in wordings().items()
        for key, wording in entries.items()
        if section not in {"punctuation", "amount", "origin", "sentence", "confidence"}
        and not re.search(r"[\u4e00-\u9fff]", wording.zh)
    ]
    assert spoken == []


def test_every_shown_term_has_a_name():
    assert set(term_styles()) <= set(wordings()["term"])


def test_every_phrase_that_terms_know_has_a_name():
    extractors = files("contract_audit.terms.extractors")
    sources = [yaml.safe_load(file.read_text("utf-8")) for file in extractors.iterdir() if file.name.endswith(".yaml")]
    named = {name for source in sources for name in (source or {}).get("phrases", ())}
    assert named - {"covered"} <= set(wordings()["value"])


def test_every_element_of_a_deal_has_a_name_in_both_languages():
    assert all(element.zh and element.en for element in elements().values())


def test_a_clause_that_fails_is_not_a_contract_that_fails():
    assert messages_in("zh").label("validity", "clause-void") == "部分条款不受支持或可调整"


def test_no_sentence_calls_the_contract_void():
    said = [
        text for entries in wordings().values() for wording in entries.values() for text in (wording.zh, wording.en)
    ]
    assert not [text for text in said if "合同无效" in text or re.search(r"contract is void", text)]


def test_an_unknown_identifier_shows_itself():
    assert messages_in("zh").label("playbook", "not-yet-known") == "not-yet-known"


def test_no_wording_of_the_layout_is_left_over():
    folder = Path(str(files("contract_audit.report")))
    sources = "".join(path.read_text("utf-8") for pattern in ("*.py", "*.j2") for path in folder.rglob(pattern))
    said = set(re.findall(r"[\"']([\w.-]+)[\"']", sources))
    layout = (
        "heading",
        "label",
        "sentence",
        "action",
        "place",
        "law",
        "punctuation",
        "amount",
        "filter",
        "review",
        "key",
        "decision",
        "chart",
    )
    assert {(section, key) for section in layout for key in wordings()[section] if key not in said} == set()
