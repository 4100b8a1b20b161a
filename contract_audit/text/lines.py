"""Which line ends are structure and which only wrap a line that goes on.

A line end is structure after the end of a sentence, before an item, a heading, a label or a message, at a blank line,
and wherever the line before could have held the next word. What is left was broken by a printer or an editor.
"""

import re

import msgspec

from contract_audit.text.blanks import NEVER_SEEN, written_out
from contract_audit.text.characters import HAN, directed_quotes
from contract_audit.text.matter import Matter
from contract_audit.text.wrapping import columns, is_full, walls

_FINAL = frozenset("。；！？：")
_CLOSING = frozenset("”’）】》")
_PAUSE = frozenset("，、")
_OPENING = re.compile(r"([（“《【\[])[^（）“”《》【】\[\]]*$")
_CLOSED_BY = {"（": "）", "“": "”", "《": "》", "【": "】", "[": "]"}
_NUMERAL = "〇零一二三四五六七八九十百"
_ARTICLE = rf"第[{_NUMERAL}千两\d ]{{1,9}}[条章节编款]"
_BRACKETED = rf"（[{_NUMERAL}\d]{{1,4}}）"
_ITEM = re.compile(
    rf"{_ARTICLE}|{_BRACKETED}|[{_NUMERAL}]{{1,4}}[、.]|\d{{1,3}}[、）]|\d{{1,2}}\.(?!\d)"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}(?![\d.%‰倍万元亿个天年月折])"
    rf"|[①-⑳⓪❶-❿Ⅰ-Ⅻ㊀-㊉●○■□◆◇▲△★☆※•►▶➢✓√]|-(?!-) ?(?={HAN})|[·*] ?(?={HAN})|[a-zA-Z][.）、] ?{HAN}"
    r"|注\d{0,2}：|\d{1,3} ?/ ?\d{1,3}$|第 ?\d{1,3} ?页"
)
_REFERENCE = re.compile(
    rf"{_ARTICLE}(?:第|约定|规定|之|的|所|及|和|或|与|至|到|中|项|款|[、，。；）])|{_BRACKETED}[项款目至、和与及或中]"
)
"""A number that belongs to the sentence before it: `依照本合同` / `第三条的约定`."""
_APPENDIX = re.compile(r"【|附件|附录|附表|附：|（?以下无正文")
_LABEL = re.compile(r"[^\s，。；、：]{1,12}(?: [^\s，。；、：]{1,6}){0,3} ?：")
_TIME = r"(?:上午|下午|晚上|凌晨)?\d{1,2}：\d{2}(?:：\d{2})?"
_DAY = r"\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日? ?"
_MESSAGE = re.compile(rf"\[?(?:{_DAY})?{_TIME}\]? |\[?{_DAY}{_TIME}\]?|[^，。；：]{{1,24}} (?:{_DAY})?{_TIME}$")
_DRAWN = re.compile(r"[│┃┌-╿]|^[-=*~#]{3,}$")
"""A row or border of a table drawn with characters, or a ruled line."""
_INDENTED = ("  ", "\t")
_PROSE = 24
"""Columns from which a line that stops is a sentence rather than a heading or a cell."""
_INSIDE = re.compile("[，、；。]")
"""A sign of prose: headings, names and cells do without."""
_REMEMBERED = 300
"""Characters of a line put together of several that are looked at for an open bracket or a label."""
_FEW_INDENTS = 2
_MOST_LINES = 0.7
_STRAY = 0.2


class _Pair(msgspec.Struct, gc=False):
    """A line that does not end a sentence, the next line that is not blank, and the line ends between them.

    `start` is the offset of the line, `width` its columns; `line` grows by the lines that were joined to it.
    """

    start: int
    ends: list[int]
    line: str
    width: int
    following: str
    indented: bool
    seam: bool


def joined_line_ends(matter: Matter, text: str) -> frozenset[int]:
    """Offsets of the line ends of `text`, the canonical characters of `matter`, that only wrap a line."""
    written = directed_quotes(text)
    lines = NEVER_SEEN.sub("", written).split("\n")
    pairs = _open_pairs(lines, [len(line) for line in written.split("\n")], matter)
    if not pairs or sum(1 for line in lines if _MESSAGE.match(line)) > 1:
        return frozenset()
    stopping = [pair.width for pair in pairs if _is_evidence(pair)]
    wrapped_at = walls(stopping, [columns(line.strip()) for line in matter.text.split("\n")])
    by_indent = _indents_paragraphs(lines)
    before = ""
    joined: set[int] = set()
    for pair in pairs:
        if pair.start - 1 in joined:
            pair.line = (before + pair.line)[-_REMEMBERED:]
        before = pair.line
        if _goes_on(pair, wrapped_at, by_indent=by_indent):
            joined.update(pair.ends)
    return frozenset(joined)


def _open_pairs(lines: list[str], lengths: list[int], matter: Matter) -> list[_Pair]:
    """The pairs of `lines`, from which what is never seen was taken out; `lengths` are those they had before."""
    pairs: list[_Pair] = []
    before, start, ends, at = "", 0, [-1], -1
    for line, length in zip(lines, lengths, strict=True):
        following = written_out(line.strip())
        if following:
            if before and not _ends(before) and matter.breaks.isdisjoint(ends):
                width = columns(matter.text[start : ends[0]].strip())
                seam = not matter.seams.isdisjoint(ends)
                pairs.append(_Pair(start, ends, before, width, following, line.startswith(_INDENTED), seam))
            before, start, ends = following, at + 1, []
        at += length + 1
        ends.append(at)
    return [pair for pair in pairs if not _DRAWN.search(pair.line) and not _DRAWN.search(pair.following)]


def _ends(line: str) -> bool:
    """Whether `line`, which is stripped, ends a sentence, an item or a label."""
    return line[-1] in _FINAL or (line[-1] in _CLOSING and line[-2:-1] in _FINAL)


def _starts_something(line: str) -> bool:
    return bool(_ITEM.match(line) or _APPENDIX.match(line) or _LABEL.match(line))


def _is_evidence(pair: _Pair) -> bool:
    """Whether a line that stops in mid-sentence tells where lines were wrapped."""
    return len(pair.ends) == 1 and bool(_INSIDE.search(pair.line)) and not _starts_something(pair.following)


def _goes_on(pair: _Pair, wrapped_at: tuple[int, ...], *, by_indent: bool) -> bool:
    full = len(pair.ends) == 1 and is_full(pair.width, pair.following, wrapped_at)
    if _ITEM.match(pair.following):
        return full and _REFERENCE.match(pair.following) is not None
    if full:
        return not (by_indent and pair.indented)
    if _closes_bracket(pair):
        return True
    if _starts_something(pair.following):
        return pair.line[-1] in _PAUSE and "：" not in pair.line and not _APPENDIX.match(pair.following)
    return pair.line[-1] in _PAUSE or _is_cut_off(pair, wrapped=bool(wrapped_at), by_indent=by_indent)


def _closes_bracket(pair: _Pair) -> bool:
    """Whether a bracket or quotation left open on the line is closed on the next."""
    opened = _OPENING.search(pair.line)
    if not opened:
        return False
    inside, closing, _ = pair.following.partition(_CLOSED_BY[opened[1]])
    return bool(closing) and opened[1] not in inside


def _is_cut_off(pair: _Pair, *, wrapped: bool, by_indent: bool) -> bool:
    """Whether a line that had room left is prose all the same: its blanks were lost, or a page ended there."""
    if pair.indented or pair.width < _PROSE or len(pair.ends) > 1:
        return False
    return by_indent or pair.seam or (wrapped and _INSIDE.search(pair.line) is not None)


def _indents_paragraphs(lines: list[str]) -> bool:
    """Whether an indent marks the first line of a paragraph: it does when it hardly ever follows an open line."""
    indented = [index for index, line in enumerate(lines) if line.startswith(_INDENTED)]
    if not _FEW_INDENTS <= len(indented) < _MOST_LINES * len(lines):
        return False
    before = [lines[index - 1].strip() for index in indented if index]
    opened = sum(1 for line in before if columns(line) >= _PROSE and not _ends(line) and line[-1] not in _CLOSING)
    return opened <= _STRAY * len(indented)
