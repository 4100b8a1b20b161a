"""Blanks, invisible characters, fill-in lines and line ends: what stays of each run of them."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.text.characters import HAN
from contract_audit.text.rewriting import Edit

_INVISIBLE = (
    "\u0000-\u0008\u000c-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\u20e3\u231a\u231b\u23e9-\u23fa\u2600-\u2604\u2607-\u260f\u2613-\u2712\u2716\u2719-\u2775\u2794-\u27a1"
    "\u27a5-\u27bf\u2b00-\u2bff\ud800-\udfff"
    "\U0001f000-\U0001faff\U000e0000-\U000e0fff"
)
"""Controls, zero-width and bidirectional characters, variation selectors, lone surrogates, and pictographs.

Ticks and bullets stay.
"""
FILL_IN = "____"
"""The one form of a place left open."""

NEVER_SEEN = re.compile(f"[{_INVISIBLE}]")
"""One character that shows nothing, or nothing that belongs to a word."""
_RUN = re.compile(rf"[ \t\n{_INVISIBLE}]+(?:(?<=\n)[-=*~#│┌-╿]{{3,}}\n[ \t\n]*)*")
"""A run of blanks. Ruled lines and the borders of drawn tables go with the blanks around them."""
_UNDERSCORES = re.compile("_+")
_BEFORE_OPEN = frozenset("第￥为：")
_EXPANSION = re.compile("[㈠-㈩⑴-⒇⒈-⒛]")
_NUMERALS = "一二三四五六七八九十"
_OPEN_UNIT = re.compile(
    r"[万亿美港]?元|[%‰年月日天份股手倍期周岁]|个(?:月|交易日|工作日|自然日)|号(?!码)|条(?!款)|分之"
)
_LABEL = re.compile(rf"{HAN}{{1,16}}(?:（[^（）\n]{{1,8}}）)?[：:]")
_WORD = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.@#&+-/\\[]{}<>=*$")
_CLOSED = frozenset("，。；、：第0123456789")
"""After these a wide gap before a unit is no place left open."""
_FIELD = 60
"""A field that another follows on the same line is no longer than this."""
_WIDE = 3


def blank_edits(text: str, joined: frozenset[int], tables: tuple[Span, ...]) -> list[Edit]:
    """The edits that bring every run of blanks of `text` to its one form.

    A line end that is not in `joined` stays, one for each run. Inside a line a blank stays only between Latin words or
    numbers; a wide gap before a unit is a place left open, one before a label ends a line.
    """
    edits: list[Edit] = []
    last = len(text)
    for match in _RUN.finditer(text):
        start, end = match.span()
        run = match.group()
        kept = "" if start == 0 or end == last else _separator(text, run, start, joined, tables)
        if kept != run:
            edits.append((start, end, kept))
    if _EXPANSION.search(text):
        edits.extend(_expansions(text))
        edits.sort()
    return edits


def fill_in_edits(text: str) -> list[Edit]:
    """Edits that bring every place left open to its one form; `text` has its blanks in their form already."""
    edits: list[Edit] = []
    for match in _UNDERSCORES.finditer(text):
        start, end = match.span()
        alone = end - start == 1 and not _OPEN_UNIT.match(text, end) and text[start - 1 : start] not in _BEFORE_OPEN
        if not alone and match.group() != FILL_IN:
            edits.append((start, end, FILL_IN))
    return edits


def written_out(text: str) -> str:
    """Numbers that are one character with their bracket or point, in as many characters as the normal text has."""
    return _EXPANSION.sub(_expanded, text)


def hidden_gap(gap: str) -> bool:
    """Whether `gap` holds only blanks and invisible characters, and at least one of the latter."""
    seen, hidden = NEVER_SEEN.subn("", gap)
    return hidden > 0 and not seen.strip(" \t\u3000\u00a0")


def _separator(text: str, run: str, start: int, joined: frozenset[int], tables: tuple[Span, ...]) -> str:
    """What stays of a run of blanks inside the text."""
    end = start + len(run)
    if "\n" in run:
        if any(character == "\n" and at not in joined for at, character in enumerate(run, start)):
            return "\n"
    elif "\t" in run and _inside(tables, start):
        return "\t" * run.count("\t")
    elif (len(run) >= _WIDE or "\t" in run) and run.isspace():
        if _OPEN_UNIT.match(text, end) and text[start - 1] not in _CLOSED:
            return FILL_IN
        if _LABEL.match(text, end) and "：" in text[max(0, start - _FIELD) : start].rpartition("\n")[2]:
            return "\n"
    return " " if text[start - 1] in _WORD and text[end] in _WORD and not run.strip(" \t\n") else ""


def _inside(tables: tuple[Span, ...], at: int) -> bool:
    nearest = bisect_right(tables, at, key=lambda table: table.start) - 1
    return nearest >= 0 and at < tables[nearest].end


def _expansions(text: str) -> Iterator[Edit]:
    for match in _EXPANSION.finditer(text):
        yield (match.start(), match.end(), _expanded(match))


def _expanded(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code >= ord("㈠"):
        return f"（{_NUMERALS[code - ord('㈠')]}）"
    return f"{code - ord('⒈') + 1}." if code >= ord("⒈") else f"（{code - ord('⑴') + 1}）"
