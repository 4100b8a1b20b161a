"""The classifier: features of units and inference from one plain file of weights."""

from contract_audit.classifier.classifier import FLOOR, Classifier, Sighting, Sightings, load_classifier
from contract_audit.classifier.model import Joining, Model, read_model

__all__ = ["FLOOR", "Classifier", "Joining", "Model", "Sighting", "Sightings", "load_classifier", "read_model"]
