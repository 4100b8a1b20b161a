"""Ten thousand amounts, rates and dates, each in every form contracts write it in: all give the same value."""

import random
from datetime import date, timedelta
from decimal import Decimal

import pytest

from contract_audit.text import QuantityKind, find_quantities, normalise_text

COUNT = 10_000
SMALL = ("零一二三四五六七八九", "十百千")
CAPITAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")
CALENDAR = "〇一二三四五六七八九"


def in_words(value, style):
    """A whole number below 10^12 as a textbook writes it."""
    digits, units = style
    if not value:
        return digits[0]
    text = ""
    for place, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, value = divmod(value, place)
        if section:
            text += (digits[0] if text and section < 1000 else "") + section_in_words(section, digits, units) + unit
    return text


def section_in_words(section, digits, units):
    text, zero = "", False
    for power in (3, 2, 1, 0):
        digit = section // 10**power % 10
        if digit:
            text += (digits[0] if zero else "") + digits[digit] + (units[power - 1] if power else "")
        zero = not digit and bool(text)
    return text


def amount_forms(cents):
    yuan, rest = divmod(cents, 100)
    figures = Decimal(cents) / 100
    yield f"人民币{figures:,.2f}元"
    yield f"￥{figures:,.2f}"
    yield f"{figures:.2f}元"
    ten, cent = divmod(rest, 10)
    tail = f"{CAPITAL[0][ten]}角" if ten else "零" if cent else ""
    tail += f"{CAPITAL[0][cent]}分" if cent else ""
    yield f"人民币{in_words(yuan, CAPITAL)}元{tail or '整'}"
    if not rest:
        yield f"人民币{in_words(yuan, CAPITAL)}圆正"
        yield f"{in_words(yuan, SMALL)}元"
    if not cents % 10**4 and yuan >= 10**4:
        yield f"{(figures / 10**4).normalize():f}万元"
        yield f"{yuan:,}元".translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    if not yuan % 10**8 and yuan:
        yield f"{yuan // 10**8}亿元"


def rate_forms(points):
    """A rate of `points` hundredths of a percent."""
    percent = Decimal(points) / 100
    plain = f"{percent.normalize():f}"
    yield f"{plain}%", percent / 100
    yield f"百分之{plain}", percent / 100
    whole, _, fraction = plain.partition(".")
    words = in_words(int(whole), SMALL)
    if fraction:
        words += "点" + "".join(SMALL[0][int(digit)] for digit in fraction)
    yield f"百分之{words}", percent / 100
    yield f"{plain}‰", percent / 1000
    yield f"千分之{words}", percent / 1000
    yield f"万分之{plain}", percent / 10_000


def date_forms(day):
    yield f"{day.year}年{day.month}月{day.day}日"
    yield f"{day.year}年{day.month:02d}月{day.day:02d}日"
    yield day.isoformat()
    yield f"{day.year}/{day.month}/{day.day}"
    yield f"{day.year}.{day.month:02d}.{day.day:02d}"
    year = "".join(CALENDAR[int(digit)] for digit in str(day.year))
    yield f"{year}年{spoken(day.month)}月{spoken(day.day)}日"
    yield f"{day.year}年{day.month}月{day.day}号"


def spoken(number):
    words = in_words(number, SMALL)
    return words.removeprefix("一") if 10 <= number < 20 else words


def only(written, kind):
    found = find_quantities(normalise_text(f"借款为{written}，按约定。"))
    assert [quantity.kind for quantity in found] == [kind], written
    return found[0]


@pytest.mark.slow
def test_ten_thousand_amounts_in_every_form():
    chosen = random.Random(87)  # noqa: S311 - any values will do
    for _ in range(COUNT):
        scale = 10 ** chosen.randrange(7)
        cents = chosen.randrange(1, 10 ** chosen.randrange(2, 9)) * scale
        for written in amount_forms(cents):
            assert only(written, QuantityKind.AMOUNT).value == Decimal(cents) / 100, written


def test_ten_thousand_rates_in_every_form():
    chosen = random.Random(25)  # noqa: S311 - likewise
    for _ in range(COUNT):
        for written, value in rate_forms(chosen.randrange(1, 10_000)):
            assert only(written, QuantityKind.PERCENT).value == value, written


def test_ten_thousand_dates_in_every_form():
    chosen = random.Random(31)  # noqa: S311 - likewise
    first = date(1990, 1, 1)
    for _ in range(COUNT):
        day = first + timedelta(days=chosen.randrange(18_000))
        for written in date_forms(day):
            assert only(written, QuantityKind.DATE).iso == day.isoformat(), written
