"""Percentages: `12%`, `15‰`, `百分之十二`, `千分之三`, `万分之0.5`."""

from decimal import Decimal

from contract_audit.document import Span
from contract_audit.text.numerals import parse_numeral
from contract_audit.text.quantities.quantity import NUMERAL, Quantity, QuantityKind

_SIGNS = {"%": 2, "‰": 3, "‱": 4}
_PARTS = {"百": 2, "千": 3, "万": 4}
_OF = "分之"
_WHOLE = {"百": Decimal(100), "千": Decimal(1000)}


def read_percent(text: str, start: int, end: int) -> Quantity | None:
    """The percentage whose numeral, or whose denominator in words, is `text[start:end]`, as a fraction, or None."""
    written, scale = text[start:end], _SIGNS.get(text[end : end + 1])
    end += 1
    if scale is None:
        scale = _PARTS.get(written)
        share = NUMERAL.match(text, start + 3) if text.startswith(_OF, start + 1) else None
        if scale is None or share is None or text.startswith(_OF, share.end()):
            return None
        written, end = share.group(), share.end()
    numeral = parse_numeral(written)
    value = _WHOLE.get(written, numeral.value)
    if value is None:
        return Quantity(QuantityKind.PERCENT, Span(start, end), None, issues=numeral.issues)
    return Quantity(QuantityKind.PERCENT, Span(start, end), value.scaleb(-scale))
