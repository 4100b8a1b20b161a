"""What to do now, by the reader's situation and the verdict."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import msgspec

from contract_audit.data_files import read_data
from contract_audit.findings import Group
from contract_audit.judgement.validity import Verdict

SITUATIONS: Final = ("unsigned", "signed", "trading", "cannot-withdraw", "liquidated", "lender")
"""The situations a reader can be in."""

_MOST_REASONS: Final = 5


class NextStep(msgspec.Struct, frozen=True):
    """One step: what to do in each language, and the findings it rests on (fingerprints)."""

    id: str
    zh: str
    en: str
    because: tuple[str, ...]


def next_steps(verdict: Verdict, groups: Sequence[Group], situation: str | None) -> tuple[NextStep, ...]:
    """The steps for a reader in `situation`; without one, those for every reader but the lender."""
    data = _data()
    wanted = (situation,) if situation else ("unsigned", "signed", "trading", "cannot-withdraw")
    because = tuple(finding.fingerprint for group in groups for finding in group.findings[:1])[:_MOST_REASONS]
    steps: list[NextStep] = []
    for name, step in data["steps"].items():
        named = [item for item in wanted if item in step["situations"]]
        if not named or verdict.value not in step["verdicts"]:
            continue
        heads = [data["situations"][item] for item in named] if situation is None else []
        zh = "、".join(head["zh"] for head in heads)
        en = "; ".join(head["en"] for head in heads)
        steps.append(
            NextStep(
                name,
                f"{zh}：{step['zh']}" if zh else step["zh"],
                f"If {en}: {step['en']}" if en else step["en"],
                because,
            )
        )
    return tuple(steps)


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = read_data("contract_audit.judgement", "next_steps.yaml")
    return loaded
