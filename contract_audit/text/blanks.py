"""Blanks, invisible characters, fill-in lines and line ends: what stays of each run of them."""

import re
from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.text.characters import IDEOGRAPH
from contract_audit.text.rewriting import Edit

_INVISIBLE = (
    "\u0000-\u0008\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\u20e3\u231a\u231b\u23e9-\u23fa\u2600-\u2604\u2607-\u260f\u2613-\u2712\u2716\u2719-\u2775\u2794-\u27a1"
    "\u27a5-\u27bf\u2b00-\u2bff"
    "\U0001f000-\U0001faff\U000e0000-\U000e0fff"
)
"""Controls, zero-width and bidirectional characters, variation selectors, pictographs; ticks and bullets stay."""
FILL_IN = "____"
"""The one form of a place left open."""

_HIDDEN = re.compile(rf"[ \t\u3000\u00a0{_INVISIBLE}]*[{_INVISIBLE}][ \t\u3000\u00a0{_INVISIBLE}]*")
_RUN = re.compile(rf"[ \t\n{_INVISIBLE}]+|_+")
_EXPANSION = re.compile("[㈠-㈩⑴-⒇⒈-⒛]")
_NUMERALS = "一二三四五六七八九十"
_OPEN_UNIT = re.compile(r"(?:万|亿|美|港)?元|[%‰年月日天份股手倍期]|个(?:月|交易日|工作日|自然日)|号(?!码)|条(?!款)|周|岁|分之")
_LABEL = re.compile(rf"[{IDEOGRAPH}]{{1,8}}(?:（[^（）\n]{{1,8}}）)?[：:]")
_WORD = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.@#&+'-/\\[]{}<>=*$\"")
_WIDE = 3


def blank_edits(text: str, joined: frozenset[int], tables: tuple[Span, ...]) -> list[Edit]:
    """The edits that bring every run of blanks of `text` to its one form.

    A line end that is not in `joined` stays, one for each run. Inside a line a blank stays only between Latin words or
    numbers; a wide gap before a unit is a place left open, one before a label ends a line.
    """
    edits = [edit for match in _RUN.finditer(text) for edit in _edit(text, match, joined, tables)]
    if _EXPANSION.search(text):
        edits.extend(_expansions(text))
        edits.sort()
    return edits


def hidden_gap(gap: str) -> bool:
    """Whether `gap` holds only blanks and invisible characters, and at least one of the latter."""
    return _HIDDEN.fullmatch(gap) is not None


def _edit(text: str, match: re.Match[str], joined: frozenset[int], tables: tuple[Span, ...]) -> Iterator[Edit]:
    start, end = match.span()
    run = match.group()
    if run[0] == "_":
        kept = _underscores(text, start, end)
    elif start == 0 or end == len(text):
        kept = ""
    else:
        kept = _separator(text, run, start, end, joined, tables)
    if kept != run:
        yield (start, end, kept)


def _underscores(text: str, start: int, end: int) -> str:
    if end - start > 1 or _OPEN_UNIT.match(text, end) or text[start - 1 : start] in {"第", "￥", "为", "："}:
        return FILL_IN
    return "_"


def _separator(text: str, run: str, start: int, end: int, joined: frozenset[int], tables: tuple[Span, ...]) -> str:
    if "\n" in run and any(text[at] == "\n" and at not in joined for at in range(start, end)):
        return "\n"
    before, after = text[start - 1], text[end]
    if "\t" in run and any(table.start <= start < table.end for table in tables):
        return "\t" * run.count("\t")
    if "\n" not in run and (len(run) >= _WIDE or "\t" in run) and run.isspace():
        if _OPEN_UNIT.match(text, end) and before not in "，。；、：第" + "0123456789":
            return FILL_IN
        if _LABEL.match(text, end):
            return "\n"
    if before in _WORD and after in _WORD and any(character in " \t\n" for character in run):
        return " "
    return ""


def _expansions(text: str) -> Iterator[Edit]:
    for match in _EXPANSION.finditer(text):
        code = ord(match.group())
        if code >= ord("㈠"):
            written = f"（{_NUMERALS[code - ord('㈠')]}）"
        elif code >= ord("⒈"):
            written = f"{code - ord('⒈') + 1}."
        else:
            written = f"（{code - ord('⑴') + 1}）"
        yield (match.start(), match.end(), written)
