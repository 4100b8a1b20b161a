"""Inference: the log-odds of every risk for every unit, in plain Python."""

import hashlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Final

import msgspec

from contract_audit.classifier import lanes
from contract_audit.classifier.features import Features, Reading, Subject
from contract_audit.classifier.model import FINENESS, MICRO, Model, read_model
from contract_audit.classifier.runs import pairs, runs
from contract_audit.classifier.speaking import speaking
from contract_audit.classifier.weights import Sum, Weights
from contract_audit.document import Span
from contract_audit.errors import ModelError

SHIPPED: Final = "model.json"

FLOOR: Final = -3.5
"""Log-odds below which the classifier has nothing to say."""

_WHOLE: Final = FINENESS / MICRO
"""What a sum of weights is divided by to be a margin."""

_NOTHING: Final[Sum] = (0, 0.0)

_Own = tuple[int, Sum]
"""What a unit's own text adds to its margins, and what its meanings add to those of its neighbours."""


class Sighting(msgspec.Struct, frozen=True, gc=False):
    """What the classifier thinks of one risk in one unit."""

    unit: int
    risk: str
    log_odds: float


class Sightings(msgspec.Struct, frozen=True):
    """What the classifier saw in one document: every risk that it does not rule out, unit by unit."""

    classifier: "Classifier"
    subject: Subject
    reading: Reading
    seen: tuple[Sighting, ...]

    def words(self, sighting: Sighting) -> tuple[Span, ...]:
        """The words of the unit that spoke for the risk, in order; spans of the normalised text."""
        return self.classifier.words(self.subject, self.reading, sighting)


class Classifier:
    """A model made ready; build it once, use it for any number of documents.

    `fingerprint` is the hash of the model's file.
    """

    def __init__(self, model: Model, fingerprint: str) -> None:
        self.model = model
        self.fingerprint = fingerprint
        packer = lanes.Packer(len(model.risks))
        self._blocks = [Weights(block, packer) for block in model.blocks]
        self._biases = lanes.pack((risk, bias * FINENESS) for risk, bias in enumerate(model.biases))
        self._limits = lanes.filled(lanes.LIMIT, len(model.risks))
        self._lowest = [round((FLOOR - offset * MICRO) / model.slope * _WHOLE) for offset in model.offsets]
        self._floors = lanes.pack(enumerate(self._lowest))

    def margins(self, features: Features) -> list[float]:
        """The margin of every risk of the model for a unit with these features."""
        total = self._biases
        for block, names in zip(self._blocks, features.blocks, strict=True):
            total += block.scaled(block.sum(names))
        return [value / _WHOLE for value in lanes.unpack(total, len(self.model.risks))]

    def log_odds(self, features: Features) -> list[float]:
        """The log-odds of every risk of the model for a unit with these features."""
        model = self.model
        pairs = zip(self.margins(features), model.offsets, strict=True)
        return [model.slope * margin + offset * MICRO for margin, offset in pairs]

    def look(self, subject: Subject) -> Sightings:
        """Every risk that the classifier does not rule out, unit by unit."""
        reading = Reading(subject)
        own = [self._own(reading, subject, unit) for unit in range(len(subject.structure.units))]
        signals, neighbours = self._blocks[3:]
        seen: list[Sighting] = []
        for unit, (text, _) in enumerate(own):
            before = own[unit - 1][1] if unit else _NOTHING
            after = own[unit + 1][1] if unit + 1 < len(own) else _NOTHING
            around = neighbours.scaled((before[0] + after[0], before[1] + after[1]))
            seen += self._above(unit, text + signals.scaled(signals.sum(reading.signals(unit))) + around)
        return Sightings(self, subject, reading, tuple(seen))

    def words(self, subject: Subject, reading: Reading, sighting: Sighting) -> tuple[Span, ...]:
        """The words of a unit that speak for a risk; kept with the window."""
        unit = sighting.unit
        start, notes = subject.structure.units[unit].span.start, subject.matcher.notes(unit)
        name = f"{self.fingerprint} {sighting.risk}"
        known: tuple[Span, ...] | None = notes.get(name)
        if known is None:
            risk = self.model.risks.index(sighting.risk)
            signs, meanings = reading.signs(unit), reading.meanings(unit)
            of_runs = self._blocks[0].bearing(dict.fromkeys(runs(signs.text)), risk)
            spoke = speaking(subject, signs, unit, of_runs, self._blocks[2].bearing(meanings, risk))
            known = notes[name] = tuple(span.shifted(-start) for span in spoke)
        return tuple(span.shifted(start) for span in known)

    def _own(self, reading: Reading, subject: Subject, unit: int) -> _Own:
        """What a unit adds whatever document it stands in; kept with the window."""
        notes = subject.matcher.notes(unit)
        known: _Own | None = notes.get(self.fingerprint)
        if known is None:
            line, meanings = reading.signs(unit).text, reading.meanings(unit)
            total = self._biases
            for block, names in zip(self._blocks, (runs(line), pairs(line), meanings), strict=False):
                total += block.scaled(block.sum_once(names))
            known = notes[self.fingerprint] = (total, self._blocks[4].sum(meanings))
        return known

    def _above(self, unit: int, total: int) -> Iterator[Sighting]:
        """The risks of a unit whose log-odds are no lower than the floor."""
        model = self.model
        for risk, more in lanes.above(total, self._floors, self._limits):
            margin = (self._lowest[risk] + more) / _WHOLE
            yield Sighting(unit, model.risks[risk], model.slope * margin + model.offsets[risk] * MICRO)


def load_classifier(path: Path | None = None) -> Classifier:
    """The classifier of a model file, or the shipped one; raises `ModelError`."""
    source = path if path is not None else files("contract_audit.classifier") / SHIPPED
    try:
        data = source.read_bytes()
    except OSError as error:
        message = f"{source}: {error.strerror}."
        raise ModelError(message, "Name a model made by `contract-audit train`.") from error
    return Classifier(read_model(data), hashlib.sha256(data).hexdigest()[:16])
