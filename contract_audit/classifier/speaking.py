"""Which words of a unit spoke for a risk."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from contract_audit.classifier.features import Subject
from contract_audit.classifier.role_text import RoleText
from contract_audit.classifier.runs import MARKS
from contract_audit.document import Span

MOST: Final = 3
"""Stretches of words that are named."""

SHORTEST: Final = 2
LONGEST: Final = 12
"""Characters of a stretch that is named."""

SHARE: Final = 0.25
"""A stretch goes on as long as its characters speak this much as loudly as the loudest."""


def speaking(
    subject: Subject, signs: RoleText, unit: int, runs: Mapping[str, float], meanings: Mapping[str, float]
) -> tuple[Span, ...]:
    """The loudest stretches of a unit, in order, as spans of the normalised text.

    `signs` is the unit in signs, `runs` and `meanings` are the weights of its runs of characters and of its concepts
    for the risk; each is spread evenly over the characters it stands on.
    """
    loud = _loudness(signs.text, runs)
    _add_meanings(loud, subject, signs, unit, meanings)
    for at, character in enumerate(signs.text):
        if character in MARKS:
            loud[at] = 0.0
    top = max(loud, default=0.0)
    if top <= 0:
        return ()
    stretches = sorted(_stretches(loud, top * SHARE), key=lambda part: -max(loud[part[0] : part[1]]))[:MOST]
    return tuple(signs.original(begin, end) for begin, end in sorted(stretches))


def _loudness(line: str, runs: Mapping[str, float]) -> list[float]:
    loud = [0.0] * len(line)
    for run, weight in runs.items():
        at = line.find(run)
        while at >= 0:
            for place in range(at, at + len(run)):
                loud[place] += weight / len(run)
            at = line.find(run, at + 1)
    return loud


def _add_meanings(
    loud: list[float], subject: Subject, signs: RoleText, unit: int, meanings: Mapping[str, float]
) -> None:
    """Spread the weight of each meaning over the words that carry it."""
    index, span = subject.matcher.index, subject.structure.units[unit].span
    starts = [signs.original(at, at + 1).start for at in range(len(loud))]
    for name, weight in meanings.items():
        for begin, end in index.within(index.concept(name.removeprefix("+")), span.start, span.end):
            places = [at for at, source in enumerate(starts) if begin <= source < end]
            for place in places:
                loud[place] += weight / len(places)


def _stretches(loud: list[float], least: float) -> list[tuple[int, int]]:
    """Runs of characters at least this loud, two to twelve characters long."""
    edges = [at for at in range(len(loud) + 1) if _is_edge(loud, at, least)]
    found: list[tuple[int, int]] = []
    for begin, end in pairwise(edges):
        if loud[begin] >= least and end - begin >= SHORTEST:
            found.append((begin, min(end, begin + LONGEST)))
    return found


def _is_edge(loud: list[float], at: int, least: float) -> bool:
    before = at > 0 and loud[at - 1] >= least
    behind = at < len(loud) and loud[at] >= least
    return before != behind
