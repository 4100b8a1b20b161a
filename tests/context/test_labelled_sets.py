"""The labelled context sets are well formed, balanced and disjoint."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

HALVES = ("development", "heldout")
KINDS = frozenset(
    {
        "negation",
        "prohibition",
        "condition",
        "exception",
        "reopened",
        "definition",
        "quoted_law",
        "history",
        "self_praise",
        "question",
        "reported",
    }
)
SHARED_RUN = 12


def _sentences(half: str) -> list[dict[str, Any]]:
    lines = (Path(__file__).parent / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _runs(text: str) -> set[str]:
    letters = "".join(filter(str.isalnum, text))
    return {letters[start : start + SHARED_RUN] for start in range(max(1, len(letters) - SHARED_RUN + 1))}


@pytest.mark.parametrize("half", HALVES)
def test_every_line_is_well_formed_and_asked_once(half: str) -> None:
    asked = Counter((line["text"], line["target"], line["nth"]) for line in _sentences(half))
    assert max(asked.values()) == 1
    for line in _sentences(half):
        assert set(line) == {"text", "target", "nth", "contexts", "holder"}
        assert line["text"].count(line["target"]) >= line["nth"] >= 1, line
        assert set(line["contexts"]) <= KINDS, line
        if line["holder"] is not None:
            assert line["holder"] in line["text"], line
            assert {"negation", "prohibition"} & set(line["contexts"]), line
            assert "quoted_law" not in line["contexts"], line


@pytest.mark.parametrize("half", HALVES)
def test_every_kind_is_represented_and_a_third_asserts(half: str) -> None:
    lines = _sentences(half)
    counts = Counter(kind for line in lines for kind in line["contexts"])
    assert len(lines) >= 220
    assert min(counts[kind] for kind in sorted(KINDS)) >= 12
    assert sum(not line["contexts"] for line in lines) / len(lines) >= 0.35


def test_the_halves_share_no_wording() -> None:
    development, heldout = ({run for line in _sentences(half) for run in _runs(line["text"])} for half in HALVES)
    assert not development & heldout
