"""Percentages: `12%`, `15‰`, `百分之十二`, `千分之三`, `万分之0.5`."""

import re
from decimal import Decimal

from contract_audit.document import Span
from contract_audit.text.numerals import parse_numeral
from contract_audit.text.quantities.quantity import CHINESE, FIGURE, Quantity, QuantityKind

_SIGN = re.compile(rf"({FIGURE}|{CHINESE})(%|‰|‱)")
_WORDS = re.compile(rf"(百|千|万)分之({FIGURE}|{CHINESE})(?!分之)")
_PARTS = {"%": 2, "‰": 3, "‱": 4, "百": 2, "千": 3, "万": 4}
_WHOLE = {"百": Decimal(100), "千": Decimal(1000)}


def read_percent(text: str, start: int) -> Quantity | None:
    """The percentage that starts at `start`, its value as a fraction, or None."""
    match = _SIGN.match(text, start)
    if match:
        written, scale = match.groups()
    else:
        match = _WORDS.match(text, start)
        if not match:
            return None
        scale, written = match.groups()
    numeral = parse_numeral(written)
    value = _WHOLE.get(written, numeral.value)
    if value is None:
        return Quantity(QuantityKind.PERCENT, Span(*match.span()), None, issues=numeral.issues)
    return Quantity(QuantityKind.PERCENT, Span(*match.span()), value.scaleb(-_PARTS[scale]))
