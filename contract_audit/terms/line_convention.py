"""In which of the eight ways of `finance.lines` a contract defines a line, told by the words before its figure."""

import re

from contract_audit.document import Span
from contract_audit.finance.lines import Convention
from contract_audit.terms.source import TermSource
from contract_audit.text.quantities import Quantity, QuantityKind

_NET_VALUE_AT_MOST = 10
"""A sum below this beside 净值 is a net value for each unit, not a sum of money."""
_REACH = 40
_EQUITY_SHARE = re.compile(
    r"(?:保证金|权益|净资产|自有资金)[^，。；]{0,8}(?:占|/|÷|与)[^，。；]{0,6}?(?P<when>初始|起始|期初|当前|现有|实时|届时)?[^，。；]{0,4}?总?(?:资产|资金|金额|市值)"
)
_FORMULA = re.compile(
    r"(?:本金|借款|配资[资款]?[金额]?|出资额?|资金|优先级?)(?:总额|金额)?(?:\+|＋|加上?|与|和)[^，。；]{0,6}?(?:保证金|风险金|自有资金|劣后资金?)[^，。；]{0,3}(?:的|×|\*|x|X|乘以?)?\Z"
)


def convention_of(source: TermSource, figure: Quantity, window: int) -> tuple[Convention | None, tuple[str, ...]]:
    """The convention of a line's `figure` by the words before it, and what is doubtful about it.

    Without a base a figure above one can only be a share of the borrowed money (`base-implied`): any other line would
    be touched at the start. Otherwise the convention is None (`base-open`).
    """
    found = _stated(source, figure, window)
    if found is not None:
        return found, ()
    if figure.value is not None and figure.value > 1:
        return Convention.LOAN_FRAC, ("base-implied",)
    return None, ("base-open",)


def _stated(source: TermSource, figure: Quantity, window: int) -> Convention | None:
    text, place = source.text, source.windows[window]
    start = _beginning(text, place, figure.span)
    before = text[start : figure.span.start]
    if figure.kind is QuantityKind.AMOUNT:
        small = figure.value is not None and figure.value < _NET_VALUE_AT_MOST
        return Convention.TOTAL_FRAC if small and "净值" in before else Convention.ABS
    share = _EQUITY_SHARE.search(before)
    if share:
        initial = share["when"] in {"初始", "起始", "期初"}
        return Convention.EQ_OVER_T0 if initial else Convention.EQ_OVER_V
    if _FORMULA.search(before):
        return Convention.MARGIN_REMAIN
    if source.between("maintenance_ratio", start, figure.span.start):
        return Convention.LOAN_FRAC
    found = _by_base(source, start, figure.span.start)
    for earlier in source.same_sentence(window):
        place = source.windows[earlier]
        found = found or _by_base(source, place.start, min(place.end, figure.span.start))
    return found


def _beginning(text: str, place: Span, figure: Span) -> int:
    ends = [text.rfind(mark, place.start, figure.start) + 1 for mark in "。；，"]
    return max(place.start, figure.start - _REACH, *ends)


def _by_base(source: TermSource, start: int, end: int) -> Convention | None:
    bases = {
        name: _last(source, name, start, end) for name in ("line_base_margin", "line_base_loan", "line_base_total")
    }
    base = max(bases, key=lambda name: bases[name])
    known = bases[base][0] >= 0
    loss = source.between("loss_word", start, end)
    if not known:
        return None
    if loss:
        return {"line_base_margin": Convention.LOSS_OF_MARGIN, "line_base_total": Convention.LOSS_OF_TOTAL}.get(base)
    if base == "line_base_margin":
        return Convention.MARGIN_REMAIN
    return Convention.LOAN_FRAC if base == "line_base_loan" else Convention.TOTAL_FRAC


def _last(source: TermSource, name: str, start: int, end: int) -> tuple[int, int]:
    """End and length of the last word of a concept in `[start, end)`; (-1, 0) where there is none."""
    window = source.matcher.window_at(start)
    ends = [(hit[1], hit[1] - hit[0]) for hit in source.hits(name, window) if start <= hit[0] and hit[1] <= end]
    return max(ends, default=(-1, 0))
