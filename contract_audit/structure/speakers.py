"""The speakers of a conversation as parties."""

from collections.abc import Sequence

from contract_audit.document import Span
from contract_audit.patterns import ScanIndex
from contract_audit.structure.party import Party, Role
from contract_audit.structure.talk import Turn

_NICK_WEIGHT = 4
_ROLES = (Role.PLATFORM, Role.OPERATOR)
_CUES = (("party_noun_agent", "act_solicit"), ("party_noun_asker", "act_ask"))


def find_speakers(turns: Sequence[Turn], index: ScanIndex) -> tuple[Party, ...]:
    """Every speaker: who invites, explains and urges payment is the platform, who asks is the operator."""
    first: dict[str, Span] = {}
    for turn in turns:
        first.setdefault(turn.speaker, turn.nick)
    parties = [_party(speaker, nick, turns, index) for speaker, nick in first.items()]
    if len(parties) == len(_ROLES):
        parties = _complete(parties)
    return tuple(parties)


def _party(speaker: str, nick: Span, turns: Sequence[Turn], index: ScanIndex) -> Party:
    scores: list[int] = []
    evidence: list[tuple[Span, ...]] = []
    for nouns, cues in _CUES:
        hits = index.concept(cues)
        found = [
            Span(*hit)
            for turn in turns
            if turn.speaker == speaker
            for hit in index.within(hits, turn.said.start, turn.said.end)
        ]
        named = bool(index.within(index.concept(nouns), nick.start, nick.end))
        scores.append(len(found) + _NICK_WEIGHT * named)
        evidence.append((nick, *found[:4]) if named else tuple(found[:4]))
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
