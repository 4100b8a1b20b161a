"""Ablation and choice: what each view of a unit adds, and which estimator wins, by cross-validation on development."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Any, Final

import msgspec

from contract_audit.classifier.features import BLOCKS, Features, Names
from contract_audit.classifier.runs import MARKS
from contract_audit.learning.estimators import ESTIMATORS, Estimator, linear_svm
from contract_audit.learning.examined import Examined
from contract_audit.learning.examples import Example
from contract_audit.learning.fitting import fit_risk
from contract_audit.learning.knowledge import PRESENT, UNKNOWN, knowledge_of
from contract_audit.learning.matrix import SCALES, columns_of, matrix
from contract_audit.learning.progress import Tell, silent
from contract_audit.text import Segmenter

FOLDS: Final = 3

ALL: Final = "characters, meanings, form, neighbours"
VIEWS: Final[Mapping[str, tuple[str, ...]]] = {
    "words": ("words",),
    "characters": ("runs", "pairs"),
    "words and characters": ("words", "runs", "pairs"),
    "characters and meanings": ("runs", "pairs", "meanings"),
    ALL: BLOCKS,
    f"{ALL}, words": ("words", *BLOCKS),
}
"""Which features each variant sees; `words` are jieba's with the words of the trade, alone and in pairs."""


class Variant(msgspec.Struct, frozen=True):
    """A variant's figures over all units of the development documents, none of which it learned from.

    `mean_precision` is that of the ranking of all units and risks, `macro` its mean over the risks, `f1` the best.
    """

    name: str
    mean_precision: float
    f1: float
    macro: float


def compare(examined: Examined, tell: Tell = silent) -> tuple[list[Variant], list[Variant]]:
    """Each view with the estimator that is shipped, and each estimator with the view that is shipped."""
    views = [_variant(name, examined, blocks, linear_svm, tell) for name, blocks in VIEWS.items()]
    estimators = [_variant(name, examined, BLOCKS, make, tell) for name, make in ESTIMATORS.items()]
    return views, estimators


def _variant(
    name: str, examined: Examined, blocks: Sequence[str], make: Callable[[], Estimator], tell: Tell
) -> Variant:
    import numpy as np  # noqa: PLC0415 - only training needs it
    from sklearn.metrics import average_precision_score  # noqa: PLC0415 - likewise

    scores, truths = [], []
    scales = [SCALES.get(block, 1.0) for block in blocks]
    for number, (learned, tested) in enumerate(_splits(examined, blocks)):
        columns = columns_of(learned)
        rows, test = (matrix([example.features for example in part], columns, scales) for part in (learned, tested))
        known = knowledge_of(learned, examined.risks)
        found = np.full((len(tested), len(examined.risks)), -99.0)
        for risk in range(len(examined.risks)):
            if known.table[:, risk].max() == PRESENT:
                found[:, risk] = _decisions(fit_risk(rows, known, risk, make), test)
            tell(name, number * len(examined.risks) + risk + 1, FOLDS * len(examined.risks))
        scores.append(found)
        truths.append(knowledge_of(tested, examined.risks).table)
    score, truth = np.vstack(scores), np.vstack(truths)
    decided = truth != UNKNOWN
    of_risk = [
        average_precision_score(truth[decided[:, risk], risk] == PRESENT, score[decided[:, risk], risk])
        for risk in range(len(examined.risks))
        if (truth[:, risk] == PRESENT).any()
    ]
    present = truth[decided] == PRESENT
    return Variant(
        name,
        float(average_precision_score(present, score[decided])),
        _best_f1(score[decided], present),
        float(np.mean(of_risk)),
    )


def _splits(examined: Examined, blocks: Sequence[str]) -> Iterator[tuple[list[Example], list[Example]]]:
    """What is learned from and what is tested on, fold by fold, with these blocks of features only."""
    names = sorted(examined.of_document, key=lambda name: sha256(name.encode()).hexdigest())
    segmenter = Segmenter() if "words" in blocks else None
    others = [_seen(example, blocks, segmenter) for example in examined.others]
    documents = {
        name: [_seen(example, blocks, segmenter) for example in found] for name, found in examined.of_document.items()
    }
    for fold in range(FOLDS):
        tested = set(names[fold::FOLDS])
        learned = [example for name in names if name not in tested for example in documents[name]]
        yield learned + others, [example for name in names if name in tested for example in documents[name]]


def _seen(example: Example, blocks: Sequence[str], segmenter: Segmenter | None) -> Example:
    """An example with only these blocks of its features."""
    kept = tuple(example.features.blocks[BLOCKS.index(block)] for block in blocks if block in BLOCKS)
    words = (_words(example.signs, segmenter),) if segmenter else ()
    return msgspec.structs.replace(example, features=Features((*words, *kept)))


def _words(signs: str, segmenter: Segmenter) -> Names:
    """The words of a unit and every two that follow each other."""
    words = [token.text for token in segmenter.segment(signs) if token.text[0] not in MARKS]
    return tuple(dict.fromkeys((*words, *(f"{first} {second}" for first, second in pairwise(words)))))


def _decisions(estimator: Estimator, rows: Any) -> Any:
    """How strongly an estimator takes each row for the risk."""
    if hasattr(estimator, "decision_function"):
        return estimator.decision_function(rows)
    return estimator.predict_log_proba(rows)[:, 1]


def _best_f1(score: Any, present: Any) -> float:
    """The F1 at the best threshold."""
    import numpy as np  # noqa: PLC0415 - only training needs it

    found = np.cumsum(present[np.argsort(-score, kind="stable")])
    said = np.arange(1, len(found) + 1)
    return float((2 * found / (said + present.sum())).max())
