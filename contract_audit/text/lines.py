"""Which line ends are structure and which only wrap a line that goes on.

A line end is structure after the end of a sentence, before an item, a heading, a label or a message, at a blank line,
and wherever the line before could have held the next word. What is left was broken by a printer or an editor.
"""

import re
from functools import cache

import msgspec

from contract_audit.text.matter import Matter
from contract_audit.text.wrapping import columns, is_full, walls

_FINAL = frozenset("。；！？：;!?:")
_CLOSING = frozenset("”’）】》\"')")
_OPENING = re.compile(r"[（(“《【\[][^（()）“”《》【】\[\]]*$")
_CLOSES = re.compile(r"^[^（(“《【\[\n]*[)）”》】\]]")
_NUMERAL = "〇零一二三四五六七八九十百"
_ITEM = re.compile(
    rf"第[{_NUMERAL}千两\d ]{{1,9}}[条章节编款]|[{_NUMERAL}]{{1,4}}[、.．]|[（(][{_NUMERAL}\d]{{1,4}}[)）]"
    r"|\d{1,3}[、)）]|\d{1,2}\.(?!\d)|\d{1,2}(?:\.\d{1,2}){1,4}(?![\d.%‰倍万元亿个天年月折])"
    r"|[①-⑳⑴-⒛⓪㈠-㈩㊀-㊉❶-❿Ⅰ-Ⅻ●○■□◆◇▲△★☆※•►▶➢✓√]|-{1,2} |[·*] ?(?=[一-鿿])|注\d{0,2}[：:]|\d{1,3} ?/ ?\d{1,3}$|第 ?\d{1,3} ?页|[a-zA-Z][.)、）] ?[一-鿿]"
)
_REFERENCE = re.compile(
    rf"第[{_NUMERAL}千两\d ]{{1,9}}[条章节编款](?:第|[约规]定|之|的|所|及|和|或|与|至|到|中|项|款|[、，,。；）)])"
    rf"|[（(][{_NUMERAL}\d]{{1,4}}[)）](?:[项款目至、和与及或中])"
)
_WEAK_ITEM = re.compile(r"【|附件|附录|附表|附：|以下无正文|（以下无正文")
_LABEL = re.compile(r"[^\s，。；、,;：:]{1,12}(?: [^\s，。；、,;：:]{1,6}){0,3} ?[：:]")
_MESSAGE = re.compile(
    r"\[?(?:\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日? ?)?(?:上午|下午|晚上|凌晨)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\]? |"
    r"\[?(?:\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日? ?)(?:上午|下午|晚上|凌晨)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\]?"
    r"|[^，。；：]{1,24} (?:\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日? ?)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?$"
)
_BOX = re.compile(r"[ ─-╿]*[─-╿][ ─-╿]*$")
_INDENTED = ("  ", "\t")
_PROSE = 24


class _Pair(msgspec.Struct, gc=False):
    """A line that does not end a sentence, the line after it, and the offset of the line end between them."""

    at: int
    line: str
    following: str
    indented: bool
    seam: bool


def joined_line_ends(matter: Matter, text: str) -> frozenset[int]:
    """Offsets of the line ends of `text`, the canonical characters of `matter`, that only wrap a line."""
    lines = text.split("\n")
    if len(lines) == 1:
        return frozenset()
    pairs = _open_pairs(lines, matter)
    if not pairs or sum(1 for line in lines if _MESSAGE.match(line)) > 1:
        return frozenset()
    widths = [columns(line.strip()) for line in lines]
    free = [pair for pair in pairs if not _starts_item(pair.following) and not _starts_weak_item(pair.following)]
    wrapped_at = walls([columns(pair.line) for pair in free], widths)
    paragraphs_indented = _indents_paragraphs(lines)
    return frozenset(pair.at for pair in pairs if _goes_on(pair, wrapped_at, paragraphs_indented=paragraphs_indented))


def _open_pairs(lines: list[str], matter: Matter) -> list[_Pair]:
    pairs: list[_Pair] = []
    at = -1
    for index in range(len(lines) - 1):
        at += len(lines[index]) + 1
        line, following = lines[index].strip(), lines[index + 1]
        if not line or not following or at in matter.breaks:
            continue
        if line[-1] in _FINAL or (line[-1] in _CLOSING and line[-2:-1] in _FINAL):
            continue
        start = following.strip()
        if start and not _BOX.match(line) and not _BOX.match(start) and "│" not in line:
            pairs.append(_Pair(at, line, start, following.startswith(_INDENTED), at in matter.seams))
    return pairs


def _goes_on(pair: _Pair, wrapped_at: tuple[int, ...], *, paragraphs_indented: bool) -> bool:
    line, following = pair.line, pair.following
    full = is_full(line, following, wrapped_at)
    if _starts_item(following) and not (full and _REFERENCE.match(following)):
        return False
    if full:
        return not (paragraphs_indented and pair.indented)
    if _OPENING.search(line) and _CLOSES.match(following):
        return not _LABEL.match(following) or "（" in line[-8:]
    if _starts_weak_item(following):
        return line[-1] in "，、" and not _WEAK_ITEM.match(following) and not _LABEL.match(line)
    if line[-1] in "，、,":
        return True
    if wrapped_at and columns(line) >= _PROSE and "，" in line:
        return not pair.indented
    if paragraphs_indented and not pair.indented and columns(line) >= _PROSE:
        return True
    return pair.seam and columns(line) >= _PROSE and not pair.indented


@cache
def _item_starts() -> re.Pattern[str]:
    return _ITEM


def _starts_item(line: str) -> bool:
    return _item_starts().match(line) is not None


def _starts_weak_item(line: str) -> bool:
    return _WEAK_ITEM.match(line) is not None or _LABEL.match(line) is not None


def _indents_paragraphs(lines: list[str]) -> bool:
    """Whether an indent marks the first line of a paragraph: it does when it hardly ever follows an open line."""
    indented = [index for index, line in enumerate(lines) if line.startswith(_INDENTED)]
    if not 2 <= len(indented) < 0.7 * len(lines):
        return False
    opened = sum(1 for index in indented if index and _PROSE <= columns(lines[index - 1].strip()) and not _ends(lines[index - 1]))
    return opened * 5 <= len(indented)


def _ends(line: str) -> bool:
    stripped = line.strip()
    return not stripped or stripped[-1] in _FINAL or stripped[-1] in _CLOSING
