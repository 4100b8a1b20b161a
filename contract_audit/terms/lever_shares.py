"""Leverage told by shares: a margin ratio, the margin as a share of what is lent, the two sides in per cent."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from contract_audit.document import Span
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term
from contract_audit.text.quantities import Quantity, QuantityKind

LEVERAGE: Final = "leverage"

UNIT: Final = "borrowed/own"
"""Unit of a leverage."""

_REACH = 24
_REACH_APPOSED = 60
_SHARE_REACH = 12
_LEAST_SHARE = Decimal("0.03")
"""A smaller share of the sum lent is a fee, not margin."""
_MENTIONS_LOSS = re.compile(r"[亏跌损失剩降低扣赔罚]|违约")
_OF = re.compile(r"(?:资金|金额|总额|数额|款|数|的钱)?[的之]?")
_APPOSED = re.compile(r"[，（][为占即是][^，。；]{0,12}\Z")
"""Before a share that explains the sum before it: `保证金25万元，为名义本金的八分之一`."""
_OF_FEE = re.compile(r"费[^，。；]{0,16}（[^（）]{0,14}\Z|费[^，。；（]{0,8}\Z")
"""Before a share that is what a fee comes to: `服务费3,000元（借款本金的3%）`."""
_SET_ASIDE = re.compile(r"[^，。；]{0,4}(?:计提|提取)|[^，。；]{0,12}(?:服务费|管理费|审核费|咨询费|手续费)")
"""Behind a share that is set aside or charged."""
_SHORT_SALE = re.compile(r"融券\Z")
_RATIOS = ("margin_ratio_total", "margin_ratio_loan", "margin_ratio")
_SUM_BASES = (("total_funds_label", 1), ("line_base_loan", 0), ("principal_label", 0))


def margin_ratios(source: TermSource, percent: Quantity, window: int) -> Iterator[Term]:
    """`保证金比例20%`; where its base is open, both readings are in `ambiguous`."""
    value = percent.value or Decimal(0)
    for name in _RATIOS:
        cue = _before(source, name, percent.span, window)
        if cue is None or "，" in source.text[cue.end : percent.span.start]:
            continue
        if _SHORT_SALE.search(source.text, max(0, cue.start - 2), cue.start):
            return
        over_loan, place = 1 / value, covering(cue, percent.span)
        if name == "margin_ratio_total" and over_loan > 1:
            yield source.term(LEVERAGE, over_loan - 1, place, unit=UNIT, raw=percent.span)
        elif name == "margin_ratio_loan":
            yield source.term(LEVERAGE, over_loan, place, unit=UNIT, raw=percent.span, confidence=0.9)
        else:
            readings = (over_loan - 1, over_loan) if over_loan > 1 else None
            yield source.term(
                LEVERAGE, over_loan, place, unit=UNIT, raw=percent.span, confidence=0.7, ambiguous=readings,
                issues=("base-open",),
            )  # fmt: skip
        return


def margin_shares(source: TermSource, percent: Quantity, window: int) -> Iterator[Term]:
    """`按配资金额的八分之一缴纳押金`: the margin as a share of what is lent, or of the total."""
    value, place, text = percent.value or Decimal(0), source.windows[window], source.text
    if not _LEAST_SHARE <= value < 1:
        return
    reach = _REACH_APPOSED if _APPOSED.search(text, place.start, percent.span.start) else _REACH
    nearby = Span(max(place.start, percent.span.start - reach), min(place.end, percent.span.end + _SHARE_REACH))
    if not any(nearby.contains(Span(*hit)) for hit in source.hits("own_margin_label", window)):
        return
    if value in {side.value for side in _two_sides(source, window) or ()}:
        return
    for base, less in _SUM_BASES:
        for start, end in source.hits(base, window):
            if end > percent.span.start or not _OF.fullmatch(text, end, percent.span.start):
                continue
            if _MENTIONS_LOSS.search(text, nearby.start, nearby.end) or _SET_ASIDE.match(text, percent.span.end):
                return
            if not _OF_FEE.search(text, place.start, start):
                whole = Span(start, percent.span.end)
                yield source.term(LEVERAGE, 1 / value - less, whole, unit=UNIT, raw=percent.span, confidence=0.8)
            return


def paired_shares(source: TermSource, window: int) -> Iterator[Term]:
    """`甲方资金80%、乙方保证金20%`: the two sides in shares that add up to one."""
    sides = _two_sides(source, window)
    if sides is not None:
        lent, own = sides
        ratio = (lent.value or Decimal(0)) / (own.value or Decimal(1))
        yield source.term(LEVERAGE, ratio, covering(lent.span, own.span), unit=UNIT, confidence=0.8)


def _two_sides(source: TermSource, window: int) -> tuple[Quantity, Quantity] | None:
    """What is lent and what is put up, both as shares of the total, each behind its label."""
    for one, two in pairwise(source.quantities_in(window, QuantityKind.PERCENT)):
        if not one.value or not two.value or one.value + two.value != 1:
            continue
        first, second = (_side(source, share, window) for share in (one, two))
        if first and second and first != second:
            return (one, two) if first == "lent" else (two, one)
    return None


def _side(source: TermSource, share: Quantity, window: int) -> str | None:
    for name, side in (("lever_operator_side", "own"), ("lever_funder_side", "lent")):
        if any(hit[1] == share.span.start for hit in source.hits(name, window)):
            return side
    return None


def _before(source: TermSource, name: str, place: Span, window: int) -> Span | None:
    hits = [hit for hit in source.hits(name, window) if hit[1] <= place.start and place.start - hit[1] <= _REACH]
    return Span(*hits[-1]) if hits else None
