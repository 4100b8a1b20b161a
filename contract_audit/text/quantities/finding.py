"""Finds every quantity of a text in one pass over its numerals."""

import re
from collections.abc import Callable

import msgspec

from contract_audit.document import Span
from contract_audit.text.numerals import APPROXIMATE, CHARACTERS, DIGITS
from contract_audit.text.quantities.amounts import read_amount, read_marked_amount
from contract_audit.text.quantities.clocks import read_clock
from contract_audit.text.quantities.dates import read_date
from contract_audit.text.quantities.durations import read_duration, read_settlement
from contract_audit.text.quantities.interest_words import read_interest_words
from contract_audit.text.quantities.percentages import read_percent, read_share
from contract_audit.text.quantities.quantity import FIGURE, NUMERAL, Quantity, QuantityKind
from contract_audit.text.quantities.ratios import read_multiple, read_ratio

_Reader = Callable[[str, int, int], Quantity | None]
"""Takes the text and the bounds of the numeral."""
_READERS: tuple[_Reader, ...] = (
    read_date, read_percent, read_share, read_ratio, read_multiple, read_interest_words, read_amount,
    read_duration, read_clock,
)  # fmt: skip
_FOLLOWERS = "%‰‱年月日号天个周星礼季小交工营自银点时分厘毫倍元圆块比配:：期秒昼角人美港成折毛】"
_DIGIT = "".join(DIGITS)
_ABOUT = f"[{APPROXIMATE}][百千万亿]"
_START = re.compile(
    rf"[0-9￥$半TtDdRrCcHhUu人港美{CHARACTERS}]"
    rf"(?:(?<=[0-9￥$])|(?<=[{CHARACTERS}])[{CHARACTERS}]{{0,40}}+(?:(?=[{_FOLLOWERS}]|{_ABOUT})|(?<=[万亿])|(?<=[日天率费息按收][万千][{_DIGIT}]))|(?<=半)(?=[年个月日天小周])|(?<=对半)"
    r"|(?<=人)民币|(?<=港)[币元]|(?<=美)[金元]|(?<=[TtDd])\+(?=[\d一二三四五])"
    r"|(?<=[Rr])[Mm][Bb]|(?<=[Cc])[Nn][Yy]|(?<=[Hh])[Kk](?:\$|[Dd])|(?<=[Uu])[Ss](?:\$|[Dd]))"
)
"""One class in front keeps the search fast; what stands after it says where a quantity may begin."""
_PREFIXES = frozenset("￥$人港美RrCcHhUu")
_AFTER_DIGITS = frozenset(f"{_FOLLOWERS}/-~至到十百千万亿个配 RCHU{APPROXIMATE}")
_DIGITS = re.compile(r"[\d.,]+")
_WHOLE_DATE = re.compile(r"\d{4}\.\d{1,2}\.\d|20\d{6}(?!\d)")
_BRACKETS = "【】"
_AROUND = (16, 48)
"""Characters before and behind a figure in `【】` that tell what it measures."""
_RANGE = re.compile(rf"({FIGURE}|[{CHARACTERS}]{{1,12}})[-~至到]$")
_SCALE = re.compile("[万亿]")
_BELOW_ZERO = re.compile(r"(?<=[：为是至到（￥])(?:负|[-−])\Z")
"""A sign that makes a value negative; 负 behind a party is a verb (`甲方负30%`), a dash elsewhere a dash."""
_SHARED = frozenset((QuantityKind.AMOUNT, QuantityKind.PERCENT, QuantityKind.DURATION, QuantityKind.MULTIPLE))


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of the normalised `text`, in order, none overlapping another. Places left open are none."""
    found: list[Quantity] = []
    at = 0
    while match := _START.search(text, at):
        start = match.start()
        digits = _DIGITS.match(text, start)
        quantity = None if digits and _is_bare(text, digits) else _read(text, start, match.group())
        if quantity is None:
            at = digits.end() if digits else match.end()
            continue
        lower = _lower_bound(text, quantity, found[-1].span.end if found else 0)
        if lower is not None:
            found.append(lower)
        found.append(_signed(text, quantity) if quantity.kind in _SHARED else quantity)
        at = max(quantity.span.end, start + 1)
    return tuple(found)


def _read(text: str, start: int, opening: str) -> Quantity | None:
    if opening[0] in "TDtd" and opening[-1] == "+":
        return read_settlement(text, start)
    if opening[0] in _PREFIXES:
        return read_marked_amount(text, start)
    numeral = NUMERAL.match(text, start)
    if numeral is None:
        return None
    end = numeral.end()
    if text.startswith("】", end) and text[start - 1 : start] == "【":
        return _read_filled_in(text, start)
    return next((quantity for reader in _READERS if (quantity := reader(text, start, end)) is not None), None)


def _read_filled_in(text: str, start: int) -> Quantity | None:
    """The quantity at `start` whose figures were filled into brackets: `【12】%`, `【2025】年【3】月【1】日`."""
    first = max(0, start - _AROUND[0])
    kept = [at for at in range(first, min(len(text), start + _AROUND[1])) if text[at] not in _BRACKETS]
    plain = "".join(text[at] for at in kept)
    opening = kept.index(start)
    quantity = _read(plain, opening, plain[opening])
    if quantity is None:
        return None
    place = Span(kept[quantity.span.start], kept[quantity.span.end - 1] + 1)
    return msgspec.structs.replace(quantity, span=place)


def _signed(text: str, quantity: Quantity) -> Quantity:
    """The same without its value where a sign makes it negative: no sum, rate or term of a contract is."""
    start = quantity.span.start
    if not _BELOW_ZERO.search(text, max(0, start - 2), start):
        return quantity
    return msgspec.structs.replace(quantity, value=None, iso="", issues=(*quantity.issues, "negative-value"))


def _is_bare(text: str, digits: re.Match[str]) -> bool:
    """Whether a number in digits stands alone, as the number of an item or an account does."""
    return text[digits.end() : digits.end() + 1] not in _AFTER_DIGITS and not _WHOLE_DATE.match(text, digits.start())


def _lower_bound(text: str, upper: Quantity, floor: int) -> Quantity | None:
    """The bare number before `-`, `至` or `到` that shares the unit of `upper`, as in `10-30万元`."""
    if upper.kind not in _SHARED:
        return None
    match = _RANGE.search(text, max(floor, upper.span.start - 16), upper.span.start)
    if not match:
        return None
    numeral = NUMERAL.match(text, upper.span.start)
    if not numeral:
        return None
    scale = _SCALE.search(text, numeral.start(), numeral.end())
    unit = text[scale.start() if scale else numeral.end() : upper.span.end]
    lower = _read(match[1] + unit, 0, match[1])
    if lower is None or lower.kind is not upper.kind:
        return None
    return msgspec.structs.replace(lower, span=Span(match.start(1), match.end(1)), issues=("unit-implied",))
