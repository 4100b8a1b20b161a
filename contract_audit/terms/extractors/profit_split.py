"""How profit is shared."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from contract_audit.document import Span
from contract_audit.terms.phrases import phrases
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term
from contract_audit.text.quantities import QuantityKind

TERM = "profit_split"

_TENTHS = re.compile(r"(?P<one>[一二三四五六七八九])(?P<two>[一二三四五六七八九])(?:分成|开|分)")
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}
_FUNDERS = ("funder", "platform", "trustee")
_OPERATORS = ("operator", "weak")
_REACH = 14
_WHOLE = {"all-operator": ("1", "0"), "all-funder": ("0", "1"), "half": ("0.5", "0.5")}


def extract(source: TermSource) -> Iterator[Term]:
    """`{ratio_operator, ratio_funder}`, from a side that takes all, two percentages, a ratio or 三七分成."""
    for value, match in source.phrases(phrases(TERM)):
        if not source.is_example(match.span):
            operator, funder = _WHOLE[value]
            yield source.term(TERM, _split(Decimal(operator), Decimal(funder)), match.span, confidence=0.85)
    for window in source.holding("profit_cue"):
        yield from _shares(source, window)


def _split(operator: Decimal | None, funder: Decimal | None) -> dict[str, Any]:
    return {"ratio_operator": operator, "ratio_funder": funder}


def _shares(source: TermSource, window: int) -> Iterator[Term]:
    place = source.windows[window]
    tenths = _TENTHS.search(source.text, place.start, place.end)
    if tenths:
        shares = [Decimal(_DIGITS[tenths["one"]]) / 10, Decimal(_DIGITS[tenths["two"]]) / 10]
        value = {"shares": shares}
        yield source.term(TERM, value, Span(*tenths.span()), issues=("sides-open",), confidence=0.7)
        return
    sides: dict[str, Decimal] = {}
    spans: list[Span] = []
    for percent in source.quantities_in(window, QuantityKind.PERCENT):
        side = _side(source, window, percent.span)
        if side and percent.value is not None and percent.value <= 1 and side not in sides:
            sides[side] = percent.value
            spans.append(percent.span)
    if not sides or source.is_example(spans[0]):
        return
    operator, funder = sides.get("operator"), sides.get("funder")
    if operator is None and funder is not None:
        operator = 1 - funder
    elif funder is None and operator is not None:
        funder = 1 - operator
    yield source.term(TERM, _split(operator, funder), covering(*spans), confidence=0.75)


def _side(source: TermSource, window: int, place: Span) -> str | None:
    best: tuple[int, str] | None = None
    for side, roles in (("operator", _OPERATORS), ("funder", _FUNDERS)):
        for role in roles:
            for start, end in source.hits(role, window):
                gap = place.start - end if end <= place.start else start - place.end
                cut = source.text[min(end, place.end) : max(start, place.start)]
                if 0 <= gap <= _REACH and "，" not in cut and (best is None or gap < best[0]):
                    best = (gap, side)
    return best[1] if best else None
