"""Figures of a warning or liquidation line, with or without a unit: `108%`, `1.03倍`, `八成`, `0.85`, `1350万元`."""

import re
from collections.abc import Iterator
from decimal import Decimal

from contract_audit.document import Span
from contract_audit.terms.source import TermSource
from contract_audit.text.numerals import parse_numeral
from contract_audit.text.quantities import Quantity, QuantityKind

_UNITLESS = re.compile(
    r"(?P<tenths>[一二三四五六七八九]|\d)成(?P<more>半|[一二三四五六七八九])?(?![立交员本熟]|为(?![^，。；]{0,4}线))"
    r"|(?P<half>一半|过半|半数)(?!以)"
    r"|(?<![\d.:])(?P<bare>[01]\.\d{1,4})(?![\d.%‰万亿元倍])"
)
_HALF = Decimal("0.5")
_LINE_KINDS = (QuantityKind.PERCENT, QuantityKind.MULTIPLE, QuantityKind.AMOUNT)


def line_figures(source: TermSource, window: int) -> list[Quantity]:
    """The figures of one unit that may be a line, in order; shares of ten and bare decimals come as percentages."""
    place = source.windows[window]
    figures = [*source.quantities_in(window, *_LINE_KINDS)]
    taken = [quantity.span for quantity in source.by_window.get(window, ())]
    for found, value in _unitless(source.text, place):
        if not any(span.overlaps(found) for span in taken):
            figures.append(Quantity(QuantityKind.PERCENT, found, value))
    return sorted(figures, key=lambda quantity: quantity.span)


def _unitless(text: str, place: Span) -> Iterator[tuple[Span, Decimal]]:
    for found in _UNITLESS.finditer(text, place.start, place.end):
        if found["bare"]:
            value = Decimal(found["bare"])
        elif found["half"]:
            value = _HALF
        else:
            value = _digit(found["tenths"]) / 10 + (_digit(found["more"]) / 100 if found["more"] else 0)
        yield Span(*found.span()), value


def _digit(written: str) -> Decimal:
    """The value of one digit; 半 counts half of the next lower place, so five."""
    return Decimal(5) if written == "半" else parse_numeral(written).value or Decimal(0)
