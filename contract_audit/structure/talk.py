"""Conversations: whether the text is one, who speaks, and what each turn says."""

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from contract_audit.document import Span
from contract_audit.text.characters import HAN

_TIME = (
    r"(?:\[?(?:\d{2,4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s*)?(?:上午|下午|晚上|凌晨|中午|AM|PM)?\s?"
    r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\]?)"
)
_NICK = r"[^\n：:（）()，,。；;、！？《》]"
_STAMPED = re.compile(
    rf"(?P<before>{_NICK}{{1,20}}?)??(?:[（(<]\w{{1,24}}(?:@[\w.]{{1,30}})?[）)>])?\s*{_TIME}\s*(?P<after>{_NICK}{{0,20}}?)\s*(?P<colon>[：:]\s*(?P<said>.*))?\Z"
)
_SPOKEN = re.compile(
    r"(?:[【\[](?P<bracketed>[^】\]\n]{1,16})[】\]]\s*[：:]?|(?P<nick>[^\s：:，,。；！？、（）()]{1,16})\s?[：:])\s*(?P<said>.*)\Z"
)
_FIELD = re.compile(
    r"(?:方|编号|地址|电话|号码?|日期|金额|期限|账[户号]|名称|姓名|利率|用途|方式|公司|银行|户名|开户行|住所|邮箱|时间|代表人|住址|签章|签字|盖章|如下|提示|声明|条|约定|范围|内容|标准)\Z"
    r"|^(?:第.{1,4}条|鉴于|注|附|其中|即|[\d一二三四五六七八九十（(]+)"
)
_ASKED = re.compile(r"(?:[Qq问]|问题)\d{0,3}\Z")
"""What marks a question on a page of questions and answers, which is no talk."""
_CHATTY = re.compile(
    rf"客服|老师|助理|群主|管理员|讲师|投顾|导师|业务员|专员|我\Z|网友|股民|散户|经理|小{HAN}\Z|{HAN}(?:姐|哥|总)\Z"
)
_MOSTLY = 0.5
_STAMPED_SHARE = 0.1
_LONGEST_STAMPED = 200
_CLOCK = re.compile(r"\d[:：]\d\d")
_STAMP_REACH = 44
_SAMPLE = 60
"""Lines from which is told whether a text is a talk at all."""


class Turn(msgspec.Struct, frozen=True, gc=False):
    """One contribution: the nickname, where it stands, and where what was said stands."""

    speaker: str
    nick: Span
    said: Span


def find_turns(text: str, lines: Sequence[Span]) -> tuple[Turn, ...]:
    """Return the turns of a conversation; empty where the text is none.

    `lines` are the lines of `text` that are not blank, trimmed, in order.
    """
    if not _looks_spoken(text, lines[:_SAMPLE]):
        return ()
    turns = _stamped_turns(text, lines)
    if len(turns) >= 2 and len(turns) >= _STAMPED_SHARE * len(lines):  # noqa: PLR2004 - one stamp is a mere date
        return tuple(turns)
    return tuple(_spoken_turns(text, lines))


def _looks_spoken(text: str, sample: Sequence[Span]) -> bool:
    """Whether the first lines could be a talk; spares a contract the reading of every line."""
    stamps = sum(
        _CLOCK.search(text, line.start, min(line.end, line.start + _STAMP_REACH)) is not None for line in sample
    )
    return stamps >= _STAMPED_SHARE * len(sample) or bool(_spoken_turns(text, sample))


def _stamped_turns(text: str, lines: Sequence[Span]) -> list[Turn]:
    turns: list[Turn] = []
    for line in lines:
        stamp = _STAMPED.match(line.of(text)) if len(line) <= _LONGEST_STAMPED else None
        nick = _nick_of(stamp, line.start) if stamp else None
        if stamp is not None and nick is not None:
            said = line.start + stamp.start("said") if stamp["colon"] else line.end
            turns.append(Turn(nick.of(text), nick, Span(said, line.end)))
        elif turns:
            turns[-1] = _continued(turns[-1], line)
    return turns


def _continued(turn: Turn, line: Span) -> Turn:
    """Return the same turn with one more line."""
    return Turn(turn.speaker, turn.nick, Span(turn.said.start if len(turn.said) else line.start, line.end))


def _nick_of(stamp: re.Match[str], offset: int) -> Span | None:
    if stamp["before"] and stamp["after"]:
        return None
    for group in ("before", "after"):
        name = stamp[group]
        if name and (trimmed := name.strip(" 　\t[]【】")) and not _FIELD.search(trimmed):
            start = offset + stamp.start(group) + name.index(trimmed)
            return Span(start, start + len(trimmed))
    return None


def _spoken_turns(text: str, lines: Sequence[Span]) -> list[Turn]:
    turns: list[Turn] = []
    for line in lines:
        spoken = _SPOKEN.match(line.of(text))
        group = "bracketed" if spoken and spoken["bracketed"] else "nick"
        if spoken is None or _FIELD.search(spoken[group]):
            if turns:
                turns[-1] = _continued(turns[-1], line)
            continue
        nick = Span(line.start + spoken.start(group), line.start + spoken.end(group))
        turns.append(Turn(spoken[group], nick, Span(line.start + spoken.start("said"), line.end)))
    if any(_ASKED.match(turn.speaker) for turn in turns):
        return []
    speakers = Counter(turn.speaker for turn in turns)
    chatty = any(_CHATTY.search(speaker) for speaker in speakers)
    enough = len(turns) >= 2 and len(turns) >= _MOSTLY * len(lines)  # noqa: PLR2004 - one line is no talk
    repeated = len(speakers) <= max(2, len(turns) // 2) and len(turns) >= 4  # noqa: PLR2004 - two turns each
    return turns if enough and (chatty or repeated) else []
