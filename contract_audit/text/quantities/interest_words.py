"""Interest in the words of the trade: `月息2分`, `月息一分五`, `年息8厘`, `2分利`.

By custom one 分 is a tenth a year, a hundredth a month and a thousandth a day; 厘 and 毫 are a tenth and a hundredth of
that. Only the monthly and yearly readings are settled, so a daily rate carries the issue `day-custom`.
"""

import re
from decimal import Decimal

from contract_audit.document import Span
from contract_audit.text.numerals import parse_numeral
from contract_audit.text.quantities.quantity import Quantity, QuantityKind

_RATE = re.compile(
    r"(?P<unit>[分厘毫])"
    r"(?![钟之配别期仓红成支公担割享歧离散析类组行级账项次批步段开清米升克钱])"
    r"(?:(?P<half>半)|(?P<second>\d|[一二两三四五六七八九])(?P<lower>[厘毫])?(?![\d个十百千万天日月年%元倍]))?"
    r"(?P<interest>的?(?:利息|利率|月息|年息|利|息))?"
)
_PERIOD = re.compile(
    r"(?P<period>[年月日天])(?:利?息|利率|利钱|利|费率|化)率?(?:[为按是以计：:]|约定|标准|不超过|固定){0,3}$"
)
_EACH_BEFORE = re.compile(r"(?:每|一)个?(?P<period>[年月])(?:是|为|就?给|付|算|按|收)?\Z")
_OF_INTEREST = re.compile(
    r"(?:利息|利率|利钱|息钱|[给收算要付吃的]利|[给收算要付]息)(?:[为是按以计算收：:]|就是|说好){0,3}\Z"
)
_EACH = re.compile(r"(?:一|每|/|按每?)个?(?P<period>[年月日天])")
_SOON = re.compile(r"[^，。；\d]{0,4}(?:利|息)")
_BASES = {"year": Decimal("0.1"), "month": Decimal("0.01"), "day": Decimal("0.001"), "unknown": Decimal("0.01")}
_STEPS = {"分": 0, "厘": -1, "毫": -2}
_PERIODS = {"年": "year", "月": "month", "日": "day", "天": "day"}
_ISSUES = {"day": ("day-custom",), "unknown": ("period-implied",)}


def read_interest_words(text: str, start: int, end: int) -> Quantity | None:
    """The rate in 分, 厘 or 毫 whose first numeral is `text[start:end]`, a fraction for each period, or None.

    Without a period the monthly reading is given with unit `unknown` and the issue `period-implied`.
    """
    match = _RATE.match(text, end)
    if not match:
        return None
    period = _PERIOD.search(text, max(0, start - 12), start)
    before = _EACH_BEFORE.search(text, max(0, start - 6), start)
    each = before if before and not period else None if period or match["interest"] else _EACH.match(text, match.end())
    if not (period or match["interest"] or each or _speaks_of_interest(text, start, match.end())):
        return None
    named = period or each
    unit = _PERIODS[named["period"]] if named else _stated(match["interest"] or "")
    first = parse_numeral(text[start:end])
    if first.value is None:
        return Quantity(QuantityKind.INTEREST_WORDS, Span(start, match.end()), None, unit, issues=first.issues)
    step = _STEPS[match["unit"]]
    share = first.value.scaleb(step)
    if match["half"]:
        share += Decimal("0.5").scaleb(step)
    if match["second"]:
        second = parse_numeral(match["second"]).value or Decimal(0)
        share += second.scaleb(_STEPS[match["lower"]] if match["lower"] else step - 1)
    value = share * _BASES[unit]
    span = Span(start, match.start("interest") if match["interest"] else match.end())
    return Quantity(QuantityKind.INTEREST_WORDS, span, value, unit, issues=_ISSUES.get(unit, ()))


def _speaks_of_interest(text: str, start: int, end: int) -> bool:
    """Whether 利息 stands right before or soon behind: `利息2分`, `按二分五算利息`."""
    return _OF_INTEREST.search(text, max(0, start - 8), start) is not None or _SOON.match(text, end) is not None


def _stated(interest: str) -> str:
    return next((_PERIODS[sign] for sign in interest if sign in _PERIODS), "unknown")
