"""Calibration: from margins to log-odds, one slope for all risks and an offset for each, shrunk where few are known."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from contract_audit.learning.knowledge import PRESENT, UNKNOWN
from contract_audit.learning.logistic import fit_logistic

SHRINKAGE: Final = 2.0
"""Penalty on what sets the offset of one risk apart from that of all."""


class Calibration(msgspec.Struct, frozen=True):
    """Log-odds of risk `i` are `slope` times its margin plus `offsets[i]`."""

    slope: float
    offsets: tuple[float, ...]


def calibrate(margins: Any, table: Any) -> Calibration:
    """Fit on margins of examples that were not learned from; `table` is that of `Knowledge` (rows by risks)."""
    import numpy as np  # noqa: PLC0415 - only training needs it
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415 - likewise

    places = np.argwhere(table != UNKNOWN)
    count, risks = len(places), table.shape[1]
    values = margins[places[:, 0], places[:, 1]]
    own = csr_matrix((np.ones(count), (np.arange(count), places[:, 1])), shape=(count, risks))
    rows = hstack([csr_matrix(np.column_stack([values, np.ones(count)])), own]).tocsr()
    penalties = np.concatenate([[0.0, 0.0], np.full(risks, SHRINKAGE)])
    present = (table[places[:, 0], places[:, 1]] == PRESENT).astype(float)
    slope, shared, *apart = fit_logistic(rows, present, penalties)
    return Calibration(float(slope), tuple(float(shared + offset) for offset in apart))


def expected_error(likely: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: how far stated and true frequency lie apart, over equally wide bins."""
    if not likely:
        return 0.0
    error = 0.0
    for at in range(bins):
        inside = [place for place, value in enumerate(likely) if min(int(value * bins), bins - 1) == at]
        if inside:
            stated = sum(likely[place] for place in inside)
            true = sum(right[place] for place in inside)
            error += abs(stated - true)
    return error / len(likely)
