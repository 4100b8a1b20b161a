"""Dates: `2026年3月1日`, `2026-03-01`, `二〇二六年三月一日`, `2026年3月`, `每月15日`."""

import re
from datetime import date

from contract_audit.document import Span
from contract_audit.text.numerals import parse_numeral
from contract_audit.text.quantities.quantity import Quantity, QuantityKind

_DIGIT = "〇○零一二三四五六七八九"
_SHORT = rf"\d{{1,2}}|[{_DIGIT}十廿卅]{{1,3}}"
_WRITTEN = re.compile(
    rf"(?P<year>\d{{4}}|\d{{2}}(?=年\d{{1,2}}月)|[{_DIGIT}]{{4}}|[{_DIGIT}]{{2}}(?=年[{_DIGIT}十]{{1,2}}月))年度?"
    rf"(?:(?P<month>{_SHORT})月(?:份|(?P<day>{_SHORT})(?:[日号]|(?=[，。；、）\s至到~—-]|\Z)))?)?"
)
_FIGURES = re.compile(
    r"(?P<year>(?:19|20)\d{2})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?![\d]|-(?!-?(?:19|20)\d{2}))日?"
)
_SOLID = re.compile(r"(?P<year>20\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
_MONTH_FIGURES = re.compile(r"(?P<year>(?:19|20)\d{2})[-/](?P<month>0[1-9]|1[0-2])(?![\d/.-])")
_MONTH_DAY = re.compile(rf"(?P<month>{_SHORT})月(?P<day>{_SHORT})[日号]")
_DAY = re.compile(rf"(?P<day>{_SHORT})[日号](?!内)")
_RECURRING = re.compile(r"(?:每个?|当|次|下个?|本|该|上个?|各|逐)(?:自然)?(?:月|季度?)(?:末月|首月)?的?$")
_NUMBERED = re.compile(r"(?:[A-Za-z0-9.，,-]|[号码第话]：?)\Z")
_CENTURY = 2000


def read_date(text: str, start: int, _end: int) -> Quantity | None:
    """The date that starts at `start`, or None. An impossible date has no `iso` and the issue `impossible-date`."""
    written = _WRITTEN.match(text, start)
    if written:
        return _dated(written)
    figures = _FIGURES.match(text, start) or _MONTH_FIGURES.match(text, start)
    if figures:
        before = text[start - 1 : start]
        range_sign = before == "-" and text[start - 2 : start - 1].isdigit() and figures.re is _FIGURES
        barred = before in {"-", "."} and not range_sign
        return None if barred or (before.isascii() and before.isalnum()) else _dated(figures)
    solid = _SOLID.match(text, start)
    if solid:
        return None if _NUMBERED.search(text, max(0, start - 2), start) else _dated(solid)
    month_day = _MONTH_DAY.match(text, start)
    if month_day:
        return _yearless(month_day)
    day = _DAY.match(text, start)
    if day and _RECURRING.search(text, max(0, start - 8), start):
        return _yearless(day)
    return None


def _number(written: str | None) -> int | None:
    if not written:
        return None
    value = parse_numeral(written).value
    return None if value is None else int(value)


def _dated(match: re.Match[str]) -> Quantity:
    parts = match.groupdict()
    span = Span(*match.span())
    year, month, day = _number(parts["year"]), _number(parts.get("month")), _number(parts.get("day"))
    issues: tuple[str, ...] = ()
    if year is not None and len(parts["year"]) < len("2026"):
        year, issues = year + _CENTURY, ("two-digit-year",)
    try:
        date(year or 0, 1 if parts.get("month") is None else month or 0, 1 if parts.get("day") is None else day or 0)
    except ValueError:
        return Quantity(QuantityKind.DATE, span, None, issues=(*issues, "impossible-date"))
    iso = f"{year:04d}"
    if month:
        iso += f"-{month:02d}"
    if day:
        iso += f"-{day:02d}"
    return Quantity(QuantityKind.DATE, span, None, iso=iso, issues=issues)


def _yearless(match: re.Match[str]) -> Quantity:
    """A day of an open year or month, as ISO 8601 writes it: `--03-01`, `---15`."""
    parts = match.groupdict()
    span = Span(*match.span())
    month, day = _number(parts.get("month")), _number(parts["day"])
    try:
        date(_CENTURY, 1 if parts.get("month") is None else month or 0, day or 0)
    except ValueError:
        return Quantity(QuantityKind.DATE, span, None, issues=("impossible-date",))
    iso = f"--{month:02d}-{day:02d}" if month else f"---{day:02d}"
    return Quantity(QuantityKind.DATE, span, None, iso=iso, issues=("no-year",))
