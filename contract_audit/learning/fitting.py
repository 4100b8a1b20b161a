"""Fitting: a linear estimator for each risk, pruned and rounded into the weights of a model."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec

from contract_audit.classifier.features import BLOCKS
from contract_audit.classifier.model import MICRO, Block, packed
from contract_audit.learning.estimators import Estimator, linear_svm
from contract_audit.learning.examples import Example
from contract_audit.learning.knowledge import Knowledge, knowledge_of
from contract_audit.learning.matrix import SCALES, Columns, columns_of, matrix

SMALLEST: Final = 0.13
"""Weights smaller than this, times the rarity of their feature, are dropped."""


class Linear(msgspec.Struct, frozen=True):
    """Pruned and rounded weights of every risk: `weights[risk, column]`, without the rarities, and the biases."""

    columns: Columns
    weights: Any
    biases: Any
    risks: tuple[str, ...]

    def margins(self, examples: Sequence[Example]) -> Any:
        """The margin of every risk (columns) for every example (rows)."""
        return matrix([example.features for example in examples], self.columns) @ self.weights.T + self.biases


def fit(
    examples: Sequence[Example],
    risks: tuple[str, ...],
    *,
    estimator: Callable[[], Estimator] = linear_svm,
    tell: Callable[[int, int], None] = lambda _done, _of: None,
) -> Linear:
    """Learn every risk from the examples; `tell` is told how many of how many are done."""
    import numpy as np  # noqa: PLC0415 - only training needs it

    columns = columns_of(examples)
    rows = matrix([example.features for example in examples], columns)
    known = knowledge_of(examples, risks)
    weights, biases = np.zeros((len(risks), len(columns))), np.zeros(len(risks))
    for risk in range(len(risks)):
        fitted = fit_risk(rows, known, risk, estimator)
        weights[risk], biases[risk] = fitted.coef_[0], fitted.intercept_[0]
        tell(risk + 1, len(risks))
    rarities = np.array([column.rarity for block in columns.blocks for column in block.values()])
    with_rarity = weights * rarities
    with_rarity[np.abs(with_rarity) < SMALLEST] = 0.0
    return Linear(columns, np.round(with_rarity / MICRO) * MICRO / rarities, np.round(biases / MICRO) * MICRO, risks)


def fit_risk(rows: Any, known: Knowledge, risk: int, estimator: Callable[[], Estimator]) -> Estimator:
    """An estimator that has learned one risk."""
    used, present = known.rows(risk)
    made = estimator()
    steps = getattr(made, "steps", ())
    name = f"{steps[-1][0]}__sample_weight" if steps else "sample_weight"
    return made.fit(rows[used], present, **{name: known.weights[used]})


def blocks_of(linear: Linear) -> tuple[Block, ...]:
    """The weights in the form of the model file."""
    import numpy as np  # noqa: PLC0415 - likewise

    blocks: list[Block] = []
    for name, columns in zip(BLOCKS, linear.columns.blocks, strict=True):
        counts: list[int] = []
        risks: list[int] = []
        weights: list[int] = []
        for column in columns.values():
            bearing = linear.weights[:, column.index]
            places = np.flatnonzero(bearing)
            counts.append(len(places))
            risks += places.tolist()
            weights += np.rint(bearing[places] * column.rarity / MICRO).astype(int).tolist()
        rarities = tuple(round(column.rarity / MICRO) for column in columns.values())
        tables = (packed(rarities), packed(counts), bytes(risks), packed(weights))
        blocks.append(Block(SCALES[name], tuple(columns), *tables))
    return tuple(blocks)
