"""The weights of one block, made ready feature by feature as they are met."""

from itertools import accumulate
from math import sqrt

from contract_audit.classifier import lanes
from contract_audit.classifier.features import Names
from contract_audit.classifier.model import FINENESS, MICRO, Block

Sum = tuple[int, float]
"""Weights added up, a lane for each risk, and the squares of the rarities added up."""


class Weights:
    """The weights of the features of one block."""

    def __init__(self, block: Block) -> None:
        self._block = block
        self._index = {name: at for at, name in enumerate(block.names)}
        self._starts = list(accumulate(block.counts, initial=0))
        self._squares = [(rarity * MICRO) ** 2 for rarity in block.rarities]
        self._vectors: dict[int, int] = {}

    def sum(self, names: Names) -> Sum:
        """The weights of these features for every risk, in millionths, and the squares of their rarities."""
        index, vectors, squares = self._index, self._vectors, self._squares
        known = [index[name] for name in names if name in index]
        for at in known:
            if at not in vectors:
                vectors[at] = lanes.pack(self._pairs(at))
        return sum([vectors[at] for at in known]), sum([squares[at] for at in known])

    def scaled(self, found: Sum) -> int:
        """A sum brought to the length of this block's part of a row, in parts of `FINENESS`."""
        vector, squares = found
        return vector * length_factor(self._block.scale, squares) if squares else 0

    def bearing(self, names: Names, risk: int) -> dict[str, int]:
        """The weights of these features for one risk, in millionths; those without one left out."""
        found: dict[str, int] = {}
        index, starts, risks = self._index, self._starts, self._block.risks
        for name in names:
            at = index.get(name)
            if at is not None and risk in risks[starts[at] : starts[at + 1]]:
                found[name] = self._block.weights[risks.index(risk, starts[at])]
        return found

    def _pairs(self, at: int) -> list[tuple[int, int]]:
        start, end = self._starts[at], self._starts[at + 1]
        return list(zip(self._block.risks[start:end], self._block.weights[start:end], strict=True))


def length_factor(scale: float, squares: float) -> int:
    """What rarities with these `squares` are multiplied with to be `scale` long together, in parts of `FINENESS`."""
    return round(scale * FINENESS / sqrt(squares))
