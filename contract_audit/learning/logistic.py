"""Logistic regression by Newton's method: few coefficients, each with a penalty, the same to the last digit."""

from typing import Any, Final

STEPS: Final = 50
CLOSE: Final = 1e-12


def fit_logistic(rows: Any, present: Any, penalties: Any, weights: Any = None) -> Any:
    """The coefficients that make `present` (0 or 1) likeliest, given `rows` (dense or sparse, one column each).

    `penalties[i]` is multiplied with the square of coefficient `i`; `weights` says how much each row counts.
    """
    import numpy as np  # noqa: PLC0415 - only training needs it

    counted = np.ones(rows.shape[0]) if weights is None else np.asarray(weights, dtype=float)
    coefficients = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ coefficients, -40, 40)))
        slope = rows.T @ (counted * (present - likely)) - 2 * penalties * coefficients
        spread = counted * likely * (1 - likely)
        bent = _products(rows, spread) + np.diag(2 * penalties + 1e-9)
        step = np.linalg.solve(bent, slope)
        largest = np.abs(step).max()
        coefficients = coefficients + step * min(1.0, 5.0 / max(largest, 1e-300))
        if largest < CLOSE:
            break
    return coefficients


def _products(rows: Any, spread: Any) -> Any:
    """The sums of the products of every two columns, each row counted `spread` times."""
    import numpy as np  # noqa: PLC0415 - likewise

    if hasattr(rows, "multiply"):
        return np.asarray((rows.T @ rows.multiply(spread[:, None]).tocsr()).todense())
    return rows.T @ (rows * spread[:, None])
