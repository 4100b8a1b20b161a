"""Sums of money: `￥1,000,000.00`, `人民币壹佰万元整`, `30万`, `1.2亿元`, `100万港元`."""

import re
from decimal import Decimal

from contract_audit.document import Span
from contract_audit.text.numerals import CHARACTERS, DIGITS, parse_numeral
from contract_audit.text.quantities.quantity import NUMERAL, Quantity, QuantityKind

_MARK = (
    r"(?P<mark>￥|人民币|RMB|CNY|HK\$|HKD|US\$|USD|港币|港元|美金|美元|\$)"
    r"(?:（大写）|（小写）|大写|小写)?[：: ]?￥?"
)
_UNIT = r"(?P<unit>元人民币|人民币元|人民币|美元|美金|港元|港币|港纸|RMB|CNY|USD|HKD|元|圆|块钱|块(?![地板儿头]))"
_DIGIT = rf"\d|[{''.join(DIGITS)}]"
_SMALL = rf"(?:(?P<ten>{_DIGIT})角)?(?:零?(?P<cent>{_DIGIT})分(?![之别期]))?[整正]?"
_MONEY = re.compile(rf"(?:{_MARK})?(?P<figure>{NUMERAL})(?: ?{_UNIT}{_SMALL})?", re.IGNORECASE)
_ROUND = re.compile(rf"(?:\d[\d,.]*|[{CHARACTERS}]+)(?:万|亿)$|\d[\d,.]*(?:万|亿)\d千?$")
_COUNTED = re.compile(
    r"(?:多|余|来)?(?:[股手人份户次吨家辆只张个条倍台字名笔平公里元亩册件种位步点分年月日天%‰]|港|美|合约|合同|用户|客户|会员|以上人)"
)
_COUNTED_UP = re.compile(rf"[\d{''.join(DIGITS)}十拾廿卅]")
_ROUND_UNITS = frozenset(("百万", "千万", "百", "千"))
"""`百万元` is a sum, `万元` the unit of a table, `千万` alone an adverb."""
_NO_MONEY = re.compile(r"[桥化素论首旦帅老勋凶气角宵件](?!整)")
_OTHER_UNITS = ("%", "‰", "倍", ":", "：", "年", "月", "日", "天")
_CURRENCIES = (("HKD", ("港", "HK")), ("USD", ("美", "US", "$")))


def read_amount(text: str, start: int) -> Quantity | None:
    """The sum of money that starts at `start`, in units of its currency, or None.

    A round sum without a unit (`30万`) is taken for money unless something else is counted, and carries the issue
    `unit-implied`.
    """
    match = _MONEY.match(text, start)
    if not match or not _is_money(text, match):
        return None
    mark, unit = match["mark"], match["unit"]
    numeral = parse_numeral(match["figure"])
    implied = not mark and not unit
    if numeral.value is None:
        impossible = Quantity(QuantityKind.AMOUNT, Span(*match.span()), None, "CNY", issues=numeral.issues)
        return None if implied else impossible
    value = numeral.value + _part(match["ten"], -1) + _part(match["cent"], -2)
    issues = ("unit-implied",) if implied else ()
    return Quantity(QuantityKind.AMOUNT, Span(*match.span()), value, _currency(mark, unit), issues=issues)


def _is_money(text: str, match: re.Match[str]) -> bool:
    """Whether the unit, the currency sign or, failing both, the round figure makes it money."""
    if not _COUNTED_UP.search(match["figure"]) and (match["figure"] not in _ROUND_UNITS or not match["unit"]):
        return False
    if match["unit"]:
        return match["unit"] not in "元圆" or not _NO_MONEY.match(text, match.end())
    if match["mark"]:
        return not text.startswith(_OTHER_UNITS, match.end())
    return _ROUND.fullmatch(match["figure"]) is not None and not _COUNTED.match(text, match.end())


def _part(written: str | None, exponent: int) -> Decimal:
    value = parse_numeral(written).value if written else None
    return Decimal(0) if value is None else value.scaleb(exponent)


def _currency(mark: str | None, unit: str | None) -> str:
    stated = f"{mark or ''} {unit or ''}".upper()
    return next((code for code, signs in _CURRENCIES if any(sign in stated for sign in signs)), "CNY")
