"""Names a drafter makes up for what the trade calls otherwise: 助力金, 安心款, 绿线. What is done with them tells."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Final

import msgspec

from contract_audit.data_files import read_data
from contract_audit.patterns import ScanIndex
from contract_audit.text.characters import HAN

Hit = tuple[int, int]

FEWEST: Final = 2
"""Times a made-up name has to stand in a text, and signs for its meaning that have to be found."""

_LONGEST = 4
"""Characters of a made-up name."""
_STEADY = 0.8
"""Share of the places of a shorter name at which the longer one has to stand to be the name."""
_BEFORE, _AFTER, _CONSEQUENCE = 7, 6, 48
_STOPS = frozenset(
    "的了在和与及或把被将从对向给为以按不未已应须可其该此每各一二三四五六七八九十两几条本我您你他是有笔份元万收付交缴补追扣退还由自存上述前后全部所何人等期"
)
_GOES_ON = frozenset("额融属钱银项式待上下路索程条击差数钟评置于得班用率心")
"""Characters with which an ending goes on to another word: 金额, 款项, 线上."""
_HAN = re.compile(rf"{HAN}+\Z")
_BREAK = re.compile(r"[。；;\n]")


class Sense(msgspec.Struct, frozen=True):
    """The word a name may stand for, and what stands before and behind names of that meaning."""

    means: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Money(msgspec.Struct, frozen=True):
    """Names of money: whose it is shows in what is done with it."""

    endings: tuple[str, ...]
    never: frozenset[str]
    senses: tuple[Sense, ...]


class Line(msgspec.Struct, frozen=True):
    """Names of lines: what follows when one is touched tells which it is."""

    endings: tuple[str, ...]
    never: frozenset[str]
    near: tuple[str, ...]
    sale: tuple[str, ...]
    sale_line: str
    call: tuple[str, ...]
    call_line: str


class Fee(msgspec.Struct, frozen=True):
    """Names of fees."""

    endings: tuple[str, ...]
    means: str
    never: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]


class Coinage(msgspec.Struct, frozen=True):
    """What `coined.yaml` knows."""

    money: Money
    line: Line
    fee: Fee


@cache
def load_coinage() -> Coinage:
    """The cues that ship with the package."""
    return msgspec.convert(read_data("contract_audit.structure", "coined.yaml"), Coinage)


def coined_names(index: ScanIndex) -> dict[str, list[Hit]]:
    """For each word of the trade the places of the names this text gives to what the word means.

    A name counts where it stands at least twice, is no word of the lexicon, and at least two of its places show what it
    means, twice as many as show another meaning.
    """
    coinage, text = load_coinage(), index.text
    meanings, literals = index.plan.meanings, index.plan.literal_slots
    never = coinage.money.never | coinage.line.never | coinage.fee.never

    def known(name: str) -> bool:
        return bool(meanings.of(name) or literals.of(name)) or name in never

    meant: defaultdict[str, list[Hit]] = defaultdict(list)
    for hits in _names(text, coinage.money.endings, known):
        votes = Counter({sense.means: _votes(text, hits, sense.before, sense.after) for sense in coinage.money.senses})
        (best, first), (_, second) = votes.most_common(2)
        if first >= FEWEST and first >= 2 * second:
            meant[best] += hits
    for hits in _names(text, coinage.line.endings, known, least=1):
        word = _line_meant(text, hits, coinage.line)
        if word:
            meant[word] += hits
    for hits in _names(text, coinage.fee.endings, known):
        if _votes(text, hits, coinage.fee.before, coinage.fee.after) >= FEWEST:
            meant[coinage.fee.means] += hits
    return dict(meant)


def _names(text: str, endings: Sequence[str], known: Callable[[str], bool], *, least: int = 2) -> Iterator[list[Hit]]:
    """The places of each name with one of these endings that the lexicon does not know.

    At least `least` characters stand before the ending; more count where they stand there nearly always.
    """
    for ending in endings:
        places: defaultdict[str, list[Hit]] = defaultdict(list)
        at = text.find(ending)
        while at >= 0:
            end = at + len(ending)
            for name in _candidates(text, at, end, known, least):
                places[name].append((end - len(name), end))
            at = text.find(ending, end)
        frequent = {name: hits for name, hits in places.items() if len(hits) >= FEWEST}
        for name, hits in frequent.items():
            longer = [other for other in frequent if len(other) == len(name) + 1 and other.endswith(name)]
            if not any(len(frequent[other]) >= _STEADY * len(hits) for other in longer):
                shorter = frequent.get(name[1:])
                if len(name) == len(ending) + least or (shorter and len(hits) >= _STEADY * len(shorter)):
                    yield hits


def _candidates(text: str, at: int, end: int, known: Callable[[str], bool], least: int) -> list[str]:
    """The names that may end at `end`, their ending beginning at `at`; none where a longer or a known word stands."""
    if text[end : end + 1] in _GOES_ON:
        return []
    found: list[str] = []
    for start in range(at - 1, max(-1, at - _LONGEST), -1):
        if text[start] in _STOPS or not _HAN.match(text[start]):
            break
        name = text[start:end]
        if known(name):
            return []
        if at - start >= least:
            found.append(name)
    return found


def _votes(text: str, hits: Iterable[Hit], before: Sequence[str], after: Sequence[str]) -> int:
    """At how many places a sign stands before or behind the name; `~` marks one that must stand right before it."""
    votes = 0
    for start, end in hits:
        ahead = _BREAK.split(text[max(0, start - _BEFORE) : start])[-1]
        behind = text[end : end + _AFTER]
        votes += any(ahead.endswith(sign[:-1]) if sign.endswith("~") else sign in ahead for sign in before) or any(
            sign in behind for sign in after
        )
    return votes


def _line_meant(text: str, hits: Sequence[Hit], line: Line) -> str:
    """Which line a name stands for: sale or call, whichever follows sooner at more of its places."""
    if _votes(text, hits, line.near, ()) < FEWEST:
        return ""
    sales = calls = 0
    for _, end in hits:
        behind = text[end : end + _CONSEQUENCE]
        sale, call = (_first(behind, words) for words in (line.sale, line.call))
        sales += sale < call
        calls += call < sale
    if sales == calls:
        return ""
    return line.sale_line if sales > calls else line.call_line


def _first(text: str, words: Iterable[str]) -> int:
    return min((at for word in words if (at := text.find(word)) >= 0), default=len(text))
