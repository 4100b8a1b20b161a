"""The numbering at the start of a line or sentence: which style it is, and which ordinal."""

import re
from enum import Enum
from functools import lru_cache

import msgspec

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100}
_CN = "〇零一二三四五六七八九十百"


class Style(Enum):
    """A habit of numbering. `titled` styles number parts that usually carry a heading."""

    PART = ("part", 0, True)
    CHAPTER = ("chapter", 1, True)
    SECTION = ("section", 2, True)
    ARTICLE = ("article", 3, True)
    CHINESE = ("chinese", 4, True)
    CHINESE_BRACKETED = ("chinese_bracketed", 5, True)
    NUMBER = ("number", 6, True)
    DECIMAL_2 = ("decimal_2", 7, True)
    DECIMAL_3 = ("decimal_3", 8, False)
    DECIMAL_4 = ("decimal_4", 9, False)
    NUMBER_BRACKETED = ("number_bracketed", 10, False)
    NUMBER_HALF_BRACKETED = ("number_half_bracketed", 11, False)
    CIRCLED = ("circled", 12, False)
    LETTER = ("letter", 13, False)
    PLAIN = ("plain", 14, True)
    """An unnumbered heading."""
    ANNEX = ("annex", -1, True)

    def __init__(self, label: str, rank: int, titled: bool) -> None:  # noqa: FBT001 - the fields of an enum's value
        self.label = label
        self.rank = rank
        self.titled = titled


class Marker(msgspec.Struct, frozen=True, gc=False):
    """A numbering as printed: `end` is where the text behind it begins; `ordinal` is its last number."""

    style: Style
    printed: str
    ordinal: int
    path: tuple[int, ...]
    end: int


_FORMS = re.compile(
    rf"(?P<di>第\s?(?P<di_n>[{_CN}]{{1,6}}|\d{{1,3}})\s?(?P<di_kind>[编章节条]|部分)(?:之[一二三四五六七八九十])?)\s?[：:、.．]?\s*"
    rf"|(?P<annex>(?:附件|附表|附录)\s?(?P<annex_n>[{_CN}]{{1,3}}|\d{{1,2}}|[A-Z])?)\s?(?=[：:、.．（(《\s]|\Z)[：:、.．]?\s*"
    rf"|(?P<cn>(?P<cn_n>[一二三四五六七八九十][{_CN}]{{0,3}})\s?[、.．：:])\s*"
    rf"|(?P<cnb>[（(](?P<cnb_n>[{_CN}]{{1,4}})[）)])\s?[、.．：:]?\s*"
    rf"|(?P<dec>(?P<dec_n>[1-9]\d?(?:[.．][1-9]\d?){{1,4}}))(?![\d.．]*[%％‰倍元万亿折天个月年日亩以])\s?[、.．：:]?\s*(?!\d)"
    rf"|(?P<numb>[（(](?P<numb_n>[1-9]\d?)[）)])\s?[、.．：:]?\s*"
    rf"|(?P<half>(?P<half_n>[1-9]\d?|[{_CN}]{{1,3}})[）)])\s?[、.．]?\s*"
    rf"|(?P<num>(?P<num_n>[1-9]\d{{0,2}})\s?(?:[、．]|[.](?!\d)|，(?!\d)))\s*"
    rf"|(?P<circle>[①-⑳⑴-⒇⒈-⒛])\s?[、.．]?\s*"
    rf"|(?P<letter>(?P<letter_n>[A-Ha-h])[、.．）)])\s*(?![A-Za-z])"
)
_DI = {"编": Style.PART, "部分": Style.PART, "章": Style.CHAPTER, "节": Style.SECTION, "条": Style.ARTICLE}
_DECIMAL = {2: Style.DECIMAL_2, 3: Style.DECIMAL_3}
_NAMED = (
    ("annex", Style.ANNEX),
    ("cn", Style.CHINESE),
    ("cnb", Style.CHINESE_BRACKETED),
    ("numb", Style.NUMBER_BRACKETED),
    ("half", Style.NUMBER_HALF_BRACKETED),
    ("num", Style.NUMBER),
)
_OPENERS = frozenset("第附（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐123456789一二三四五六七八九十ABCDEFGHabcdefgh")


def chinese_number(numeral: str) -> int:
    """Return the value of a small numeral as used in numbering (`二十三`, `23`); 0 for what is none."""
    if numeral.isdecimal():
        return int(numeral)
    total = digit = 0
    for character in numeral:
        if character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            digit = digit * 10 + _DIGITS.get(character, 0)
    return total + digit


@lru_cache(maxsize=2048)
def read_marker(line: str) -> Marker | None:
    """Return the numbering that `line` begins with, or None."""
    if not line or line[0] not in _OPENERS:
        return None
    form = _FORMS.match(line)
    if form is None:
        return None
    style, printed, path = _reading(form)
    return Marker(style, printed.strip(), path[-1], path, form.end())


def _reading(form: re.Match[str]) -> tuple[Style, str, tuple[int, ...]]:
    if form["dec"]:
        path = tuple(int(part) for part in form["dec_n"].replace("．", ".").split("."))
        return _DECIMAL.get(len(path), Style.DECIMAL_4), form["dec"], path
    if form["di"]:
        return _DI[form["di_kind"]], form["di"], (chinese_number(form["di_n"]),)
    if form["circle"]:
        return Style.CIRCLED, form["circle"], (_circled(form["circle"]),)
    if form["letter"]:
        return Style.LETTER, form["letter"], (ord(form["letter_n"].lower()) - ord("a") + 1,)
    group, style = next(named for named in _NAMED if form[named[0]])
    return style, form[group], (chinese_number(form[f"{group}_n"] or ""),)


def _circled(character: str) -> int:
    for first in "①⑴⒈":
        if 0 <= (step := ord(character) - ord(first)) < 20:  # noqa: PLR2004 - each of the three rows has 20
            return step + 1
    return 0
