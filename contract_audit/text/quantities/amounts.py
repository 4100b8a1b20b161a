"""Sums of money: `￥1,000,000.00`, `人民币壹佰万元整`, `30万`, `1.2亿元`, `100万港元`."""

import re
from decimal import Decimal

import msgspec

from contract_audit.document import Span
from contract_audit.text.numerals import DIGITS, parse_numeral
from contract_audit.text.quantities.quantity import NUMERAL, Quantity, QuantityKind

_MARK = re.compile(
    r"(?:￥|人民币|[Rr][Mm][Bb]|[Cc][Nn][Yy]|[Hh][Kk](?:\$|[Dd])|[Uu][Ss](?:\$|[Dd])|港币|港元|美金|美元|\$)"
    r"(?:（大写）|（小写）|大写|小写)?[：: ]?￥?(?P<minus>负|[-−](?=\d))?"
)
_DIGIT = rf"\d|[{''.join(DIGITS)}]"
_UNIT = re.compile(
    r" ?(?P<unit>元人民币|人民币元?|美[元金]|港[元币纸]|[Rr][Mm][Bb]|[Cc][Nn][Yy]|[Uu][Ss][Dd]|[Hh][Kk][Dd]"
    r"|[元圆](?![桥化素论首旦帅老勋凶气角宵件](?!整))|块钱|块(?![地板儿头]))"
    rf"(?:(?P<ten>{_DIGIT})角)?(?:零?(?P<cent>{_DIGIT})分(?![之别期]))?[整正]?"
)
_COUNTED = re.compile(
    "[多余来]?(?:[股手人份户次吨家辆只张个条倍台字名笔平公里元亩册件种位步点分年月日天%‰港美]|合约|合同|用户|客户|会员|以上人)"
)
_OTHER_UNITS = ("%", "‰", "倍", ":", "：", "年", "月", "日", "天")
_TEN_CENTS = re.compile(rf"毛(?![利病衣发毛笔孩])(?:钱|(?P<cent>{_DIGIT})(?![分厘%]))?")
_SPOKEN = re.compile(r"个(?=[，。；、）！？\s]|的?(?:本金?|钱|资金|整)|给[我你他她]|\Z)")
_LENT = re.compile(r"(?:借|出|打|转|拿|投|配|给|放|押|交|凑|垫)[^，。；、\d]{0,6}\Z")
_TEN_THOUSAND = 10_000
_SCALES = ("万", "亿")
_SAYS_HOW_MANY = frozenset((*DIGITS, *"0123456789十拾廿卅"))
_ROUND_UNITS = frozenset(("百万", "千万", "百", "千"))
"""`百万元` is a sum, `万元` the unit of a table, `千万` alone an adverb."""
_CURRENCIES = (("HKD", ("港", "HK")), ("USD", ("美", "US", "$")))


def read_marked_amount(text: str, start: int) -> Quantity | None:
    """The sum of money whose currency sign stands at `start`, in units of its currency, or None."""
    mark = _MARK.match(text, start)
    numeral = NUMERAL.match(text, mark.end()) if mark else None
    if not mark or not numeral:
        return None
    unit = _UNIT.match(text, numeral.end())
    if not unit and text.startswith(_OTHER_UNITS, numeral.end()):
        return None
    found = _amount(start, numeral.end(), numeral.group(), unit, mark.group())
    if found is None or not mark["minus"]:
        return found
    return msgspec.structs.replace(found, value=None, issues=(*found.issues, "negative-value"))


def read_amount(text: str, start: int, end: int) -> Quantity | None:
    """The sum of money whose numeral is `text[start:end]`, in units of its currency, or None.

    A round sum without a unit (`30万`) is taken for money unless something else is counted, and carries the issue
    `unit-implied`.
    """
    written, unit = text[start:end], _UNIT.match(text, end)
    spoken = None if unit else _read_spoken(text, start, end)
    if spoken is not None:
        return spoken
    if unit:
        known = written in _ROUND_UNITS or not _SAYS_HOW_MANY.isdisjoint(written)
    else:
        scaled = written.endswith(_SCALES) or (any(scale in written for scale in _SCALES) and written[0].isdigit())
        known = scaled and not _SAYS_HOW_MANY.isdisjoint(written) and not _COUNTED.match(text, end)
    return _amount(start, end, written, unit, "") if known else None


def _read_spoken(text: str, start: int, end: int) -> Quantity | None:
    """`两毛五`, and `借给我30个`, where traders count by ten thousand; the latter has the issue `unit-implied`."""
    small, large = _TEN_CENTS.match(text, end), _SPOKEN.match(text, end)
    if not small and not (large and _LENT.search(text, max(0, start - 8), start)):
        return None
    value = parse_numeral(text[start:end]).value
    if value is None:
        return None
    if small:
        return Quantity(QuantityKind.AMOUNT, Span(start, small.end()), value / 10 + _part(small["cent"], -2), "CNY")
    return Quantity(QuantityKind.AMOUNT, Span(start, end + 1), value * _TEN_THOUSAND, "CNY", issues=("unit-implied",))


def _amount(start: int, end: int, written: str, unit: re.Match[str] | None, mark: str) -> Quantity | None:
    numeral = parse_numeral(written)
    span = Span(start, unit.end() if unit else end)
    currency = _currency(f"{mark} {unit['unit'] if unit else ''}")
    implied = not mark and not unit
    if numeral.value is None:
        return None if implied else Quantity(QuantityKind.AMOUNT, span, None, currency, issues=numeral.issues)
    value = numeral.value + (_part(unit["ten"], -1) + _part(unit["cent"], -2) if unit else 0)
    issues = (*numeral.issues, *(("unit-implied",) if implied else ()))
    return Quantity(QuantityKind.AMOUNT, span, value, currency, issues=issues)


def _part(written: str | None, exponent: int) -> Decimal:
    value = parse_numeral(written).value if written else None
    return Decimal(0) if value is None else value.scaleb(exponent)


def _currency(stated: str) -> str:
    signs = stated.upper()
    return next((code for code, marks in _CURRENCIES if any(mark in signs for mark in marks)), "CNY")
