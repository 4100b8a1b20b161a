"""Training: from the corpora to a model, with calibration and combination fitted on texts not learned from."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final

import msgspec

from contract_audit.classifier import Classifier, Joining, Model
from contract_audit.classifier.model import FORM, MICRO
from contract_audit.findings.evidence import gather
from contract_audit.learning.calibration import Calibration, calibrate
from contract_audit.learning.combining import Judged, fit_joining, judged
from contract_audit.learning.examined import Examined
from contract_audit.learning.fitting import Linear, blocks_of, fit
from contract_audit.learning.knowledge import knowledge_of
from contract_audit.learning.lock import made_with
from contract_audit.learning.progress import Tell, silent
from contract_audit.learning.thresholds import LEAST_ELSEWHERE, REFUTED, REFUTED_ELSEWHERE, thresholds_of
from contract_audit.pipeline import Auditor

FOLDS: Final = 5


class Fold(msgspec.Struct, frozen=True):
    """Documents that are held out, and the weights learned from all the others."""

    held_out: tuple[str, ...]
    linear: Linear


class Trained(msgspec.Struct, frozen=True):
    """A model, and the evidence about held-out documents that its combination was fitted on."""

    model: Model
    evidence: tuple[Judged, ...]


def train(examined: Examined, auditor: Auditor, tell: Tell = silent) -> Trained:
    """Train on everything that was examined; the same input makes the same model."""
    folds = list(cross_fit(examined, tell))
    calibration = calibration_of(examined, folds)
    pieces = evidence_of(examined, folds, calibration, auditor)
    joining = examined.joining or fit_joining([piece for piece in pieces if piece.document in examined.weighing])
    thresholds = thresholds_of(pieces, joining, examined.risks)
    linear = fit(examined.examples(), examined.risks, tell=lambda done, of: tell("risks", done, of))
    model = msgspec.structs.replace(
        model_of(linear, calibration, joining, thresholds),
        made_from=examined.fingerprint,
        rules=tuple(rule.id for rule in auditor.engine.rulebook.rules),
    )
    return Trained(model, tuple(pieces))


def cross_fit(examined: Examined, tell: Tell = silent) -> Iterator[Fold]:
    """Weights learned without each fold of documents in turn."""
    names = sorted(examined.of_document, key=lambda name: sha256(name.encode()).hexdigest())
    for number in range(FOLDS):
        held_out = tuple(names[number::FOLDS])
        stage = f"fold {number + 1} of {FOLDS}"
        learned = fit(examined.examples(held_out), examined.risks, tell=lambda done, of: tell(stage, done, of))  # noqa: B023 - called inside
        yield Fold(held_out, learned)


def calibration_of(examined: Examined, folds: Sequence[Fold]) -> Calibration:
    """The calibration, from the margins of documents that were held out."""
    import numpy as np  # noqa: PLC0415 - only training needs it

    margins, tables = [], []
    for fold in folds:
        held_out = [example for name in fold.held_out for example in examined.of_document[name]]
        if held_out:
            margins.append(fold.linear.margins(held_out))
            tables.append(knowledge_of(held_out, examined.risks).table)
    return calibrate(np.vstack(margins), np.vstack(tables))


def evidence_of(examined: Examined, folds: Sequence[Fold], calibration: Calibration, auditor: Auditor) -> list[Judged]:
    """What rules and classifier say of every document, the classifier never having learned from it."""
    even = Joining(*(0.0 for _ in msgspec.structs.fields(Joining)))
    found: list[Judged] = []
    documents = {document.labels.name: document for document in examined.documents}
    for number, fold in enumerate(folds):
        model = model_of(fold.linear, calibration, even, (0.5,) * len(examined.risks))
        classifier = Classifier(model, f"fold {number}")
        for document in (documents[name] for name in fold.held_out):
            hits = auditor.engine.survey(document.case)
            pieces = gather(hits, classifier.look(document.case), document.case, auditor.engine.rulebook)
            found += judged(document, pieces)
    return found


def model_of(linear: Linear, calibration: Calibration, joining: Joining, thresholds: tuple[float, ...]) -> Model:
    """Everything put into the form of the model file, but for what it was made from."""
    return Model(
        form=FORM,
        made_with=made_with(),
        made_from="",
        rules=(),
        risks=linear.risks,
        biases=tuple(round(float(bias) / MICRO) for bias in linear.biases),
        slope=round(calibration.slope, 6),
        offsets=tuple(round(offset / MICRO) for offset in calibration.offsets),
        thresholds=thresholds,
        refuted=REFUTED,
        refuted_elsewhere=REFUTED_ELSEWHERE,
        least_elsewhere=LEAST_ELSEWHERE,
        joining=joining,
        blocks=blocks_of(linear),
    )
