"""Where each role is named, for patterns such as `{funder}…{liquidate}`."""

import re
from bisect import bisect_right
from collections.abc import Mapping

from contract_audit.patterns import ScanIndex
from contract_audit.structure.mentions import Hit, find_mentions
from contract_audit.structure.party import NAME, Role
from contract_audit.structure.structure import Structure
from contract_audit.structure.vocabulary import vocabulary

UNIONS: Mapping[str, tuple[str, ...]] = {
    "strong": ("funder", "platform", "broker", "trustee", "unknown_party"),
    "lender": ("funder", "platform"),
    "weak": ("operator", "guarantor", "account_holder"),
}
_KEYS = {role: role.value for role in Role} | {Role.OTHER: "other_party", Role.UNKNOWN: "unknown_party"}
_PRONOUN = re.compile(r"(?P<self>我们|我方|咱们|我)|(?P<you>你们|您|你)")
_OPPOSITE = {Role.PLATFORM: Role.OPERATOR, Role.OPERATOR: Role.PLATFORM, Role.FUNDER: Role.OPERATOR}


def role_hits(structure: Structure, index: ScanIndex) -> dict[str, list[Hit]]:
    """For each role, sorted, the places where a party of that role is named; no two places overlap.

    Keys are `funder operator platform account_holder guarantor custodian_bank broker trustee other_party
    unknown_party`, and the unions `party`, `strong`, `lender` and `weak`. A noun that no party of the document claims
    stands for the role the lexicon gives it.
    """
    words = vocabulary(index.lexicon)
    roles = {party.name: party.role for party in structure.parties if party.name and NAME.fullmatch(party.name)}
    roles |= {label: party.role for party in structure.parties for label in party.labels()}
    hits: dict[str, list[Hit]] = {key: [] for key in _KEYS.values()}
    nicks = {turn.nick.start for turn in structure.turns}
    for mention in find_mentions(index, sorted(roles)):
        if nicks and mention.start not in nicks and _PRONOUN.match(mention.label):
            continue
        role = roles.get(mention.label) or words.role_of(mention.label)
        if role is not None:
            hits[_KEYS[role]].append((mention.start, mention.end))
    _add_pronouns(structure, index.text, hits)
    for union, keys in UNIONS.items():
        hits[union] = sorted(hit for key in keys for hit in hits[key])
    hits["party"] = sorted(hit for key in _KEYS.values() for hit in hits[key])
    return hits


def _add_pronouns(structure: Structure, text: str, hits: dict[str, list[Hit]]) -> None:
    """In a conversation, `我们` and `您` mean who speaks and who is spoken to."""
    roles = {party.label: party.role for party in structure.parties}
    lent = Role.FUNDER in roles.values()
    taken = sorted(hit for places in hits.values() for hit in places)
    for turn in structure.turns:
        role = roles.get(turn.speaker, Role.UNKNOWN)
        if role not in _OPPOSITE:
            continue
        opposite = Role.FUNDER if role is Role.OPERATOR and lent else _OPPOSITE[role]
        for pronoun in _PRONOUN.finditer(text, turn.said.start, turn.said.end):
            at = bisect_right(taken, (pronoun.end(), -1)) - 1
            if at >= 0 and taken[at][1] > pronoun.start():
                continue
            hits[_KEYS[role if pronoun["self"] else opposite]].append(pronoun.span())
    for places in hits.values():
        places.sort()
