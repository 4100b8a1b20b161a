import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.text.numerals import CHARACTERS, Numeral, parse_numeral

ORDINARY = ("零一二三四五六七八九", "十百千")
CAPITAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")


def written(value, style=ORDINARY):
    """The numeral of a whole number below 10^16, as a textbook writes it."""
    digits, units = style
    if value == 0:
        return digits[0]
    parts = []
    for place, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, value = divmod(value, place)
        if not section:
            continue
        if unit == "亿":
            parts.append(written(section, style) + unit)
            continue
        gap = digits[0] if parts and section < 1000 else ""
        parts.append(gap + section_written(section, digits, units) + unit)
    return "".join(parts)


def section_written(section, digits, units):
    text, zero = "", False
    for power in (3, 2, 1, 0):
        digit = section // 10**power % 10
        if not digit:
            zero = bool(text)
            continue
        text += (digits[0] if zero else "") + digits[digit] + (units[power - 1] if power else "")
        zero = False
    return text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百二十万", "1200000"),
        ("壹佰零捌万", "1080000"),
        ("1.2亿", "120000000"),
        ("3万5千", "35000"),
        ("3万5", "35000"),
        ("五千万", "50000000"),
        ("两百", "200"),
        ("廿五", "25"),
        ("卅", "30"),
        ("十", "10"),
        ("十五", "15"),
        ("一百五", "150"),
        ("二百五十", "250"),
        ("三万五", "35000"),
        ("五万零五", "50005"),
        ("一万亿", "1000000000000"),
        ("一万二千亿", "1200000000000"),
        ("二亿五", "250000000"),
        ("百万", "1000000"),
        ("千万", "10000000"),
        ("二〇二六", "2026"),
        ("二○二六", "2026"),
        ("零", "0"),
        ("零点五", "0.5"),
        ("三点五万", "35000"),
        ("十二点二五", "12.25"),
        ("半", "0.5"),
        ("10,000.50", "10000.50"),
        ("007", "7"),
    ],
)
def test_value(text, value):
    assert parse_numeral(text) == Numeral(Decimal(value))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "万",
        "亿",
        "点五点",
        "一二百",
        "百十千",
        "一万万",
        "五百六百",
        "1,00",
        "甲",
        "一百亿亿",
        "1..2",
        "点",
        "千百",
    ],
)
def test_impossible_numerals_have_no_value(text):
    assert parse_numeral(text) == Numeral(None, ("impossible-numeral",))


def test_what_no_contract_holds_is_too_long():
    assert parse_numeral("9" * 1000).issues == ("numeral-too-long",)


def test_ten_thousand_values_come_back():
    chosen = random.Random(20260301)  # noqa: S311 - any values will do
    for _ in range(10_000):
        value = chosen.randrange(10 ** chosen.randrange(1, 16))
        for style in (ORDINARY, CAPITAL):
            assert parse_numeral(written(value, style)).value == value, written(value, style)


@given(st.text(CHARACTERS + "点半0123456789.,", max_size=45))
def test_any_run_of_numeral_characters_has_a_value_or_an_issue(text):
    numeral = parse_numeral(text)
    assert (numeral.value is None) == bool(numeral.issues)
    assert numeral.value is None or numeral.value >= 0
