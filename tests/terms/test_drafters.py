"""Texts by very different hands: a chat, a letter, a note between friends, company contracts."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml

from contract_audit import audit
from contract_audit.pipeline.outcome import Report

FOLDER = Path(__file__).parent / "drafters"
EXPECTED = yaml.safe_load((FOLDER / "expected.yaml").read_text(encoding="utf-8"))


@cache
def read(name: str) -> Report:
    return audit(FOLDER / f"{name}.txt")


def same(found, expected):
    if isinstance(expected, str):
        return str(found) == expected
    return isinstance(found, Decimal | float | int) and abs(float(found) - expected) <= 1e-6 * max(1, expected)


@pytest.mark.parametrize(
    ("name", "term", "value"), [(name, *stated) for name, doc in EXPECTED.items() for stated in doc["terms"]]
)
def test_a_text_by_another_hand_states(name, term, value):
    assert any(found.term == term and same(found.value, value) for found in read(name).terms)


@pytest.mark.parametrize("name", EXPECTED)
def test_no_value_of_another_thing_is_taken(name):
    stated = EXPECTED[name]["terms"]
    for found in read(name).terms:
        if found.term in {"principal", "own_margin", "total_funds", "interest_rate", "leverage"}:
            assert any(term == found.term and same(found.value, value) for term, value in stated), found


@pytest.mark.parametrize("name", EXPECTED)
def test_the_parties_have_their_roles(name):
    roles = {party.label: str(party.role) for party in read(name).parties}
    assert {label: roles.get(label) for label in EXPECTED[name]["roles"]} == EXPECTED[name]["roles"]
