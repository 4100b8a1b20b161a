"""Finds every quantity of a text in one pass over its numerals."""

import re
from collections.abc import Callable

import msgspec

from contract_audit.document import Span
from contract_audit.text.quantities.amounts import read_amount
from contract_audit.text.quantities.clocks import read_clock
from contract_audit.text.quantities.dates import read_date
from contract_audit.text.quantities.durations import read_duration, read_settlement
from contract_audit.text.quantities.fractions import read_percent
from contract_audit.text.quantities.interest_words import read_interest_words
from contract_audit.text.quantities.quantity import CHINESE, FIGURE, NUMERAL, Quantity, QuantityKind
from contract_audit.text.quantities.ratios import read_multiple, read_ratio

_Reader = Callable[[str, int], Quantity | None]
_READERS: tuple[_Reader, ...] = (
    read_date, read_percent, read_ratio, read_multiple, read_interest_words, read_amount, read_duration, read_clock
)  # fmt: skip
_FOLLOWERS = "%‰‱年月日号天个周星礼季小交工营自日银点时分厘毫倍元圆块比配:：期秒昼角人美港"
_START = re.compile(
    rf"\d|[￥$]|(?:人民币|RMB|CNY|HK\$|HKD|US\$|USD|港币|美金)(?=[^a-zA-Z])|[TDtd]\+"
    rf"|{CHINESE}(?=[{_FOLLOWERS}])|(?:百|千|万)分之|[一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾百佰千仟]+[万亿]|半(?=[年个月日天小周])",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[\d.,]+")
_RANGE = re.compile(rf"({FIGURE}|{CHINESE})[-~至到]$")
_SCALED = re.compile(NUMERAL)
_SHARED = frozenset((QuantityKind.AMOUNT, QuantityKind.PERCENT, QuantityKind.DURATION, QuantityKind.MULTIPLE))


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of the normalised `text`, in order, none overlapping another. Places left open are none."""
    found: list[Quantity] = []
    at = 0
    while match := _START.search(text, at):
        start = match.start()
        quantity = _read(text, start, match.group())
        if quantity is None:
            at = _after(text, match)
            continue
        lower = _lower_bound(text, quantity, found[-1].span.end if found else 0)
        if lower is not None:
            found.append(lower)
        found.append(quantity)
        at = max(quantity.span.end, start + 1)
    return tuple(found)


def _read(text: str, start: int, opening: str) -> Quantity | None:
    if opening[0] in "TDtd" and opening[-1] == "+":
        return read_settlement(text, start)
    if opening[0] in "￥$" or opening[0].isalpha() and opening[0].isascii() or opening in {"人民币", "港币", "美金"}:
        return read_amount(text, start)
    for reader in _READERS:
        quantity = reader(text, start)
        if quantity is not None:
            return quantity
    return None


def _after(text: str, match: re.Match[str]) -> int:
    digits = _DIGITS.match(text, match.start())
    return digits.end() if digits else match.end()


def _lower_bound(text: str, upper: Quantity, floor: int) -> Quantity | None:
    """The bare number before `-`, `至` or `到` that shares the unit of `upper`, as in `10-30万元`."""
    if upper.kind not in _SHARED:
        return None
    match = _RANGE.search(text, max(floor, upper.span.start - 16), upper.span.start)
    if not match:
        return None
    written = _SCALED.match(text, upper.span.start)
    if not written:
        return None
    bare = re.match(rf"{FIGURE}|[^万亿]+", written.group())
    if not bare:
        return None
    unit = text[upper.span.start + bare.end() : upper.span.end]
    lower = _read(match[1] + unit, 0, match[1])
    if lower is None or lower.kind is not upper.kind:
        return None
    return msgspec.structs.replace(
        lower, span=Span(match.start(1), match.end(1)), issues=(*lower.issues, "unit-implied")
    )
