"""What is charged while a payment is late, as a simple yearly rate or a multiple of the contract's own."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from contract_audit.document import Span
from contract_audit.terms.binding import Bound, bind
from contract_audit.terms.periods import annual, find_period
from contract_audit.terms.rates import ANNUAL, Charge, multiplier, stated_rates, yearly
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term

TERM = "overdue_rate"

_BARE = re.compile(r"(?<![\d.])0\.\d{2,6}(?=/[天日月年])")


def extract(source: TermSource) -> Iterator[Term]:
    """Rates that answer to 罚息, 滞纳金 and their kin, or to 利息 where payment is late."""
    for bound in bind(source, "rate"):
        times = multiplier(source, bound) if _is_overdue(source, bound) else None
        if times is not None and not source.is_example(bound.quantity.span):
            yield source.term(TERM, {"multiplier": times}, bound.span, raw=bound.quantity.span)
    for rate in stated_rates(source, Charge.OVERDUE):
        yield yearly(source, TERM, rate)
    yield from _bare_decimals(source)


def with_yearly_overdue(terms: Iterable[Term]) -> list[Term]:
    """The same terms, an overdue rate that is a multiple of the contract's own worked out where that is one rate."""
    known = list(terms)
    own = {term.value for term in known if term.term == "interest_rate" and term.value is not None}
    rate = own.pop() if len(own) == 1 else None
    return [_worked_out(term, rate) if term.term == TERM and rate is not None else term for term in known]


def _worked_out(term: Term, rate: Decimal) -> Term:
    times = term.value.get("multiplier") if isinstance(term.value, dict) else None
    if times is None:
        return term
    issues = (*term.issues, "multiple-of-interest")
    return msgspec.structs.replace(term, value=rate * times, unit=ANNUAL, issues=issues)


def _is_overdue(source: TermSource, bound: Bound) -> bool:
    """Whether the rate is for late payment: by its own label, or as a multiple of 借款利率 behind 逾期利率."""
    if bound.label == "overdue_label":
        return True
    start = source.windows[bound.window].start
    return bound.label == "interest_label" and source.between("overdue_label", start, bound.quantity.span.start)


def _bare_decimals(source: TermSource) -> Iterator[Term]:
    for window in source.holding("overdue_label", "overdue_cue"):
        place = source.windows[window]
        for figure in _BARE.finditer(source.text, place.start, place.end):
            stated = Span(*figure.span())
            period = find_period(source.text, stated, place)
            if period is None or source.is_example(stated):
                continue
            year = annual(Decimal(figure.group()), period, place.of(source.text))
            yield source.term(TERM, year.rate, stated, unit=ANNUAL, issues=year.issues)
