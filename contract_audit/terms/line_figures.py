"""Figures of a warning or liquidation line, with or without a unit: `108%`, `1.03倍`, `八成`, `0.85`, `1350万元`."""

import re
from decimal import Decimal

from contract_audit.document import Span
from contract_audit.terms.source import TermSource
from contract_audit.text.numerals import parse_numeral
from contract_audit.text.quantities import Quantity, QuantityKind

_TENTHS = re.compile(r"(?P<tenths>[一二三四五六七八九]|\d)成(?P<half>半|[一二三四五六七八九])?(?![为立交员本熟])")
_HALF = re.compile(r"(?:一半|过半|半数)(?!以)")
_BARE = re.compile(r"(?<![\d.:])(?:0|1)\.\d{1,4}(?![\d.%‰万亿元倍])")
_LINE_KINDS = (QuantityKind.PERCENT, QuantityKind.MULTIPLE, QuantityKind.AMOUNT)


def line_figures(source: TermSource, window: int) -> list[Quantity]:
    """The figures of one unit that may be a line, in order; shares of ten and bare decimals come as percentages."""
    place = source.windows[window]
    figures = source.quantities_in(window, *_LINE_KINDS)
    taken = [quantity.span for quantity in source.by_window.get(window, ())]
    for found, value in _unitless(source.text, place):
        if not any(span.overlaps(found) for span in taken):
            figures.append(Quantity(QuantityKind.PERCENT, found, value))
    return sorted(figures, key=lambda quantity: quantity.span)


def _unitless(text: str, place: Span) -> list[tuple[Span, Decimal]]:
    found: list[tuple[Span, Decimal]] = []
    for tenths in _TENTHS.finditer(text, place.start, place.end):
        half = tenths["half"]
        hundredths = Decimal(0) if not half else Decimal(5) if half == "半" else parse_numeral(half).value or Decimal(0)
        whole = parse_numeral(tenths["tenths"]).value or Decimal(0)
        found.append((Span(*tenths.span()), (whole * 10 + hundredths) / 100))
    found += [(Span(*half.span()), Decimal("0.5")) for half in _HALF.finditer(text, place.start, place.end)]
    found += [(Span(*bare.span()), Decimal(bare.group())) for bare in _BARE.finditer(text, place.start, place.end)]
    return found
