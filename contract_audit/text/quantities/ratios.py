"""Ratios and multiples: `1:5`, `1比5`, `一比五`, `1配10`, `5倍`, `十倍`."""

import re

from contract_audit.document import Span
from contract_audit.text.numerals import parse_numeral
from contract_audit.text.quantities.clocks import is_clock
from contract_audit.text.quantities.quantity import NUMERAL, Quantity, QuantityKind

_FIGURES = re.compile(r"(?P<left>\d{1,4}(?:\.\d{1,3})?):(?P<right>\d{1,4}(?:\.\d{1,3})?)(?![\d:]|\.\d)")
_SIGNS = frozenset("比配：")


def read_ratio(text: str, start: int, end: int) -> Quantity | None:
    """The ratio whose left side is `text[start:end]`, or None.

    Two figures that can be a time of day are left to the clock.
    """
    figures = _FIGURES.match(text, start)
    if figures:
        if text[start - 1 : start] == ":" or is_clock(text, figures):
            return None
        return _ratio(figures["left"], figures["right"], Span(*figures.span()))
    if text[end : end + 1] not in _SIGNS:
        return None
    right = NUMERAL.match(text, end + 1)
    return _ratio(text[start:end], right.group(), Span(start, right.end())) if right else None


def read_multiple(text: str, start: int, end: int) -> Quantity | None:
    """The multiple whose numeral is `text[start:end]`, its value the factor, or None."""
    if text[end : end + 1] != "倍":
        return None
    factor = parse_numeral(text[start:end])
    return Quantity(QuantityKind.MULTIPLE, Span(start, end + 1), factor.value, issues=factor.issues)


def _ratio(left: str, right: str, span: Span) -> Quantity | None:
    sides = parse_numeral(left).value, parse_numeral(right).value
    if None in sides:
        return None
    return Quantity(QuantityKind.RATIO, span, sides[0], other=sides[1])
