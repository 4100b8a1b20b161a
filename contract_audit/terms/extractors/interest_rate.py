"""What the borrowed money costs, as a simple yearly rate."""

import re
from collections.abc import Iterator
from decimal import Decimal

from contract_audit.document import Span
from contract_audit.terms.periods import annual, find_period
from contract_audit.terms.rates import ANNUAL, Charge, stated_rates, yearly
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term
from contract_audit.text.quantities import QuantityKind

TERM = "interest_rate"

_PER_SUM = re.compile(r"每(?P<sum>[一壹1]?百?[十拾]?[万千百])元?(?:本金|资金|借款|配资|额度)?[，的]?")
_SUMS = {"百": 100, "千": 1000, "万": 10_000, "十万": 100_000, "百万": 1_000_000}


def extract(source: TermSource) -> Iterator[Term]:
    """Rates that answer to a word for interest, and sums charged on every 万元 as interest."""
    for rate in stated_rates(source, Charge.INTEREST):
        yield yearly(source, TERM, rate)
    yield from _per_sum(source)


def _per_sum(source: TermSource) -> Iterator[Term]:
    for window in source.holding("interest_label"):
        place = source.windows[window]
        base = _PER_SUM.search(source.text, place.start, place.end)
        if base is None:
            continue
        for amount in source.quantities_in(window, QuantityKind.AMOUNT):
            if amount.span.start < base.end() or amount.value is None or source.is_example(amount.span):
                continue
            if source.between("fee_label", base.end(), amount.span.start):
                break
            period = find_period(source.text, amount.span, Span(base.end(), place.end))
            if period is None:
                break
            rate = amount.value / Decimal(_SUMS[base["sum"].lstrip("一壹1").replace("拾", "十")])
            year = annual(rate, period, place.of(source.text))
            stated = Span(base.start(), amount.span.end)
            yield source.term(TERM, year.rate, stated, unit=ANNUAL, issues=year.issues)
            break
