"""Thresholds: how likely a risk must be for the classifier to report it alone, risk by risk."""

from collections.abc import Sequence
from typing import Final

import msgspec

from contract_audit.classifier import Joining
from contract_audit.learning.combining import Judged

LEAST: Final = 0.5
"""No threshold is lower: what is more likely wrong than right is not reported."""

LEAST_ELSEWHERE: Final = 0.75
"""No threshold is lower in a document whose language the classifier does not know."""

MOST: Final = 0.9

REFUTED: Final = 0.38
"""A rule's word is left out where data make it less likely than this, in a document whose language the classifier
knows: one in which it takes what rules say for right, on the whole. F1 is greatest where everything is reported that is
likelier than half of the F1 that is reached."""

REFUTED_ELSEWHERE: Final = 0.05
"""The same in any other document: hardly ever. On contracts unlike the corpora the classifier doubts what rules rightly
say, and half of it would be lost at 0.38."""

WEIGHT: Final = 15
"""Right pieces of evidence at which a risk's own best threshold counts as much as that of all risks."""

STEPS: Final = tuple(step / 100 for step in range(30, 95, 5))


def thresholds_of(pieces: Sequence[Judged], joining: Joining, risks: Sequence[str]) -> tuple[float, ...]:
    """The threshold of each risk, drawn towards the one that is best for all where a risk is rarely seen.

    Every piece counts as if no rule had spoken: where the rules were written for a document, they leave little to the
    classifier but its errors.
    """
    of_risk: dict[str, list[tuple[float, bool]]] = {risk: [] for risk in risks}
    for piece in pieces:
        alone = msgspec.structs.replace(piece.evidence, hits=(), near=False, blocked=False)
        if alone.rule.risk in of_risk:
            of_risk[alone.rule.risk].append((alone.probability(joining), piece.right))
    shared = best_threshold([pair for found in of_risk.values() for pair in found])
    return tuple(_shrunk(of_risk[risk], shared) for risk in risks)


def best_threshold(pairs: Sequence[tuple[float, bool]]) -> float:
    """The threshold with the best F1, the highest of equals."""
    right = sum(is_right for _, is_right in pairs)

    def score(threshold: float) -> tuple[float, float]:
        kept = [is_right for likely, is_right in pairs if likely >= threshold]
        return 2 * sum(kept) / max(len(kept) + right, 1), threshold

    return max(STEPS, key=score)


def _shrunk(pairs: Sequence[tuple[float, bool]], shared: float) -> float:
    right = sum(is_right for _, is_right in pairs)
    own = best_threshold(pairs) if right else shared
    drawn = (right * own + WEIGHT * shared) / (right + WEIGHT)
    return round(min(MOST, max(LEAST, drawn)), 3)
