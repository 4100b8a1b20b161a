"""The speakers of a conversation as parties."""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from contract_audit.document import Span
from contract_audit.patterns import ScanIndex
from contract_audit.structure.party import Party, Role
from contract_audit.structure.talk import Turn

MOST_SPEAKERS: Final = 40
"""Speakers that become parties; a large group has more who only join in."""

_NICK_WEIGHT = 4
_SHOWN = 4
_ROLES = (Role.PLATFORM, Role.OPERATOR)
_CUES = (("party_noun_agent", "act_solicit"), ("party_noun_asker", "act_ask"))
_LENDS = re.compile(
    r"(?:我|咱)(?:这边|这里|来|先|再|就|给你|可以)?(?:出|借|垫|打|放|拿|备|转)[^，。？！]{0,8}(?:给你|万|钱|个|块)|借给?你|给你(?:放|打|配|垫)"
    r"|(?:利息|利钱|息)[^，。？！]{0,10}(?:给我|转我|打我|归我)|(?:转|打)(?:到)?我(?:的)?(?:卡|账|微信|支付宝)|我只(?:拿|要|收)利|我[^，。？！]{0,6}(?:卖了|平了|平掉|清了|收回)"
)
"""What a lender says of himself."""
_BUSINESS = re.compile(r"平台|公司|客服|充值|开户|下载|APP|App|会员")
_MOST_BUSINESS = 2


def find_speakers(turns: Sequence[Turn], index: ScanIndex) -> tuple[Party, ...]:
    """Find the speakers: who invites, explains and urges payment is the platform, who asks is the operator."""
    by_speaker: dict[str, list[Turn]] = {}
    for turn in turns:
        if turn.speaker in by_speaker:
            by_speaker[turn.speaker].append(turn)
        elif len(by_speaker) < MOST_SPEAKERS:
            by_speaker[turn.speaker] = [turn]
    parties = [_party(said, index) for said in by_speaker.values()]
    if len(parties) == len(_ROLES):
        parties = _between_two(list(by_speaker.values()), parties, index) or _complete(parties)
    return tuple(parties)


def _party(turns: Sequence[Turn], index: ScanIndex) -> Party:
    speaker, nick = turns[0].speaker, turns[0].nick
    scores: list[int] = []
    evidence: list[tuple[Span, ...]] = []
    for nouns, cues in _CUES:
        hits = index.concept(cues)
        found = [Span(*hit) for turn in turns for hit in index.within(hits, turn.said.start, turn.said.end)]
        named = bool(index.within(index.concept(nouns), nick.start, nick.end))
        scores.append(len(found) + _NICK_WEIGHT * named)
        evidence.append((nick, *found[:_SHOWN]) if named else tuple(found[:_SHOWN]))
    if scores[0] == scores[1]:
        return Party(speaker, None, Role.UNKNOWN, nick)
    at = 0 if scores[0] > scores[1] else 1
    return Party(speaker, None, _ROLES[at], nick, evidence=evidence[at])


def _between_two(said: Sequence[Sequence[Turn]], parties: list[Party], index: ScanIndex) -> list[Party]:
    """Who of two acquaintances lends to the other; empty where it is a business that speaks, or nobody lends."""
    text = index.text
    if any(index.within(index.concept("party_noun_agent"), party.span.start, party.span.end) for party in parties):
        return []
    whole = "".join(turn.said.of(text) for turns in said for turn in turns)
    if len(_BUSINESS.findall(whole)) > _MOST_BUSINESS:
        return []
    lends = [[cue for turn in turns for cue in _LENDS.finditer(text, turn.said.start, turn.said.end)] for turns in said]
    if len(lends[0]) == len(lends[1]):
        return []
    lender = 0 if len(lends[0]) > len(lends[1]) else 1
    evidence = tuple(Span(*cue.span()) for cue in lends[lender][:_SHOWN])
    roles = (Role.FUNDER, Role.OPERATOR) if lender == 0 else (Role.OPERATOR, Role.FUNDER)
    return [
        msgspec.structs.replace(party, role=role, evidence=evidence) for party, role in zip(parties, roles, strict=True)
    ]


def _complete(parties: list[Party]) -> list[Party]:
    """Of two speakers, one the platform or the customer, the other is the counterpart."""
    first, second = parties
    if first.role is Role.UNKNOWN and second.role in _ROLES:
        return [_opposite(first, second), second]
    if second.role is Role.UNKNOWN and first.role in _ROLES:
        return [first, _opposite(second, first)]
    return parties


def _opposite(party: Party, other: Party) -> Party:
    role = _ROLES[1 - _ROLES.index(other.role)]
    return Party(party.label, party.name, role, party.span, party.aliases, other.evidence)
