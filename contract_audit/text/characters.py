"""One form for each character: width, script, radicals, punctuation. Never changes the length of a text."""

import re
import unicodedata
from functools import cache
from importlib.resources import files

FULL_WIDTH = dict(zip(",;:!?()", "，；：！？（）", strict=True))
"""Punctuation that is full-width in Chinese text."""

IDEOGRAPH = "〇㐀-䶿一-鿿"
"""The characters of Chinese words, as the inside of a regex class."""

HAN = r"[^\W\d_a-zA-Z]"
"""A letter that is not Latin, in Chinese text a Chinese one, as a regex; the range of `IDEOGRAPH` takes fifty times as
long to compile."""

_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u3164\uffa0"
_LINE_ENDS = "\v\u0085\u2028\u2029"
_COMPATIBILITY = (range(0x2F00, 0x2FD6), range(0xF900, 0xFADA), range(0x2E9F, 0x2EA0), range(0x2EF3, 0x2EF4))
_HALF_WIDTH_PLACE = re.compile(r"[0-9](?:：(?=\d)|，(?=\d{3}(?!\d)))|[A-Za-z](?:：(?=//)|[，；！？](?= ?[A-Za-z]))")
_STRAIGHT_QUOTE = re.compile(r'["\n]')
_HALF_WIDTH = {full: half for half, full in FULL_WIDTH.items()}


def canonical_characters(text: str) -> str:
    """Simplified characters, half-width letters and digits, full-width punctuation, one form of each sign and blank."""
    return _changeable().sub(_canonical, text)


def canonical_punctuation(text: str) -> str:
    """Half-width punctuation where it belongs to a figure or to Latin words: `10:00`, `1,000`, `https://`.

    Straight double quotes become directed ones.
    """
    return directed_quotes(_HALF_WIDTH_PLACE.sub(_half_width, text))


def pairs(name: str) -> dict[str, str]:
    """A table of the data folder: two columns, tab between them, `#` lines are comment."""
    rows = (files("contract_audit.text") / "data" / name).read_text(encoding="utf-8").splitlines()
    columns = (row.partition("\t") for row in rows if not row.startswith("#"))
    return {first: second for first, _, second in columns}


def _half_width(match: re.Match[str]) -> str:
    found = match.group()
    return found[0] + _HALF_WIDTH[found[1]]


def _canonical(match: re.Match[str]) -> str:
    return _table()[match.group()]


def directed_quotes(text: str) -> str:
    """Opening and closing quotes for straight ones, in turn, counted afresh on each line."""
    if '"' not in text:
        return text
    opened = False

    def directed(match: re.Match[str]) -> str:
        nonlocal opened
        if match.group() == "\n":
            opened = False
            return "\n"
        opened = not opened
        return "“" if opened else "”"

    return _STRAIGHT_QUOTE.sub(directed, text)


@cache
def _changeable() -> re.Pattern[str]:
    """A search for what changes: few characters of a text do, so this is ten times as fast as translating all."""
    return re.compile(f"[{re.escape(''.join(_table()))}]")


@cache
def _table() -> dict[str, str]:
    signs = pairs("variants.tsv")
    script = pairs("traditional.tsv")
    compatible = {chr(code): unicodedata.normalize("NFKC", chr(code)) for block in _COMPATIBILITY for code in block}
    ascii_forms = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
    table = ascii_forms | FULL_WIDTH | {full: full for full in _HALF_WIDTH} | script | signs
    for before, after in compatible.items():
        if len(after) == 1 and after != before:
            table[before] = table.get(after, after)
    table |= dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_LINE_ENDS, "\n")
    return {before: table.get(after, after) for before, after in table.items() if before != after}
