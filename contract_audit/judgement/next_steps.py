"""What to do now, by the reader's situation and the verdict: the step, what to secure, where to go, by when."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, Final

import msgspec

from contract_audit.data_files import read_data
from contract_audit.findings import Group
from contract_audit.judgement.clocks import RunningClock
from contract_audit.judgement.validity import Verdict
from contract_audit.rulebook.schema import Localized

SITUATIONS: Final = ("unsigned", "signed", "trading", "cannot-withdraw", "liquidated", "lender")
"""The situations a reader can be in."""

_MOST_REASONS: Final = 5
_UNSAID: Final = ("unsigned", "signed", "trading", "cannot-withdraw")
"""Whose steps are given to a reader who does not say where they stand: the first of each."""


class NextStep(msgspec.Struct, frozen=True):
    """One step, what to secure for it, where to go and by when; `because` are the fingerprints it rests on.

    `by` is the last day where the contract's dates give one; a missed limit is still shown.
    """

    id: str
    text: Localized
    evidence: tuple[Localized, ...]
    channel: Localized
    deadline: Localized
    by: date | None
    because: tuple[str, ...]


def next_steps(
    verdict: Verdict, groups: Sequence[Group], situation: str | None, clocks: Sequence[RunningClock] = ()
) -> tuple[NextStep, ...]:
    """The steps for a reader in `situation`; without one, the first of each but the sold-out and the lender."""
    if situation is not None:
        return tuple(_step(name, step, groups, clocks) for name, step in _of(verdict, groups, situation, clocks))
    found: dict[str, NextStep] = {}
    for each in _UNSAID:
        for name, step in list(_of(verdict, groups, each, clocks))[:1]:
            head = _data()["situations"][each]
            told = _step(name, step, groups, clocks)
            text = Localized(f"{head['zh']}：{told.text.zh}", f"If {head['en']}: {told.text.en}")
            found.setdefault(name, msgspec.structs.replace(told, text=text))
    return tuple(found.values())


def _of(
    verdict: Verdict, groups: Sequence[Group], situation: str, clocks: Sequence[RunningClock]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The steps of the data file for a situation and a verdict."""
    data = _data()
    for name, step in data["steps"].items():
        if situation not in step["situations"] or verdict.value not in data["verdicts"][step["verdicts"]]:
            continue
        if step.get("only_if_named") and not _resting_on(step, groups):
            continue
        if step.get("only_if_clock") and not _running(step, clocks):
            continue
        yield name, step


def _step(name: str, step: dict[str, Any], groups: Sequence[Group], clocks: Sequence[RunningClock]) -> NextStep:
    evidence = zip(step["evidence"]["zh"], step["evidence"]["en"], strict=True)
    days = {running.clock.ends for running in _running(step, clocks) if running.clock.ends is not None}
    first = tuple(finding.fingerprint for group in groups for finding in group.findings[:1])
    return NextStep(
        id=name,
        text=_localized(step["text"]),
        evidence=tuple(Localized(zh, en) for zh, en in evidence),
        channel=_localized(step["channel"]),
        deadline=_localized(step["deadline"]),
        by=min(days, default=None),
        because=(_resting_on(step, groups) or first)[:_MOST_REASONS],
    )


def _resting_on(step: dict[str, Any], groups: Sequence[Group]) -> tuple[str, ...]:
    """The first finding of each risk the step answers to, in the order of the step's risks."""
    first: dict[str, str] = {}
    for group in groups:
        for finding in group.findings:
            first.setdefault(finding.rule.risk, finding.fingerprint)
    return tuple(first[risk] for risk in step.get("risks", ()) if risk in first)


def _running(step: dict[str, Any], clocks: Sequence[RunningClock]) -> list[RunningClock]:
    """The clocks a step names: by id, or all of a family (`guarantee` for `guarantee-statutory` and its kin)."""
    name = step.get("clock", "")
    if not name:
        return []
    exact = [running for running in clocks if running.clock.id == name]
    return exact or [running for running in clocks if running.clock.id.startswith(f"{name}-")]


def _localized(said: dict[str, str]) -> Localized:
    return Localized(said["zh"], said["en"])


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = read_data("contract_audit.judgement", "next_steps.yaml")
    return loaded
