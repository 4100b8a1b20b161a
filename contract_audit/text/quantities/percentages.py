"""Shares: `12%`, `15‰`, `百分之十二`, `八分之一`, `万分之0.5`, `日息万八`, `七成`, `九五折`, `对半`."""

import re
from decimal import Decimal

from contract_audit.document import Span
from contract_audit.text.numerals import DIGITS, parse_numeral
from contract_audit.text.quantities.quantity import NUMERAL, Quantity, QuantityKind

_SIGNS = {"%": 2, "‰": 3, "‱": 4}
_PARTS = {"百": 2, "千": 3, "万": 4}
_OUT_OF = re.compile(rf"([千万])([{''.join(DIGITS)}])")
"""`万八`: eight in ten thousand, as traders say."""
_TENTHS = re.compile(r"成(?P<more>半|[一二三四五六七八九])?(?![为立交员本熟功果份效就品套色长绩不型都])")
_DISCOUNT = re.compile(r"折(?![算旧合叠腾返现损射磨])")
_POINTS = re.compile(r"个点(?![位差头])")
_PRICED = re.compile(r"(?:[月年日天利息给付收返抽]|成本)[^，。；\d]{0,5}\Z")
_TEN = Decimal(10)
_HALF = Decimal("0.5")
_AFTER_HALF = frozenset("年月天个小信")
_OF = "分之"
_WHOLE = {"百": Decimal(100), "千": Decimal(1000)}


def read_percent(text: str, start: int, end: int) -> Quantity | None:
    """The percentage whose numeral, or whose denominator in words, is `text[start:end]`, as a fraction, or None."""
    written, scale = text[start:end], _SIGNS.get(text[end : end + 1])
    out_of = _OUT_OF.fullmatch(written)
    if out_of and scale is None and text[end : end + 1] != "分":
        part = parse_numeral(out_of[2]).value
        return Quantity(QuantityKind.PERCENT, Span(start, end), part.scaleb(-_PARTS[out_of[1]]) if part else part)
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


def read_share(text: str, start: int, end: int) -> Quantity | None:
    """The share that is no percentage, as a fraction, or None.

    Tenths (`七成`), a discount (`九折`), a part (`八分之一`), points of a price (`月息两个点`), a half (`对半`).
    """
    written = text[start:end]
    if written == "半":
        return Quantity(QuantityKind.PERCENT, Span(start - 1, end), _HALF) if _is_halved(text, start) else None
    if text.startswith(_OF, end):
        return _part(text, start, end)
    value = parse_numeral(written).value
    found = _scaled(text, start, end, value) if value else None
    return Quantity(QuantityKind.PERCENT, Span(start, found[1]), found[0]) if found else None


def _is_halved(text: str, at: int) -> bool:
    return text[at - 1 : at] == "对" and text[at + 1 : at + 2] not in _AFTER_HALF


def _scaled(text: str, start: int, end: int, value: Decimal) -> tuple[Decimal, int] | None:
    """The share that `value` is with the word behind it, and where that word ends."""
    if _POINTS.match(text, end) and _PRICED.search(text, max(0, start - 8), start):
        return value / 100, end + 2
    tenths = _TENTHS.match(text, end)
    if tenths and value <= _TEN and (end - start == 1 or value == _TEN):
        more = tenths["more"]
        hundredths = Decimal(5) if more == "半" else parse_numeral(more or "零").value or Decimal(0)
        return value / 10 + hundredths / 100, tenths.end()
    if _DISCOUNT.match(text, end) and value < _TEN * 10 and value != _TEN:
        return (value / 10 if value < _TEN else value / 100), end + 1
    return None


def _part(text: str, start: int, end: int) -> Quantity | None:
    share = NUMERAL.match(text, end + len(_OF))
    if share is None:
        return None
    whole, part = parse_numeral(text[start:end]).value, parse_numeral(share.group()).value
    if not whole or part is None or part > whole:
        return None
    return Quantity(QuantityKind.PERCENT, Span(start, share.end()), part / whole)
