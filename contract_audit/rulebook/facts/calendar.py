"""Days and lengths as terms write them: `2026-03-01/2026-08-31`, `P6M`."""

import calendar
import re
from datetime import date, timedelta

_LENGTH = re.compile(r"P(\d{1,4})([YMWD])")
_MOST_DAYS = 36_500


def days_of(value: object) -> tuple[date, date] | None:
    """The first and last day of a range of full dates; None for anything else."""
    if not isinstance(value, str) or "/" not in value:
        return None
    first, _, last = value.partition("/")
    try:
        return date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None


def later(day: date, length: object) -> date | None:
    """The day `length` (`P6M`) after `day`; a month's missing day is its last. None where `length` is no length."""
    found = _LENGTH.fullmatch(length) if isinstance(length, str) else None
    if found is None:
        return None
    count, unit = int(found[1]), found[2]
    if unit in "WD":
        count = min(count * (7 if unit == "W" else 1), _MOST_DAYS)
        return day + timedelta(days=count) if (date.max - day).days > count else None
    years, month = divmod(day.month - 1 + count * (12 if unit == "Y" else 1), 12)
    year = day.year + years
    if year > date.max.year:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def in_days(length: object) -> int | None:
    """How many days a length comes to, a month counted as 30 and a year as 365; None where it is no length."""
    found = _LENGTH.fullmatch(length) if isinstance(length, str) else None
    return int(found[1]) * {"Y": 365, "M": 30, "W": 7, "D": 1}[found[2]] if found else None
