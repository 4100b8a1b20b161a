import json
from pathlib import Path

import msgspec
import pytest

import contract_audit.classifier
from contract_audit.classifier import load_classifier, read_model
from contract_audit.classifier.model import MOST_BYTES, Block, packed
from contract_audit.errors import ModelError
from contract_audit.rulebook import RuleKind, load_rulebook

FILE = Path(contract_audit.classifier.__file__).with_name("model.json")


@pytest.fixture(scope="module")
def data():
    return FILE.read_bytes()


def test_the_file_is_plain_and_not_large(data):
    assert len(data) <= MOST_BYTES
    assert isinstance(json.loads(data), dict)


def test_reading_and_writing_give_the_same_bytes(data):
    assert read_model(data).encoded() == data


def test_it_speaks_of_clauses_only(data):
    book = load_rulebook()
    for risk in read_model(data).risks:
        assert any(rule.kind is RuleKind.CLAUSE for rule in book.of_risk(risk)), risk


def test_it_says_what_made_it(data):
    assert {"python", "machine", "numpy", "scipy", "scikit-learn"} <= set(read_model(data).made_with)


@pytest.mark.parametrize("broken", [b"", b"[]", b"{}", b"\x80\x04K\x01.", b'{"form": 2}', b"\xff\xfe", b"null"])
def test_what_is_no_model_is_refused(broken):
    with pytest.raises(ModelError):
        read_model(broken)


@pytest.mark.parametrize(
    "change",
    [
        {"form": 99},
        {"biases": ()},
        {"thresholds": (0.5,)},
        {"blocks": ()},
        {"slope": 0.0},
        {"slope": float("inf")},
    ],
)
def test_a_model_that_does_not_hold_together_is_refused(data, change):
    with pytest.raises(ModelError):
        read_model(msgspec.structs.replace(read_model(data), **change).encoded())


@pytest.mark.parametrize(
    "change",
    [
        {"raw_counts": packed([1])},
        {"raw_counts": b"123"},
        {"raw_risks": b"\xff" * 4, "raw_counts": packed([4])},
        {"raw_weights": packed([1 << 26] * 4)},
        {"raw_rarities": packed([0])},
    ],
)
def test_a_broken_block_is_refused(data, change):
    model = read_model(data)
    small = Block(1.0, ("a",), packed([1]), packed([4]), bytes(range(4)), packed([-(1 << 25), 0, 1, (1 << 25) - 1]))
    sound = msgspec.structs.replace(model, blocks=(small, *model.blocks[1:]))
    assert read_model(sound.encoded()).blocks[0].weights[0] == -(1 << 25)
    blocks = (msgspec.structs.replace(small, **change), *model.blocks[1:])
    with pytest.raises(ModelError):
        read_model(msgspec.structs.replace(model, blocks=blocks).encoded())


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ModelError, match="gone"):
        load_classifier(tmp_path / "gone.json")
