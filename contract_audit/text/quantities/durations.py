"""Durations: `3个月`, `三年`, `两个交易日`, `半小时`, `24小时`, `一年半`, `12期`, `T+1`."""

import re
from decimal import Decimal

from contract_audit.document import Span
from contract_audit.text.numerals import parse_numeral
from contract_audit.text.quantities.quantity import Quantity, QuantityKind

_UNITS = {
    "trading_day": ("个交易日", "交易日", "个开市日", "交易天"),
    "working_day": ("个工作日", "工作日", "个营业日", "营业日", "个银行工作日", "银行工作日"),
    "day": ("个自然日", "自然日", "个日历日", "日历日", "日历天", "天", "日", "昼夜"),
    "month": ("个月", "个自然月", "个整月", "个公历月"),
    "year": ("周年", "个年度", "个会计年度", "个自然年", "年"),
    "week": ("周", "个星期", "星期", "个礼拜", "礼拜"),
    "quarter": ("个季度", "季度", "个季"),
    "hour": ("个小时", "小时", "个钟头"),
    "minute": ("分钟",),
    "second": ("秒钟", "秒"),
    "period": ("期", "个周期", "个付息期", "个还款期", "个计息期"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_WORDS = "|".join(sorted(_UNIT_OF, key=len, reverse=True))
_DURATION = re.compile(
    r"(?P<halves>个半(?=月|小时|季|星期|钟头))?"
    rf"(?P<unit>{_WORDS}|(?<=个半)(?:月|小时|季度|星期))(?P<half>半(?![年月日数]))?"
)
_MONTHS = re.compile(r"月(?![\d一二三四五六七八九十息利份底末初])")
_TERM = re.compile(r"(?:期限|借期|为期|期间|周期|租期|满|共|共计)[为是：:]?$")
_SETTLEMENT = re.compile(r"[TD]\+(?P<days>\d{1,3}|[一二三四五六七八九十])(?:个?交易日|日)?", re.IGNORECASE)
_SINGLE = re.compile(r"(?:同|每|任|某|任何|前|后|另|上|下|这|唯|单|隔|该|次|当|翌|首|任意|哪|统|之)$")
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)$")
_ON_WEEKDAYS = frozenset("周日天")
_WITH_OTHERS = frozenset("周年")
_SHORT_UNITS = frozenset(("小时", "个小时", "个钟头", "分钟"))
"""Units that count on from a moment: 通知后一小时, where 后一日 is the day after."""
_OTHER_WORD = re.compile("[级龄岁边转围末]")
_ISO = {
    "year": "P{}Y",
    "month": "P{}M",
    "week": "P{}W",
    "day": "P{}D",
    "hour": "PT{}H",
    "minute": "PT{}M",
    "second": "PT{}S",
}
_HALVES = {"year": "P6M", "month": "P15D", "hour": "PT30M", "minute": "PT30S", "day": "PT12H"}
_HALF = Decimal("0.5")


def read_duration(text: str, start: int, end: int) -> Quantity | None:
    """The duration whose numeral is `text[start:end]`, in its own unit, or None.

    Half a month is fifteen days. An ordinal (`第3个交易日`) keeps its number and carries the issue `ordinal`.
    """
    match = _DURATION.match(text, end)
    if match:
        unit_word = match["unit"]
        unit = _UNIT_OF.get(unit_word) or _UNIT_OF["个" + unit_word]
        if _is_no_duration(text, start, end, match):
            return None
        halves = bool(match["half"] or match["halves"])
    else:
        match = _MONTHS.match(text, end)
        if not match or not _TERM.search(text, max(0, start - 4), start):
            return None
        unit, halves = "month", False
    numeral = parse_numeral(text[start:end])
    if numeral.value is None:
        return Quantity(QuantityKind.DURATION, Span(start, match.end()), None, unit, issues=numeral.issues)
    value = numeral.value + (_HALF if halves else 0)
    issues = ("ordinal",) if text[start - 1 : start] == "第" else ()
    if issues and unit in {"period", "quarter"}:
        return None
    return Quantity(QuantityKind.DURATION, Span(start, match.end()), value, unit, iso=_iso(value, unit), issues=issues)


def read_settlement(text: str, start: int) -> Quantity | None:
    """`T+1` and its kin as trading days, or None."""
    match = _SETTLEMENT.match(text, start)
    if not match or (start and text[start - 1].isascii() and text[start - 1].isalnum()):
        return None
    days = parse_numeral(match["days"]).value
    iso = f"{text[start].upper()}+{days}"
    return Quantity(QuantityKind.DURATION, Span(*match.span()), days, "trading_day", iso=iso)


def _is_no_duration(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    written, unit, before = text[start:end], match["unit"], text[max(0, start - 2) : start]
    if written == "一" and _SINGLE.search(before) and not (before.endswith("后") and unit in _SHORT_UNITS):
        return True
    if unit in _ON_WEEKDAYS and _WEEKDAY.search(before):
        return True
    if unit == "期" and (before.endswith("第") or written in {"一", "半"}):
        return True
    return unit in _WITH_OTHERS and _OTHER_WORD.match(text, match.end()) is not None


def _iso(value: Decimal, unit: str) -> str:
    if unit == "quarter":
        return _iso(value * 3, "month")
    form = _ISO.get(unit)
    if not form:
        return ""
    whole = int(value)
    if value == whole:
        return form.format(whole)
    if value - whole != _HALF or unit not in _HALVES:
        return ""
    return _joined(form.format(whole), _HALVES[unit]) if whole else _HALVES[unit]


def _joined(whole: str, half: str) -> str:
    """`P1Y` and `P6M` are `P1Y6M`."""
    if half.startswith("PT") and whole.startswith("PT"):
        return whole + half[2:]
    return whole + half[1:]
