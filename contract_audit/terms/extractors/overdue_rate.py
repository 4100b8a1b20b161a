"""What is charged while a payment is late, as a simple yearly rate or a multiple of the contract's own."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from contract_audit.document import Span
from contract_audit.terms.binding import Bound, bind
from contract_audit.terms.periods import annual, find_period
from contract_audit.terms.rates import ANNUAL, SECURITY, Charge, multiplier, stated_rates, year_counted, yearly
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term
from contract_audit.text.quantities import QuantityKind

TERM = "overdue_rate"

_WORKED_OUT = re.compile(r"[，（]?即(?:按|为)?年?(?:利率|化)?(?:为|的)?[0-9.]")
"""Behind a multiple whose result the text gives itself: `上浮50%即年利率6%`."""
_BY_PERIOD = re.compile(r"(?:按|照|每)(?:年|月|日|天)(?:加计|加收|计收|计付|加付|计|算)?\Z")
_OTHERWISE_NAMED = ("penalty_label", "fee_label", "other_rate_label", "profit_cue", "law_rate")
_BARE = re.compile(r"(?<![\d.])0\.\d{2,6}(?=/[天日月年])")


def extract(source: TermSource) -> Iterator[Term]:
    """Rates that answer to 罚息, 滞纳金 and their kin, or to 利息 where payment is late."""
    for bound in bind(source, "rate"):
        times = multiplier(source, bound) if _is_overdue(source, bound) else None
        if times is None or source.is_example(bound.quantity.span):
            continue
        if not _WORKED_OUT.match(source.text, bound.quantity.span.end):
            yield source.term(TERM, {"multiplier": times}, bound.span, raw=bound.quantity.span)
    for rate in stated_rates(source, Charge.OVERDUE):
        yield yearly(source, TERM, rate)
    yield from _unnamed(source)
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


def _unnamed(source: TermSource) -> Iterator[Term]:
    """Rates that only the period announces where payment is late: `到期没还的，从第二天起按年8%算`."""
    bound = {rate.quantity.span for rate in bind(source, "rate")}
    for window in source.holding("overdue_cue"):
        place = source.windows[window]
        for quantity in source.quantities_in(window, QuantityKind.PERCENT):
            span = quantity.span
            if span in bound or not quantity.value or source.is_example(span):
                continue
            told = _BY_PERIOD.search(source.text, max(place.start, span.start - 6), span.start)
            if not told or not source.between("overdue_cue", place.start, span.start):
                continue
            if SECURITY.search(source.text, place.start, span.end):
                continue
            period, part = find_period(source.text, span, place), source.clause_part(span)
            if period and not any(source.between(name, part.start, part.end) for name in _OTHERWISE_NAMED):
                year = annual(quantity.value, period, year_counted(source))
                yield source.term(
                    TERM, year.rate, Span(told.start(), span.end), unit=ANNUAL, raw=span, issues=year.issues,
                    confidence=0.7,
                )  # fmt: skip


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
