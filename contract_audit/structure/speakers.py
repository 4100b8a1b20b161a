"""The speakers of a conversation as parties."""

from collections.abc import Sequence
from typing import Final

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
        parties = _complete(parties)
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
