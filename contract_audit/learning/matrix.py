"""Examples as the rows of a sparse matrix, for scikit-learn."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Any, Final

import msgspec

from contract_audit.classifier.features import BLOCKS, Features
from contract_audit.classifier.model import FINENESS
from contract_audit.classifier.weights import length_factor
from contract_audit.learning.examples import Example

SCALES: Final[Mapping[str, float]] = {
    "runs": 1.0,
    "pairs": 1.0,
    "meanings": 0.6,
    "signals": 0.3,
    "neighbours": 0.3,
}
"""How long the part of a row is that a block makes up."""

SHIPPED: Final = tuple(SCALES[block] for block in BLOCKS)

FEWEST: Final = 5
"""Groups of examples in which a feature has to stand to be learned from."""


class Column(msgspec.Struct, frozen=True, gc=False):
    """A feature: its place in a row, and its rarity, the logarithm of the inverse share of examples that have it."""

    index: int
    rarity: float


class Columns(msgspec.Struct, frozen=True):
    """The features of every block, by name."""

    blocks: tuple[dict[str, Column], ...]

    def __len__(self) -> int:
        """How many columns there are."""
        return sum(len(block) for block in self.blocks)


def columns_of(examples: Sequence[Example], fewest: int = FEWEST) -> Columns:
    """The features that stand in `fewest` groups at least, in the order of their names."""
    width = len(examples[0].features.blocks)
    groups: list[dict[str, set[str]]] = [{} for _ in range(width)]
    counts: list[Counter[str]] = [Counter() for _ in range(width)]
    for example in examples:
        for block, names in enumerate(example.features.blocks):
            counts[block].update(set(names))
            for name in names:
                known = groups[block].setdefault(name, set())
                if len(known) < fewest:
                    known.add(example.group)
    blocks: list[dict[str, Column]] = []
    index = 0
    for block, found in enumerate(groups):
        columns: dict[str, Column] = {}
        for name in sorted(name for name, where in found.items() if len(where) >= fewest):
            columns[name] = Column(index, round(log((1 + len(examples)) / (1 + counts[block][name])) + 1, 6))
            index += 1
        blocks.append(columns)
    return Columns(tuple(blocks))


def matrix(features: Iterable[Features], columns: Columns, scales: Sequence[float] = SHIPPED) -> Any:
    """One row an example: rarities of its features, each block brought to the length `scales` gives it."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415 - only training needs it

    values: list[float] = []
    places: list[int] = []
    ends = [0]
    for row in features:
        for block, names in enumerate(row.blocks):
            known = columns.blocks[block]
            held = [column for name in names if (column := known.get(name)) is not None]
            squares = sum([column.rarity * column.rarity for column in held])
            factor = length_factor(scales[block], squares) / FINENESS if held else 0.0
            values += [factor * column.rarity for column in held]
            places += [column.index for column in held]
        ends.append(len(values))
    rows = csr_matrix((values, places, ends), shape=(len(ends) - 1, len(columns)))
    rows.sum_duplicates()
    return rows
