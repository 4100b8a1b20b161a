"""A shipped model as the scikit-learn estimator it was made from, pruned and rounded."""

from collections.abc import Callable, Iterable
from typing import Any

from contract_audit.classifier import Model
from contract_audit.classifier.features import Features
from contract_audit.classifier.model import MICRO
from contract_audit.learning.estimators import Estimator, linear_svm
from contract_audit.learning.matrix import Column, Columns, matrix


def estimator_of(model: Model) -> tuple[Estimator, Callable[[Iterable[Features]], Any]]:
    """The estimator with one decision a risk, and what makes rows for it out of features."""
    import numpy as np  # noqa: PLC0415 - only training needs it

    blocks: list[dict[str, Column]] = []
    count = sum(len(block.names) for block in model.blocks)
    weights = np.zeros((len(model.risks), count))
    index = 0
    for block in model.blocks:
        columns: dict[str, Column] = {}
        at = 0
        for name, rarity, bearing in zip(block.names, block.rarities, block.counts, strict=True):
            columns[name] = Column(index, rarity * MICRO)
            places = list(block.risks[at : at + bearing])
            weights[places, index] = np.array(block.weights[at : at + bearing]) / rarity
            index += 1
            at += bearing
        blocks.append(columns)
    estimator = linear_svm()
    estimator.classes_ = np.arange(len(model.risks))
    estimator.coef_, estimator.intercept_ = weights, np.array(model.biases) * MICRO
    scales = [block.scale for block in model.blocks]
    return estimator, lambda features: matrix(features, Columns(tuple(blocks)), scales)
