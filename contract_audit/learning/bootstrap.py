"""Intervals: how much a figure would vary if other documents of the same kind had been drawn."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Final, TypeVar

from contract_audit.learning.estimators import SEED

DRAWS: Final = 1000
SURE: Final = 0.95

_Item = TypeVar("_Item")


def interval(documents: Sequence[_Item], figure: Callable[[Sequence[_Item]], float]) -> tuple[float, float]:
    """The interval that holds a figure with 95 % in draws of as many documents, with replacement."""
    if not documents:
        return 0.0, 0.0
    random = Random(SEED)  # noqa: S311 - draws for statistics, the same every time
    figures = sorted(figure(random.choices(documents, k=len(documents))) for _ in range(DRAWS))
    cut = int((1 - SURE) / 2 * DRAWS)
    return figures[cut], figures[-1 - cut]
