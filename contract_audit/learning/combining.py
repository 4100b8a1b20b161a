"""Fitting of the combination: how much the rules' word and the classifier's opinion count together."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from contract_audit.classifier import Joining
from contract_audit.document import Span
from contract_audit.findings.evidence import Evidence
from contract_audit.learning.examples import ReadDocument, meets

PENALTY: Final = 0.05


class Judged(msgspec.Struct, frozen=True):
    """A piece of evidence about a labelled document, and whether it is right."""

    document: str
    evidence: Evidence
    right: bool


def judged(document: ReadDocument, evidence: Iterable[Evidence]) -> list[Judged]:
    """The evidence that the labels decide: what meets a mark is right unless the mark is only arguable."""
    found: list[Judged] = []
    for piece in evidence:
        if not piece.units:
            continue
        span = Span(document.places[piece.units[0]].start, document.places[piece.units[-1]].end)
        met = [mark for mark in document.labels.marks if mark.risk == piece.rule.risk and mark.span.overlaps(span)]
        sure = any(mark.certainty == "sure" and meets(span, mark.span) for mark in met)
        if sure or not met:
            found.append(Judged(document.labels.name, piece, sure))
    return found


def fit_joining(pieces: Sequence[Judged]) -> Joining:
    """The coefficients under which the evidence is likeliest right where it is right."""
    import numpy as np  # noqa: PLC0415 - only training needs it

    from contract_audit.learning.logistic import fit_logistic  # noqa: PLC0415 - likewise

    rows = np.array([piece.evidence.factors() for piece in pieces])
    right = np.array([piece.right for piece in pieces], dtype=float)
    coefficients = fit_logistic(rows, right, np.full(rows.shape[1], PENALTY))
    return Joining(*(round(float(value), 6) for value in coefficients))
