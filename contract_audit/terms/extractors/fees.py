"""Charges besides interest: what they are called, how much, how often, who gets them."""

import re
from collections.abc import Iterator
from typing import Any

from contract_audit.document import Span
from contract_audit.terms.binding import Bound, bind
from contract_audit.terms.periods import Period, find_period
from contract_audit.terms.rates import is_of_fee
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term
from contract_audit.text.characters import HAN
from contract_audit.text.quantities import QuantityKind

TERM = "fees"

_NAME = re.compile(rf"{HAN}{{0,4}}\Z")
_CHARGED = re.compile(
    r"(?P<name>[^\W\d_a-zA-Z的按付收交给及和]{1,5}(?:费|报酬|佣金|辛苦钱|津贴|提成))(?![用率者])"
    r"[^。；？！，不免]{0,14}(?:，[^。；？！，不免]{0,6})?\Z"
)
_NO_CHARGE = re.compile(
    r"律师|诉讼|仲裁|保全|公证|差旅|消费|免费|经费|印花|过户|鉴定|评估|拍卖|执行|催收|交通|违约|交易手续"
)
_REACH = 24
_PAID_TO = re.compile(r"(?:向|给|由|归)\Z")
_BASE = re.compile(r"(?:按|以|为|标准是)(?P<base>[^，。；：%按以为\d]{2,14}?)(?:的|之|每[年月日天周季])*\Z")
_ONCE = re.compile(r"一次性|一次付清|每次|卖出时|买入时|建仓时")
_PAID_EACH = re.compile(r"[每按逐]个?(?P<unit>[年季月周日天])[^，。；\d]{0,16}\Z")
"""What makes a sum a regular one although the word goes with the payment: `每月向乙方支付账户管理费1000元`."""
_EACH = {
    "年": "yearly", "季": "quarterly", "月": "monthly", "周": "weekly", "日": "daily", "天": "daily",
}  # fmt: skip
_FREQUENCIES = {
    Period.YEAR: "yearly", Period.QUARTER: "quarterly", Period.MONTH: "monthly", Period.WEEK: "weekly",
    Period.DAY: "daily", Period.TRADING_DAY: "daily",
}  # fmt: skip


def extract(source: TermSource) -> Iterator[Term]:
    """`{name, base, rate or amount, frequency, receiver}` for rates and sums that answer to a word for a fee."""
    for family in ("charge", "rate"):
        for bound in bind(source, family):
            if (
                _is_fee(source, bound)
                and bound.quantity.value is not None
                and not source.is_example(bound.quantity.span)
            ):
                yield source.term(TERM, _fee(source, bound), bound.span, raw=bound.stated, confidence=0.8)
    yield from _named_by_drafter(source)


def _named_by_drafter(source: TermSource) -> Iterator[Term]:
    """Charges whose name the lexicon does not know: `解锁费——盈利的8%`, `账户使用报酬八百元`."""
    bound = {item.quantity.span for kind in ("charge", "rate") for item in bind(source, kind) if _is_fee(source, item)}
    for window in source.by_window:
        floor = source.windows[window].start
        for quantity in source.quantities_in(window, QuantityKind.AMOUNT, QuantityKind.PERCENT):
            start = quantity.span.start
            named = _CHARGED.search(source.text, max(floor, start - _REACH), start)
            if named is None or quantity.span in bound or quantity.value is None or _NO_CHARGE.search(named["name"]):
                continue
            what = "amount" if quantity.kind is QuantityKind.AMOUNT else "rate"
            place = Span(named.start("name"), quantity.span.end)
            value = {"name": named["name"], what: quantity.value}
            yield source.term(TERM, value, place, raw=quantity.span, confidence=0.65)


def _is_fee(source: TermSource, bound: Bound) -> bool:
    """Whether the label is a fee's: 资金管理费 is one although it is what the money costs."""
    if bound.label == "interest_label":
        return bound.place.of(source.text).endswith("费") or is_of_fee(source, bound)
    return bound.label == "fee_label"


def _fee(source: TermSource, bound: Bound) -> dict[str, Any]:
    window, quantity = source.windows[bound.window], bound.quantity
    fee: dict[str, Any] = {"name": bound.place.of(source.text)}
    base = _BASE.search(source.text, max(window.start, quantity.span.start - 24), quantity.span.start)
    if base:
        fee["base"] = base["base"]
    fee["amount" if quantity.kind is QuantityKind.AMOUNT else "rate"] = quantity.value
    period = find_period(source.text, quantity.span, window)
    if period is not None:
        fee["frequency"] = _FREQUENCIES[period]
    elif _ONCE.search(source.text, window.start, window.end):
        fee["frequency"] = "once"
    elif "amount" in fee and (each := _PAID_EACH.search(source.text, window.start, bound.place.start)):
        fee["frequency"] = _EACH[each["unit"]]
    receiver = _receiver(source, bound, window)
    if receiver:
        fee["receiver"] = receiver
    return fee


def _receiver(source: TermSource, bound: Bound, window: Span) -> str | None:
    for start, end in source.hits("party", bound.window):
        if _PAID_TO.search(source.text, max(window.start, start - 2), start) or source.text.startswith("收", end):
            return source.text[start:end]
    return None
