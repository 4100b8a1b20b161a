"""Borrowed money over own money."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from contract_audit.document import Span
from contract_audit.terms.lever_shares import LEVERAGE, UNIT, margin_ratios, margin_shares, paired_shares
from contract_audit.terms.lever_talk import MOST, ONCE_DONE, exchanged, spoken_ratios
from contract_audit.terms.offers import is_offer
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term
from contract_audit.text.context import ContextKind
from contract_audit.text.quantities import Quantity, QuantityKind

TERM = LEVERAGE

_REACH = 24
_REACH_BEHIND = 4
_MARKS = 2
"""Characters a ratio may have beside it where it makes a clause of its own."""
_LEAST_IN_TALK = 2
_TIER_REACH = 40
"""Characters between the ratios of a scale: `10万元以下1:5，10万元至50万元1:4`."""
_RANGED = re.compile(r"[-~～至到—–]{1,2}[\d一二三四五六七八九十]{1,4}倍")
_SIDES = ("lever_funder_side", "lever_operator_side")


def extract(source: TermSource) -> Iterator[Term]:
    """Ratios, multiples and margin ratios; where base or direction is open, both readings are in `ambiguous`."""
    offer = is_offer(source)
    for window, quantities in source.by_window.items():
        for quantity in quantities:
            if quantity.value is None or quantity.value <= 0 or (not offer and source.is_example(quantity.span)):
                continue
            if quantity.kind is QuantityKind.RATIO:
                yield from _ratio(source, quantity, window)
            elif quantity.kind is QuantityKind.MULTIPLE:
                yield from _multiple(source, quantity, window)
            elif quantity.kind is QuantityKind.PERCENT:
                yield from margin_ratios(source, quantity, window)
                yield from margin_shares(source, quantity, window)
        yield from paired_shares(source, window)
        yield from exchanged(source, window)
    yield from spoken_ratios(source)


def _ratio(source: TermSource, ratio: Quantity, window: int) -> Iterator[Term]:
    cue = _near(source, "lever_label", ratio.span, window, behind=True)
    tier = cue is None and _is_tier(source, ratio, window)
    start = max(source.windows[window].start, ratio.span.start - _REACH)
    part = source.clause_part(ratio.span)
    first, last = (_last(source, side, part.start, ratio.span.start, window) for side in _SIDES)
    if cue is None and not tier and not (first and last) and not _alone(source, ratio, window):
        return
    one, other = ratio.value, ratio.other
    if not one or not other or source.between("not_lever", start, ratio.span.start):
        return
    if ONCE_DONE.search(source.text, source.windows[window].start, ratio.span.start):
        return
    if first and last and first != last:
        value, confidence = (one / other if first < last else other / one), 0.9
    else:
        value, confidence = max(one, other) / min(one, other), 0.85
    if value <= MOST:
        yield source.term(
            TERM, value, covering(cue or ratio.span, ratio.span), unit=UNIT, raw=ratio.span, confidence=confidence
        )


def _multiple(source: TermSource, multiple: Quantity, window: int) -> Iterator[Term]:
    value = multiple.value or Decimal(0)
    place = source.windows[window]
    start = max(
        place.start, source.text.rfind("。", place.start, multiple.span.start) + 1, multiple.span.start - _REACH
    )
    end = min(place.end, multiple.span.end + 8)
    if value > MOST or source.between("not_lever", start, end) or ContextKind.HISTORY in source.contexts(multiple.span):
        return
    if _RANGED.match(source.text, multiple.span.end):
        return
    own = _last(source, "lever_own", start, multiple.span.start, window)
    cue = _near(source, "lever_label", multiple.span, window, behind=True)
    if (
        cue is None
        and not own
        and not (source.structure.turns and value >= _LEAST_IN_TALK)
        and not _borne_out(source, multiple, window)
    ):
        return
    part = source.clause_part(multiple.span)
    if source.between("line_base_account", part.start, part.end) and source.between("line_touch", part.start, part.end):
        return
    whole = covering(cue, multiple.span) if cue else Span(max(start, multiple.span.start - 12), multiple.span.end)
    if source.between("lever_gross", start, multiple.span.start):
        if value > 1:
            yield source.term(TERM, value - 1, whole, unit=UNIT, raw=multiple.span, issues=("gross",))
        return
    open_base = source.between("lever_open", start, end)
    readings = (value - 1, value) if open_base and value > 1 else None
    issues = ("base-open",) if readings else ()
    yield source.term(TERM, value, whole, unit=UNIT, raw=multiple.span, ambiguous=readings, issues=issues)


def _borne_out(source: TermSource, multiple: Quantity, window: int) -> bool:
    """Whether one sum of the unit is as many times another: `交6000元，发起6万元策略（10倍）`."""
    sums = [amount.value for amount in source.quantities_in(window, QuantityKind.AMOUNT) if amount.value]
    return any(one * (multiple.value or 0) == other for one, other in pairwise(sums))


def _is_tier(source: TermSource, ratio: Quantity, window: int) -> bool:
    """Whether the ratio continues a scale that a word for leverage opens in its unit."""
    start = ratio.span.start
    for earlier in reversed(source.quantities_in(window, QuantityKind.RATIO)):
        if earlier.span.end > start:
            continue
        if start - earlier.span.end > _TIER_REACH:
            return False
        if _near(source, "lever_label", earlier.span, window, behind=False):
            return True
        start = earlier.span.start
    return False


def _near(source: TermSource, name: str, place: Span, window: int, *, behind: bool) -> Span | None:
    hits = source.hits(name, window)
    before = [hit for hit in hits if hit[1] <= place.start and place.start - hit[1] <= _REACH]
    after = [hit for hit in hits if behind and hit[0] >= place.end and hit[0] - place.end <= _REACH_BEHIND]
    chosen = after[0] if after else before[-1] if before else None
    return Span(*chosen) if chosen else None


def _last(source: TermSource, name: str, start: int, end: int, window: int) -> int:
    """End of the last word of a concept in `[start, end)`, 0 where there is none."""
    return max((hit[1] for hit in source.hits(name, window) if start <= hit[0] and hit[1] <= end), default=0)


def _alone(source: TermSource, ratio: Quantity, window: int) -> bool:
    """Whether the ratio is a clause of its own beside the sums it compares: `资金100万元，保证金10万元，一比十`."""
    part = source.clause_part(ratio.span)
    amounts = source.quantities_in(window, QuantityKind.AMOUNT)
    return len(part) - len(ratio.span) <= _MARKS and len(amounts) > 1
