"""Quantities of a text: sums of money, rates, ratios, dates, durations and times of day."""

from contract_audit.text.quantities.finding import find_quantities
from contract_audit.text.quantities.quantity import Quantity, QuantityKind

__all__ = ["Quantity", "QuantityKind", "find_quantities"]
