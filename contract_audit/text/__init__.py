"""The normalised text, its numerals and quantities, and its words."""

from contract_audit.text.normalise import NormalText, normalise, normalise_text
from contract_audit.text.numerals import Numeral, parse_numeral
from contract_audit.text.quantities import Quantity, QuantityKind, find_quantities
from contract_audit.text.segmentation import Segmenter, Token

__all__ = [
    "NormalText",
    "Numeral",
    "Quantity",
    "QuantityKind",
    "Segmenter",
    "Token",
    "find_quantities",
    "normalise",
    "normalise_text",
    "parse_numeral",
]
