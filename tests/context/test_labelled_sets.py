"""The labelled context sets are well formed, balanced and disjoint."""

import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

SETS = ("development", "heldout", "blind")
FEWEST_LINES = {"development": 220, "heldout": 220, "blind": 160}
FEWEST_OF_A_KIND = {"development": 12, "heldout": 12, "blind": 8}
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


def _sentences(name: str) -> list[dict[str, Any]]:
    lines = (Path(__file__).parent / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _runs(text: str) -> set[str]:
    letters = "".join(filter(str.isalnum, text))
    return {letters[start : start + SHARED_RUN] for start in range(max(1, len(letters) - SHARED_RUN + 1))}


@pytest.mark.parametrize("name", SETS)
def test_every_line_is_well_formed_and_asked_once(name: str) -> None:
    asked = Counter((line["text"], line["target"], line["nth"]) for line in _sentences(name))
    assert max(asked.values()) == 1
    for line in _sentences(name):
        assert set(line) == {"text", "target", "nth", "contexts", "holder"}
        assert line["text"].count(line["target"]) >= line["nth"] >= 1, line
        assert set(line["contexts"]) <= KINDS, line
        if line["holder"] is not None:
            assert line["holder"] in line["text"], line
            assert {"negation", "prohibition"} & set(line["contexts"]), line
            assert "quoted_law" not in line["contexts"], line


@pytest.mark.parametrize("name", SETS)
def test_every_kind_is_represented_and_a_third_asserts(name: str) -> None:
    lines = _sentences(name)
    counts = Counter(kind for line in lines for kind in line["contexts"])
    assert len(lines) >= FEWEST_LINES[name]
    assert min(counts[kind] for kind in sorted(KINDS)) >= FEWEST_OF_A_KIND[name]
    assert sum(not line["contexts"] for line in lines) / len(lines) >= 0.35


def test_no_two_sets_share_wording() -> None:
    runs = {name: {run for line in _sentences(name) for run in _runs(line["text"])} for name in SETS}
    assert [pair for pair in combinations(SETS, 2) if runs[pair[0]] & runs[pair[1]]] == []
