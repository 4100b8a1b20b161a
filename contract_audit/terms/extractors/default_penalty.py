"""What a breach costs: a share of a base once, a share by the day, or a sum."""

import re
from collections.abc import Iterator
from typing import Any

from contract_audit.document import Span
from contract_audit.terms.amounts import decisive
from contract_audit.terms.binding import bind, bound_to
from contract_audit.terms.periods import Period
from contract_audit.terms.phrases import phrases
from contract_audit.terms.rates import Charge, Rate, stated_rates
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term
from contract_audit.text.numerals import parse_numeral
from contract_audit.text.quantities import QuantityKind

TERM = "default_penalty"

_FINED = re.compile(r"(?:扣罚|罚|赔偿|赔|加收)[^，。；\d责任]{0,8}\Z")
_BY_DAY = re.compile(r"(?:每|一|拖|晚|逾期|迟)[^，。；\d]{0,4}[天日][^，。；\d]{0,8}\Z")
_FINED_BARE = re.compile(
    r"罚款?(?P<much>[一二两三四五六七八九十壹贰叁肆伍百千万]{1,5})(?![元块%分之成个次种年月日天金点倍方])"
)
_EACH_DAY = re.compile(r"(?:晚|拖|迟|逾期|每)[^，。；]{0,3}[天日](?:就|要)?\Z")
_BASE = re.compile(r"(?:按|以|支付|相当于)(?P<base>[^，。；：按以]{2,18}?)(?:的|每日|每天|日|按日)*\Z")


def extract(source: TermSource) -> Iterator[Term]:
    """Rates and sums that answer to 违约金, and phrases such as a month's interest or the whole margin."""
    for rate in stated_rates(source, Charge.PENALTY):
        yield source.term(TERM, _value(source, rate), rate.bound.span, raw=rate.bound.quantity.span)
    for bound in bound_to(source, "charge", "penalty_label"):
        if not source.is_example(bound.quantity.span):
            quantity, issues = decisive(source, bound)
            yield source.term(TERM, {"type": "sum", "value": quantity.value}, bound.span, issues=issues)
    yield from _fines(source)
    for value, match in source.phrases(phrases(TERM)):
        yield source.term(TERM, {"type": "lump", "value": value}, match.span, confidence=0.8)


def _fines(source: TermSource) -> Iterator[Term]:
    """What speech calls a fine: `晚一天罚两百`, `罚一万`, `赔偿对方一万元`, `每拖一天加收0.1%`, `扣罚押金的四成`."""
    bound = {
        item.quantity.span
        for name in ("rate", "charge")
        for item in bind(source, name)
        if item.label == "penalty_label"
    }
    for window in source.by_window:
        place = source.windows[window]
        for quantity in source.quantities_in(window, QuantityKind.AMOUNT, QuantityKind.PERCENT):
            fine = _FINED.search(source.text, max(place.start, quantity.span.start - 18), quantity.span.start)
            if fine is None or quantity.span in bound or quantity.value is None or source.is_example(quantity.span):
                continue
            kind = "sum" if quantity.kind is QuantityKind.AMOUNT else "ratio"
            each = _BY_DAY.search(source.text, max(place.start, fine.start() - 14), fine.start())
            stated = Span(each.start() if each else fine.start(), quantity.span.end)
            kind = "daily" if each else kind
            yield source.term(TERM, {"type": kind, "value": quantity.value}, stated, raw=quantity.span, confidence=0.7)
    for match in _FINED_BARE.finditer(source.text) if "罚" in source.text else ():
        amount = parse_numeral(match["much"]).value
        if amount and source.matcher.window_at(match.start()) >= 0:
            each = _EACH_DAY.search(source.text, max(0, match.start() - 8), match.start())
            place = Span(each.start() if each else match.start(), match.end())
            value = {"type": "daily" if each else "sum", "value": amount}
            yield source.term(TERM, value, place, confidence=0.65)


def _value(source: TermSource, rate: Rate) -> dict[str, Any]:
    kind = "daily" if rate.period in {Period.DAY, Period.TRADING_DAY} else "ratio"
    value: dict[str, Any] = {"type": kind, "value": rate.value}
    start = rate.bound.quantity.span.start
    base = _BASE.search(source.text, max(source.windows[rate.bound.window].start, start - 26), start)
    if base:
        value["base"] = base["base"]
    return value
