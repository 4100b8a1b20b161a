"""Ratios and multiples: `1:5`, `1比5`, `一比五`, `1配10`, `5倍`, `十倍`."""

import re

from contract_audit.document import Span
from contract_audit.text.numerals import parse_numeral
from contract_audit.text.quantities.clocks import is_clock
from contract_audit.text.quantities.quantity import CHINESE, FIGURE, NUMERAL, Quantity, QuantityKind

_FIGURES = re.compile(r"(?P<left>\d{1,4}(?:\.\d{1,3})?):(?P<right>\d{1,4}(?:\.\d{1,3})?)(?![\d:]|\.\d)")
_WORDS = re.compile(rf"(?P<left>{FIGURE}|{CHINESE})[比配：](?P<right>{FIGURE}|{CHINESE})")
_MULTIPLE = re.compile(rf"(?P<factor>{NUMERAL})倍")


def read_ratio(text: str, start: int) -> Quantity | None:
    """The ratio that starts at `start`, or None. Two figures that can be a time of day are left to the clock."""
    match = _FIGURES.match(text, start)
    if match:
        if text[start - 1 : start] == ":" or is_clock(text, match):
            return None
    else:
        match = _WORDS.match(text, start)
    if not match:
        return None
    left, right = parse_numeral(match["left"]), parse_numeral(match["right"])
    issues = tuple(dict.fromkeys((*left.issues, *right.issues)))
    if issues and not match["left"].isascii():
        return None
    return Quantity(QuantityKind.RATIO, Span(*match.span()), left.value, other=right.value, issues=issues)


def read_multiple(text: str, start: int) -> Quantity | None:
    """The multiple that starts at `start`, its value the factor, or None."""
    match = _MULTIPLE.match(text, start)
    if not match:
        return None
    factor = parse_numeral(match["factor"])
    return Quantity(QuantityKind.MULTIPLE, Span(*match.span()), factor.value, issues=factor.issues)
