"""Leverage as it is spoken of: `一拖四`, `交一万给六万`, `你出1块我配4块`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from contract_audit.document import Span
from contract_audit.terms.lever_shares import LEVERAGE, UNIT
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term
from contract_audit.text.numerals import parse_numeral
from contract_audit.text.quantities import QuantityKind

MOST: Final = 1000
"""A higher leverage is no leverage."""

_PAID = re.compile(r"(?:交|出|押|存|打|拿|缴|入)(?:我|上|来)?\Z")
_OWN = re.compile(r"(?:的)?(?:押金|保证金|本金|本钱|信用金|诚意金)")
_GETS = re.compile(
    r"(?:押金|保证金|本金|本钱|信用金|诚意金)?，?(?:[甲乙丙丁]方|我们?|公司|平台|老师|老板|你|他)?(?:就能|就|可以|可|能)?"
    r"(?:给|配|换|借|拿)(?:你|您|他|我)?(?:出)?"
)
ONCE_DONE = re.compile(
    r"(?:曾(?:经|在|做|玩|炒|配|借)|当年|那年|以前|从前|[做玩炒借配]过|年在(?:外|网|别))[^。；]{0,60}\Z"
)
"""Before a deal of another time, which the text only tells of."""
_NUMBER = r"[一二两三四五六七八九十]{1,2}|\d{1,2}"
_SPOKEN = re.compile(
    rf"(?<![\d一二三四五六七八九十第每])(?P<one>一|1)(?:"
    rf"(?:拖|带|搏|博|撬|顶)|份[^，。；\d一二三四五六七八九十]{{0,8}}(?:顶|拖|带动?|配|换|撬动?)[^，。；\d一二三四五六七八九十]{{0,6}})"
    rf"(?P<other>{_NUMBER})(?:份|倍)?(?![年月日天%个元万路])"
)
_SIGNS = ("拖", "带", "搏", "博", "撬", "顶", "一份", "1份")


def spoken_ratios(source: TermSource) -> Iterator[Term]:
    """`一拖四`, `以一博四`, `一份顶四份`, `一份自有资金带动四份资金`."""
    text = source.text
    if not any(word in text for word in _SIGNS):
        return
    for match in _SPOKEN.finditer(text):
        one, other = (parse_numeral(match[group]).value for group in ("one", "other"))
        place = Span(*match.span())
        if one and other and one < other <= MOST * one and source.matcher.window_at(place.start) >= 0:
            yield source.term(LEVERAGE, other / one, place, unit=UNIT, confidence=0.8)


def exchanged(source: TermSource, window: int) -> Iterator[Term]:
    """`交一万给六万`, `你出1块我配4块`."""
    for one, two in pairwise(source.quantities_in(window, QuantityKind.AMOUNT)):
        if not one.value or two.value is None or not one.value <= two.value <= MOST * one.value:
            continue
        floor = source.windows[window].start
        paid = _PAID.search(source.text, max(floor, one.span.start - 2), one.span.start)
        if not (paid or _OWN.match(source.text, one.span.end)) or source.is_example(one.span):
            continue
        if _GETS.fullmatch(source.text, one.span.end, two.span.start) and not ONCE_DONE.search(
            source.text, floor, one.span.start
        ):
            yield source.term(LEVERAGE, two.value / one.value, covering(one.span, two.span), unit=UNIT, confidence=0.8)
