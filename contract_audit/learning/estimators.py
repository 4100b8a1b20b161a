"""The estimators that were compared; each learns one risk against the rest."""

from collections.abc import Callable, Mapping
from typing import Any, Final

SEED: Final = 20260101

Estimator = Any
"""A scikit-learn classifier with `fit`, and `decision_function` or `predict_proba`."""


def linear_svm() -> Estimator:
    """A linear support vector machine."""
    from sklearn.svm import LinearSVC  # noqa: PLC0415 - only training needs it

    return LinearSVC(C=0.5, random_state=SEED, max_iter=5000)


def logistic_regression() -> Estimator:
    """Logistic regression."""
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - likewise

    return LogisticRegression(C=30.0, solver="liblinear", random_state=SEED)


def complement_naive_bayes() -> Estimator:
    """Naive Bayes on the complement of each class."""
    from sklearn.naive_bayes import ComplementNB  # noqa: PLC0415 - likewise

    return ComplementNB(alpha=0.3)


def boosted_trees() -> Estimator:
    """Gradient-boosted trees on 100 components of the rows: the strong model, too slow for a scan."""
    from sklearn.decomposition import TruncatedSVD  # noqa: PLC0415 - likewise
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 - likewise
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415 - likewise

    return make_pipeline(
        TruncatedSVD(100, random_state=SEED),
        HistGradientBoostingClassifier(max_iter=60, max_leaf_nodes=8, random_state=SEED),
    )


ESTIMATORS: Final[Mapping[str, Callable[[], Estimator]]] = {
    "linear-svm": linear_svm,
    "logistic-regression": logistic_regression,
    "complement-naive-bayes": complement_naive_bayes,
    "boosted-trees": boosted_trees,
}
