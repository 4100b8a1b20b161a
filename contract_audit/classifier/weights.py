"""The weights of one block, made ready feature by feature as they are met."""

from collections.abc import Iterable
from itertools import accumulate
from math import sqrt

from contract_audit.classifier import lanes
from contract_audit.classifier.model import FINENESS, MICRO, Block

Sum = tuple[int, float]
"""Weights added up, a lane for each risk, and the squares of the rarities added up."""


class _Vectors(dict[int, int]):
    """The weights of each feature for all risks, packed when they are first asked for."""

    def __init__(self, block: Block, packer: lanes.Packer) -> None:
        super().__init__()
        self._block, self._packer = block, packer
        self.starts = list(accumulate(block.counts, initial=0))

    def __missing__(self, place: int) -> int:
        start, end = self.starts[place - 1], self.starts[place]
        vector = self[place] = self._packer.pack(self._block.risks[start:end], self._block.weights[start:end])
        return vector


class _Squares(dict[int, float]):
    """The square of the rarity of each feature, reckoned when it is first asked for."""

    def __init__(self, block: Block) -> None:
        super().__init__()
        self._block = block

    def __missing__(self, place: int) -> float:
        square = self[place] = (self._block.rarities[place - 1] * MICRO) ** 2
        return square


class Weights:
    """The weights of the features of one block, whose places count from 1."""

    def __init__(self, block: Block, packer: lanes.Packer) -> None:
        self._block = block
        self._place = {name: at for at, name in enumerate(block.names, start=1)}
        self._vectors = _Vectors(block, packer)
        self._squares = _Squares(block)

    def sum(self, names: Iterable[str]) -> Sum:
        """The weights of these features for every risk, in millionths, and the squares of their rarities."""
        return self._sum(filter(None, map(self._place.get, names)))

    def sum_once(self, names: Iterable[str]) -> Sum:
        """The same, with each feature counted once however often it is named."""
        return self._sum(filter(None, dict.fromkeys(map(self._place.get, names))))

    def _sum(self, places: Iterable[int]) -> Sum:
        known = list(places)
        return sum(map(self._vectors.__getitem__, known)), sum(map(self._squares.__getitem__, known))

    def scaled(self, found: Sum) -> int:
        """A sum brought to the length of this block's part of a row, in parts of `FINENESS`."""
        vector, squares = found
        return vector * length_factor(self._block.scale, squares) if squares else 0

    def bearing(self, names: Iterable[str], risk: int) -> dict[str, int]:
        """The weights of these features for one risk, in millionths; those without one left out."""
        found: dict[str, int] = {}
        starts, risks = self._vectors.starts, self._block.risks
        for name in names:
            place = self._place.get(name)
            if place is not None and risk in risks[starts[place - 1] : starts[place]]:
                found[name] = self._block.weights[risks.index(risk, starts[place - 1])]
        return found


def length_factor(scale: float, squares: float) -> int:
    """What rarities with these `squares` are multiplied with to be `scale` long together, in parts of `FINENESS`."""
    return round(scale * FINENESS / sqrt(squares))
