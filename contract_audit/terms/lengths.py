"""Whether a range of dates is as long as the text says it is."""

import calendar
import re
from datetime import date, timedelta

_DURATION = re.compile(r"P(\d+)([YMWD])")
_SLACK = timedelta(days=3)
"""Whether the first or the last day counts is seldom said."""


def is_as_long_as(days: str, duration: str) -> bool | None:
    """Whether `2026-01-01/2026-06-30` lasts `P6M`, give or take three days; None where that cannot be told."""
    written = _DURATION.fullmatch(duration)
    first, _, last = days.partition("/")
    if written is None or not last:
        return None
    count, unit = int(written[1]), written[2]
    begun = date.fromisoformat(first)
    if unit in "YM":
        due = _months_later(begun, count * (12 if unit == "Y" else 1))
    else:
        due = begun + timedelta(days=min(count * (7 if unit == "W" else 1), 36_500))
    return due is not None and abs(date.fromisoformat(last) - due) <= _SLACK


def _months_later(day: date, months: int) -> date | None:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > date.max.year:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
