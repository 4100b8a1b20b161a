"""Times of day: `10:00`, `14点30分`, `上午10时`, `24时`, `下午三点半`."""

import re

from contract_audit.document import Span
from contract_audit.text.numerals import parse_numeral
from contract_audit.text.quantities.quantity import Quantity, QuantityKind

_FIGURES = re.compile(r"(?P<left>\d{1,2}):(?P<right>\d{2})(?::\d{2})?(?![\d:%]|\.\d)")
_SHORT = r"\d{1,2}|[零一二两三四五六七八九十]{1,3}"
_WORDS = re.compile(
    rf"(?P<hour>{_SHORT})(?P<mark>[点时])(?:(?P<minute>{_SHORT})分(?![之钟])|(?P<part>半|整|一刻|三刻))?钟?"
    r"(?P<after>[前后止起至]|之[前后]|以[前后])?"
)
_NO_TIME = re.compile(r"[间候段效限刻点态机常代报期空光价]")
_HALF_DAY = re.compile(r"(上午|早上|早晨|凌晨|中午|正午|下午|晚上|傍晚|午夜|晚间|早|晚)$")
_MOMENT = re.compile(r"(?:日|天|于|至|每|为|当|晚|午|到|号|间|在|[五一二三四六七八九十]|：|是|限)$")
_COMPARED = re.compile(r"(?:比例|配比|杠杆|比率|倍率|倍数|融资比|配资比|之比|比)[^，。；\n]{0,6}$")
_TIMED = re.compile(r"\s?(?:[前后起止至到~-]|之[前后]|以[前后]|时|收盘|开盘|闭市)")
_AFTERNOON = frozenset(("下午", "晚上", "傍晚", "晚间", "晚"))
_HOURS = 24
_MINUTES = 60
_NOON = 12
_QUARTERS = {"半": 30, "整": 0, "一刻": 15, "三刻": 45}


def is_clock(text: str, match: re.Match[str]) -> bool:
    """Whether two figures around a colon, `left` and `right`, are a time of day rather than a ratio.

    What the words around them say decides first; then a left figure of one with two digits on the right, such as
    `1:10`, is a ratio.
    """
    left, right = match["left"], match["right"]
    if len(right) != len("00") or not (left + right).isdigit():
        return False
    if int(left) > _HOURS or int(right) >= _MINUTES:
        return False
    before = text[max(0, match.start() - 12) : match.start()]
    if _COMPARED.search(before):
        return False
    if _HALF_DAY.search(before) or _TIMED.match(text, match.end()):
        return True
    return left != "1" or right == "00"


def read_clock(text: str, start: int, _end: int) -> Quantity | None:
    """The time of day that starts at `start` as `HH:MM` in `iso`, or None. An afternoon hour counts from noon."""
    figures = _FIGURES.match(text, start)
    if figures:
        if not is_clock(text, figures):
            return None
        return _clock(text, Span(*figures.span()), int(figures["left"]), int(figures["right"]))
    words = _WORDS.match(text, start)
    if not words or not _is_time(text, words):
        return None
    hour = parse_numeral(words["hour"]).value
    minute = parse_numeral(words["minute"]).value if words["minute"] else _QUARTERS.get(words["part"] or "", 0)
    if hour is None or minute is None:
        return None
    end = words.start("after") if words["after"] else words.end()
    return _clock(text, Span(start, end), int(hour), int(minute))


def _is_time(text: str, words: re.Match[str]) -> bool:
    """Whether an hour in words is one: `三点` counts points unless minutes, half of day or `前` say otherwise."""
    before = text[max(0, words.start() - 4) : words.start()]
    if words["minute"] or words["part"] or words["after"] or _HALF_DAY.search(before):
        return True
    placed = words["hour"].isdigit() or _MOMENT.search(before) is not None
    return words["mark"] == "时" and placed and not _NO_TIME.match(text, words.end())


def _clock(text: str, span: Span, hour: int, minute: int) -> Quantity:
    half_day = _HALF_DAY.search(text, max(0, span.start - 4), span.start)
    if half_day and half_day[1] in _AFTERNOON and hour < _NOON:
        hour += _NOON
    if hour > _HOURS or minute >= _MINUTES or (hour == _HOURS and minute):
        return Quantity(QuantityKind.CLOCK, span, None, issues=("impossible-time",))
    return Quantity(QuantityKind.CLOCK, span, None, iso=f"{hour:02d}:{minute:02d}")
