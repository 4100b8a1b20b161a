"""Where the parties are named."""

from collections.abc import Mapping, Sequence

import msgspec

from contract_audit.patterns import ScanIndex
from contract_audit.structure.vocabulary import LETTER, NEUTRAL, NO_PARTY, ROLE_OF_CONCEPT

Hit = tuple[int, int]

_OBLIQUE = frozenset("向给对与从为替代至到予于")
"""The party behind one of these receives or accompanies; it does not act."""


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


def by_party(mentions: Sequence[Mention], owners: Mapping[str, int]) -> dict[int, list[Hit]]:
    """The mentions of each party, by its number in `owners` (label → number)."""
    places: dict[int, list[Hit]] = {}
    for mention in mentions:
        owner = owners.get(mention.label)
        if owner is not None:
            places.setdefault(owner, []).append((mention.start, mention.end))
    return places


def is_addressed(text: str, start: int) -> bool:
    """Whether the party named at `start` is one something is done to or with (`向甲方`), not one who acts."""
    return start > 0 and text[start - 1] in _OBLIQUE


def is_owner(text: str, end: int) -> bool:
    """Whether the party whose name ends at `end` stands as an owner (`甲方的资金`)."""
    return text[end : end + 1] == "的"
