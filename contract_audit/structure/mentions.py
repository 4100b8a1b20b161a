"""Where the parties are named."""

from collections.abc import Sequence

import msgspec

from contract_audit.patterns import ScanIndex
from contract_audit.structure.vocabulary import LETTER, NEUTRAL, NO_PARTY, ROLE_OF_CONCEPT

Hit = tuple[int, int]

_TOWARDS = ("向", "给", "对", "从", "至", "到", "予", "找", "跟")
"""The party behind one of these is asked, given or paid something."""

_FOR = ("为", "替", "代")
"""The party behind one of these profits from what is done."""

_OBLIQUE = (*_TOWARDS, *_FOR, "与", "经", "通过", "经由")
"""The party behind one of these receives, profits or accompanies; it does not act."""


class Mention(msgspec.Struct, frozen=True, gc=False):
    """One place where a party is named, by which word."""

    start: int
    end: int
    label: str


def find_mentions(index: ScanIndex, labels: Sequence[str]) -> list[Mention]:
    """Every place of a party noun of the lexicon or of one of `labels`; the leftmost and longest wins, none overlap."""
    text = index.text
    hits: set[Hit] = set()
    for concept in (*ROLE_OF_CONCEPT, LETTER, NEUTRAL):
        hits.update(index.concept(concept))
    for label in labels:
        at = text.find(label)
        while at >= 0:
            hits.add((at, at + len(label)))
            at = text.find(label, at + len(label))
    barred = set(index.concept(NO_PARTY)) - hits
    found: list[Mention] = []
    reach = 0
    for start, end in sorted(hits | barred, key=lambda hit: (hit[0], -hit[1])):
        if start < reach:
            continue
        reach = end
        if (start, end) not in barred:
            found.append(Mention(start, end, text[start:end]))
    return found


def is_recipient(text: str, start: int) -> bool:
    """Whether the party named at `start` is asked, given or paid something (`向甲方`)."""
    return text.endswith(_TOWARDS, max(0, start - 2), start)


def is_beneficiary(text: str, start: int) -> bool:
    """Whether something is done for the party named at `start` (`为乙方`)."""
    return text.endswith(_FOR, max(0, start - 1), start)


def is_actor(text: str, start: int) -> bool:
    """Whether the party named at `start` can be the one who acts: nothing like `向` or `与` stands before it."""
    return not text.endswith(_OBLIQUE, max(0, start - 2), start)


def is_owner(text: str, end: int) -> bool:
    """Whether the party whose name ends at `end` stands as an owner (`甲方的资金`)."""
    return text[end : end + 1] == "的"
