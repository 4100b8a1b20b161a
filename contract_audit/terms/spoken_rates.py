"""Rates that no label binds: what is said of interest in speech, and what only a period announces."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from contract_audit.document import Span
from contract_audit.terms.binding import bind
from contract_audit.terms.periods import Period, annual, find_period
from contract_audit.terms.rates import ANNUAL
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term
from contract_audit.text.numerals import parse_numeral
from contract_audit.text.quantities import QuantityKind

_DIGIT = "[一二两三四五六七八九]"
_EXPLAINED = re.compile(r"(?:就是|等于|合|，|：)(?P<each>(?:一个?|每个?)(?:月|年))(?:是|就?给|付|要|收|算)?\Z")
"""What makes a rate without a label of its own one of interest, where interest is spoken of: `就是一个月百分之二`."""
_IN_PARTS = re.compile(
    rf"(?P<period>[月年])(?P<share>{_DIGIT}|\d(?:\.\d)?)分(?P<half>半)?(?P<more>{_DIGIT})?(?=[算计，。；利付给]|\Z)"
)
_PER_SUM = re.compile(
    r"(?:每|一)(?P<sum>[百千万])(?:元|块钱?)?(?:钱)?，?(?:每个?|一个?|按)?(?P<period>[月天日周年])(?:是|就?给|付|要|收|算)?"
    r"(?P<much>[一二两三四五六七八九十百]{1,5}+)(?![%‰元块分厘成倍个千万年月日天毛角])"
)
_ANNOUNCED = re.compile(
    r"(?:每|按|逐|一)(?:个?自然月|个?交易日|个?月|日|天|周|年)[^，。；：、\d%]{0,10}\Z|(?:月|日|周|年)\Z"
)
_BY = re.compile(r"(?:/|每)(?:个?交易日|个?月|日|天|周|年)")
_FEE_BEHIND = re.compile(r"[^，。；]{0,6}(?:付|交|收取?|取|纳)[^，。；的]{1,8}(?:费|报酬|佣金)")
_PERIODS = {"年": Period.YEAR, "月": Period.MONTH, "周": Period.WEEK, "天": Period.DAY, "日": Period.DAY}
_OF_ACCOUNT = re.compile(r"(?:账户|操盘|策略)(?:管理|使用|占用)费")
_LEAST: Final = Decimal("0.01")
_MOST: Final = Decimal(4)
"""Bounds of a yearly rate that only its period tells to be one."""
_OTHER_CHARGES = (
    "overdue_cue", "penalty_label", "overdue_label", "fee_label", "other_rate_label", "profit_cue", "law_rate",
)  # fmt: skip


def explained_rates(source: TermSource, term: str) -> Iterator[Term]:
    """Rates that only their period announces, in a unit that speaks of interest or follows one that does."""
    bound = {rate.quantity.span for rate in bind(source, "rate")}
    near = {window + step for window in source.holding("interest_label") for step in (0, 1)}
    for window in sorted(near & source.by_window.keys()):
        place = source.windows[window]
        for quantity in source.quantities_in(window, QuantityKind.PERCENT):
            each = _EXPLAINED.search(source.text, max(place.start, quantity.span.start - 8), quantity.span.start)
            if each is None or quantity.span in bound or quantity.value is None or source.is_example(quantity.span):
                continue
            times = 12 if each["each"].endswith("月") else 1
            stated = Span(each.start("each"), quantity.span.end)
            yield source.term(term, quantity.value * times, stated, unit=ANNUAL, raw=quantity.span, confidence=0.75)


def rates_in_words(source: TermSource, term: str) -> Iterator[Term]:
    """`利息按月三分`, `一万块一个月一百六`: numerals that only speech leaves without a unit."""
    for window in source.holding("interest_label", "per_sum"):
        place = source.windows[window]
        read = source.quantities_in(window, QuantityKind.INTEREST_WORDS, QuantityKind.AMOUNT)
        for match in _IN_PARTS.finditer(source.text, place.start, place.end):
            whole = Span(*match.span())
            if not any(quantity.span.overlaps(whole) for quantity in read) and not source.is_example(whole):
                tenth = Decimal("0.01") if match["period"] == "月" else Decimal("0.1")
                year = annual(_parts(match) * tenth, _PERIODS[match["period"]], "")
                yield source.term(term, year.rate, whole, unit=ANNUAL, confidence=0.75)
        for match in _PER_SUM.finditer(source.text, place.start, place.end):
            much, charged_on = parse_numeral(match["much"]).value, parse_numeral(f"一{match['sum']}").value
            figure = Span(*match.span("much"))
            if any(quantity.span.overlaps(figure) for quantity in read) or source.is_example(figure):
                continue
            if much and charged_on:
                year = annual(much / charged_on, _PERIODS[match["period"]], "")
                yield source.term(term, year.rate, Span(*match.span()), unit=ANNUAL, confidence=0.75)


def announced_rates(source: TermSource, term: str) -> Iterator[Term]:
    """Rates that nothing but their period announces (`按月 1.9%/月`)."""
    bound = {rate.quantity.span for rate in bind(source, "rate")}
    for window in sorted(source.by_window):
        percents = source.quantities_in(window, QuantityKind.PERCENT)
        place = source.windows[window]
        for quantity in percents:
            span, part = quantity.span, source.clause_part(quantity.span)
            if any(source.between(name, part.start, part.end) for name in _OTHER_CHARGES) or _FEE_BEHIND.match(
                source.text, span.end
            ):
                continue
            told = _BY.match(source.text, span.end) or _ANNOUNCED.search(
                source.text, max(place.start, span.start - 16), span.start
            )
            if span in bound or not told or not quantity.value or source.is_example(span):
                continue
            period = find_period(source.text, span, place)
            year = annual(quantity.value, period, "") if period else None
            if year and _LEAST <= year.rate <= _MOST:
                yield source.term(term, year.rate, span, unit=ANNUAL, issues=year.issues, confidence=0.65)


def fees_for_money(source: TermSource, term: str) -> Iterator[Term]:
    """What a fee for the account costs by the day, week or month: the price of the money where it is the only one."""
    for bound in bind(source, "rate"):
        quantity, place = bound.quantity, source.windows[bound.window]
        if bound.label != "fee_label" or quantity.kind is not QuantityKind.PERCENT or not quantity.value:
            continue
        if not _OF_ACCOUNT.fullmatch(bound.place.of(source.text)) or source.is_example(quantity.span):
            continue
        period = find_period(source.text, quantity.span, place)
        if period is not None and period is not Period.YEAR:
            year = annual(quantity.value, period, "")
            if _LEAST <= year.rate <= _MOST:
                yield source.term(
                    term, year.rate, bound.span, unit=ANNUAL, raw=quantity.span, issues=year.issues, confidence=0.65
                )


def _parts(match: re.Match[str]) -> Decimal:
    """The 分 of `三分`, `一分半`, `一分五`."""
    tenths = parse_numeral(match["more"]).value if match["more"] else None
    share = parse_numeral(match["share"]).value or Decimal(0)
    return share + (Decimal("0.5") if match["half"] else (tenths or Decimal(0)) / 10)
