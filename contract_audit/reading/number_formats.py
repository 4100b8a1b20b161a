"""How an automatic number is written: the number formats of WordprocessingML that occur in Chinese documents."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
MOST = 9999
"""Numbers beyond this are written in plain digits."""


def _counting(
    number: int, digits: str = _DIGITS, units: tuple[str, ...] = ("", "十", "百", "千"), zero: str = "零"
) -> str:
    """`number` read out: 十, 十一, 二十, 一百零一."""
    text = ""
    gap = False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += (zero if gap and text else "") + digits[digit] + units[power]
            gap = False
        else:
            gap = True
    return text


def _colloquial(number: int, zero: str = "零") -> str:
    """As `_counting`, with 十 and not 一十 from 10 to 19."""
    text = _counting(number, zero=zero)
    return text[1:] if 10 <= number < 20 else text  # noqa: PLR2004 - the tens


def _digit_by_digit(number: int, digits: str = _DIGITS) -> str:
    return "".join(digits[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        count, number = divmod(number, worth)
        text += letters * count
    return text


def _letters(number: int) -> str:
    """A … Z, AA, BB …, as Word repeats them."""
    repeat, at = divmod(number - 1, 26)
    return chr(ord("A") + at) * (repeat + 1)


def _cycle(number: int, signs: str) -> str:
    return signs[(number - 1) % len(signs)]


def _enclosed(number: int, first: int, count: int) -> str:
    return chr(first + number - 1) if number <= count else str(number)


def _circled(number: int) -> str:
    if number <= 20:  # noqa: PLR2004 - the first block of circled numbers
        return chr(0x2460 + number - 1)
    if number <= 35:  # noqa: PLR2004 - the second block
        return chr(0x3251 + number - 21)
    return chr(0x32B1 + number - 36) if number <= 50 else str(number)  # noqa: PLR2004 - the third block


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "chineseCounting": lambda number: _colloquial(number, "〇"),
    "chineseCountingThousand": _colloquial,
    "taiwaneseCounting": lambda number: _colloquial(number, "〇"),
    "taiwaneseCountingThousand": _colloquial,
    "japaneseCounting": _colloquial,
    "koreanDigital2": _digit_by_digit,
    "ideographDigital": _digit_by_digit,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "taiwaneseDigital": _digit_by_digit,
    "chineseLegalSimplified": lambda number: _counting(number, _LEGAL, ("", "拾", "佰", "仟")),
    "ideographLegalTraditional": lambda number: _counting(number, _LEGAL_TRADITIONAL, ("", "拾", "佰", "仟")),
    "japaneseLegal": lambda number: _counting(number, _LEGAL_TRADITIONAL, ("", "拾", "百", "阡")),
    "ideographTraditional": lambda number: _cycle(number, _STEMS),
    "ideographZodiac": lambda number: _cycle(number, _BRANCHES),
    "ideographZodiacTraditional": lambda number: _cycle(number, _STEMS) + _cycle(number, _BRANCHES),
    "ideographEnclosedCircle": lambda number: _enclosed(number, 0x3280, 10),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda number: _enclosed(number, 0x2474, 20),
    "decimalEnclosedFullstop": lambda number: _enclosed(number, 0x2488, 20),
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "numberInDash": lambda number: f"-{number}-",
    "ordinal": lambda number: f"{number}.",
    "none": lambda _: "",
}


def format_number(number: int, style: str) -> str:
    """`number` in the number format `style`; decimal for formats that are not known and for what cannot be counted."""
    if style == "none":
        return ""
    if not 0 < number <= MOST:
        return str(number)
    return _FORMATS.get(style, str)(number)
