import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.reading.number_formats import format_number


@pytest.mark.parametrize(
    ("style", "number", "text"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 7, "07"),
        ("decimalZero", 12, "12"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("upperLetter", 26, "Z"),
        ("lowerLetter", 28, "bb"),
        ("chineseCounting", 10, "十"),
        ("chineseCountingThousand", 11, "十一"),
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1001, "一千零一"),
        ("japaneseCounting", 19, "十九"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 15, "壹拾伍"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "甲"),
        ("ideographZodiac", 12, "亥"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircleChinese", 21, "㉑"),
        ("decimalEnclosedCircle", 36, "㊱"),
        ("decimalEnclosedCircle", 51, "51"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalEnclosedFullstop", 3, "⒊"),
        ("ideographEnclosedCircle", 10, "㊉"),
        ("decimalFullWidth", 12, "１２"),
        ("none", 5, ""),
        ("someFormatOfTheFuture", 5, "5"),
        ("chineseCounting", 0, "0"),
        ("upperRoman", 10_000, "10000"),
    ],
)
def test_numbers_are_written_as_word_writes_them(style, number, text):
    assert format_number(number, style) == text


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_counting_never_writes_two_numbers_alike(one, other):
    alike = format_number(one, "chineseCountingThousand") == format_number(other, "chineseCountingThousand")
    assert alike == (one == other)
