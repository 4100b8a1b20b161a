"""What the borrowed money costs, as a simple yearly rate."""

import re
from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.terms.periods import annual, find_period
from contract_audit.terms.rates import ANNUAL, Charge, stated_rates, yearly
from contract_audit.terms.source import TermSource
from contract_audit.terms.spoken_rates import announced_rates, explained_rates, fees_for_money, rates_in_words
from contract_audit.terms.term import Term
from contract_audit.text.numerals import parse_numeral
from contract_audit.text.quantities import QuantityKind

TERM = "interest_rate"

_PER_SUM = re.compile(r"(?:每(?P<sum>(?:\d{1,3}|[一壹十拾百])?[百千万])|(?P<one>一[百千万]))(?:元|块钱?)?")
_TOTAL_COST = re.compile(r"综合[^，。；]{0,6}成本")
_OF_POSITION = re.compile(r"持仓费|过夜费|隔夜费|留仓费|市值")
"""Before a sum that is charged on what is held, not on what is lent."""
_REACH = 20


def extract(source: TermSource) -> Iterator[Term]:
    """Rates that answer to a word for interest, and sums charged on every 万元 by the day.

    A sum charged on every 万元 under the name of a fee is the price of the money where the text states no other; so is
    `一百块一个月两块钱`, which else explains it.
    """
    stated = _without_restated(source, [yearly(source, TERM, rate) for rate in stated_rates(source, Charge.INTEREST)])
    per_sum = list(_per_sum(source))
    spoken = [*explained_rates(source, TERM), *rates_in_words(source, TERM)]
    if not stated:
        spoken += announced_rates(source, TERM)
    if not (stated or spoken or per_sum):
        spoken += fees_for_money(source, TERM)
    yield from stated
    yield from spoken
    for term, is_second in per_sum:
        if not (is_second and stated):
            yield term


def _without_restated(source: TermSource, rates: list[Term]) -> list[Term]:
    """The rates without a total cost (综合成本) that comes to no more than a rate the text states besides."""
    total = [rate for rate in rates if _TOTAL_COST.search(source.text, max(0, rate.span.start - 6), rate.span.end)]
    others = {rate.value for rate in rates if rate not in total}
    return [rate for rate in rates if rate not in total or rate.value not in others]


def _per_sum(source: TermSource) -> Iterator[tuple[Term, bool]]:
    for window in source.holding("per_sum"):
        place = source.windows[window]
        base = _PER_SUM.search(source.text, place.start, place.end)
        charged = base and next(
            (item for item in source.quantities_in(window, QuantityKind.AMOUNT) if item.span.start >= base.end()), None
        )
        if base is None or not charged or charged.value is None or source.is_example(charged.span):
            continue
        if _OF_POSITION.search(source.text, place.start, base.start()):
            continue
        if charged.span.start - base.end() > _REACH or source.between("penalty_label", place.start, charged.span.start):
            continue
        period = find_period(source.text, charged.span, Span(base.start(), place.end))
        if period is None:
            continue
        stated_sum = base["one"] or base["sum"]
        sum_charged_on = parse_numeral(stated_sum if len(stated_sum) > 1 else f"一{stated_sum}").value
        if not sum_charged_on:
            continue
        rate = charged.value / sum_charged_on
        year = annual(rate, period, place.of(source.text))
        is_fee = bool(source.hits("fee_label", window)) and not source.hits("interest_label", window)
        explains = base["one"] is not None
        stated = Span(base.start(), charged.span.end)
        yield source.term(TERM, year.rate, stated, unit=ANNUAL, issues=year.issues, confidence=0.85), is_fee or explains
