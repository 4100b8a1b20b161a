import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from contract_audit.document.span import Span
from contract_audit.text.context import contexts_of, find_cues
from contract_audit.text.normalise import normalise_text


@dataclass
class Score:
    """Right, wrong and missed contexts by kind, and holders right of those labelled."""

    right: Counter = field(default_factory=Counter)
    wrong: Counter = field(default_factory=Counter)
    missed: Counter = field(default_factory=Counter)
    holders: int = 0
    holders_right: int = 0

    def f1(self, kind=None):
        right, wrong, missed = (
            sum(n for k, n in counts.items() if kind in {None, k}) for counts in (self.right, self.wrong, self.missed)
        )
        return 2 * right / (2 * right + wrong + missed) if right else 0.0

    def lines(self):
        for kind in sorted({*self.right, *self.wrong, *self.missed}):
            right, wrong, missed = self.right[kind], self.wrong[kind], self.missed[kind]
            precision = right / (right + wrong) if right else 0.0
            recall = right / (right + missed) if right else 0.0
            yield f"{kind:<12} P {precision:.3f}  R {recall:.3f}  F1 {self.f1(kind):.3f}  of {right + missed}"
        yield f"micro F1 {self.f1():.3f}; holders {self.holders_right} of {self.holders}"


def read_labelled(path: Path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def find_target(text: str, target: str, nth: int) -> Span:
    start = -1
    for _ in range(nth):
        start = text.index(target, start + 1)
    return Span(start, start + len(target))


def score(rows) -> Score:
    result = Score()
    for row in rows:
        text = normalise_text(row["text"])
        cues = find_cues(text)
        target = find_target(text, normalise_text(row["target"]), row["nth"])
        found = {kind.value for kind in contexts_of(cues, target)}
        expected = set(row["contexts"])
        result.right.update(found & expected)
        result.wrong.update(found - expected)
        result.missed.update(expected - found)
        if row["holder"]:
            result.holders += 1
            result.holders_right += any(
                cue.holder is not None
                and cue.holder.of(text) == normalise_text(row["holder"])
                and contexts_of((cue,), target)
                for cue in cues
            )
    return result


HALVES = {half: Path(__file__).with_name(f"{half}.jsonl") for half in ("development", "heldout")}


@pytest.mark.parametrize("half", HALVES)
def test_contexts_reach_95_percent_micro_f1(half):
    if not HALVES[half].exists():
        pytest.skip(f"no labelled {half} half")
    result = score(read_labelled(HALVES[half]))
    figures = "\n".join(result.lines())
    assert result.f1() >= 0.95, figures
