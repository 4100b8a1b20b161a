"""Chinese, capital and mixed numerals as exact decimals.

Written here rather than taken from `cn2an` 0.5: its import costs about half a second (it reads YAML and starts a
process helper), a parse 57 µs, it returns floats for `角` and `分`, and it raises on numerals a contract does contain.
"""

import re
from decimal import Decimal

import msgspec

DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True)),
    **dict(zip("〇○两俩幺弌弍叄参", (0, 0, 2, 2, 1, 1, 2, 3, 3), strict=True)),
}
SMALL_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_TENS = {"廿": 2, "卅": 3, "卌": 4}
_LARGE_UNITS = {"万": 10_000, "亿": 100_000_000}
CHARACTERS = "".join((*DIGITS, *SMALL_UNITS, *_TENS, *_LARGE_UNITS))
"""Every character a Chinese numeral may be made of, save `点` and `半`."""
APPROXIMATE = "来多余"
"""What stands before the last unit of a round number that is meant roughly: `三十来万`."""

_LONGEST = 40
_DECIMAL = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_POINT = re.compile(rf"([{CHARACTERS}]*)点([{''.join(DIGITS)}]+)([万亿]?)")
_ROUND = re.compile("[百佰千仟][万亿]?")
_ABOUT = re.compile(rf"[{APPROXIMATE}](?=[百千万亿])")
_HALF = Decimal("0.5")


class Numeral(msgspec.Struct, frozen=True):
    """The value of a numeral, or None and the reason: `impossible-numeral`, `numeral-too-long`.

    A value meant roughly has the issue `approximate`.
    """

    value: Decimal | None
    issues: tuple[str, ...] = ()


class _ImpossibleError(ValueError):
    """The characters are those of a numeral, their order is not."""


def parse_numeral(text: str) -> Numeral:
    """The value of `text`: `一百二十万`, `壹佰零捌万`, `3万5千`, `1.2亿`, `二〇二六`, `三点五`, `10,000.5`, `半`.

    A last digit without unit takes the unit below the one before it: `三万五` is 35,000. Never raises.
    """
    if len(text) > _LONGEST:
        return Numeral(None, ("numeral-too-long",))
    exact = _ABOUT.sub("", text, count=1)
    try:
        return Numeral(_value(exact), () if exact == text else ("approximate",))
    except _ImpossibleError:
        return Numeral(None, ("impossible-numeral",))


def _value(text: str) -> Decimal:
    if text == "半":
        return _HALF
    if text.isascii():
        if not _DECIMAL.fullmatch(text):
            raise _ImpossibleError
        return Decimal(text.replace(",", ""))
    point = _POINT.fullmatch(text)
    if point:
        whole, digits, unit = point.groups()
        fraction = "".join(str(DIGITS[digit]) for digit in digits)
        value = (_value(whole) if whole else Decimal(0)) + Decimal(f"0.{fraction}")
        return value * _LARGE_UNITS.get(unit, 1)
    if len(text) > 1 and all(character in DIGITS for character in text):
        return Decimal("".join(str(DIGITS[character]) for character in text))
    return _Reading(text).value()


class _Reading:
    """One pass over a numeral with units. `section` is what stands below the next 万 or 亿."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._total = Decimal(0)
        self._section = Decimal(0)
        self._number: Decimal | None = None
        self._small = 10_000
        self._large = 10**16
        self._hundred_millions = False
        self._last = 0
        self._zero = False

    def value(self) -> Decimal:
        text, at = self._text, 0
        while at < len(text):
            character = text[at]
            figure = _DECIMAL.match(text, at)
            if figure:
                self._digit(Decimal(figure.group().replace(",", "")))
                at = figure.end()
                continue
            if character in DIGITS:
                self._digit(Decimal(DIGITS[character]))
            elif character in _TENS:
                self._digit(Decimal(_TENS[character]))
                self._small_unit(10)
            elif character in SMALL_UNITS:
                self._small_unit(SMALL_UNITS[character])
            elif character in _LARGE_UNITS:
                self._large_unit(_LARGE_UNITS[character])
            else:
                raise _ImpossibleError
            at += 1
        return self._total + self._section + self._left_over()

    def _digit(self, value: Decimal) -> None:
        if self._number is not None:
            raise _ImpossibleError
        if value == 0:
            self._zero = True
            return
        self._number = value

    def _small_unit(self, unit: int) -> None:
        bare = self._number is None and unit != SMALL_UNITS["十"] and not _ROUND.fullmatch(self._text)
        if unit >= self._small or bare:
            raise _ImpossibleError
        self._section += (self._number if self._number is not None else Decimal(1)) * unit
        self._small = self._last = unit
        self._number, self._zero = None, False

    def _large_unit(self, unit: int) -> None:
        section = self._section + (self._number or Decimal(0))
        if unit == _LARGE_UNITS["亿"]:
            if self._hundred_millions:
                raise _ImpossibleError
            self._hundred_millions = True
            section += self._total
            self._total = Decimal(0)
        elif unit >= self._large:
            raise _ImpossibleError
        if not section:
            raise _ImpossibleError
        self._total += section * unit
        self._section, self._number, self._zero = Decimal(0), None, False
        self._small, self._large, self._last = 10_000, unit, unit

    def _left_over(self) -> Decimal:
        if self._number is None:
            if not self._last and not self._zero:
                raise _ImpossibleError
            return Decimal(0)
        if self._zero or self._last <= SMALL_UNITS["十"]:
            return self._number
        if self._number >= SMALL_UNITS["十"]:
            return self._number
        return self._number * self._last / 10
