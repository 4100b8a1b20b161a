"""Who a fair clause is about: the parties of the contract, called as the clause it takes the place of calls them."""

from typing import Final

from contract_audit.findings import Finding
from contract_audit.pipeline.mendable import wording_data
from contract_audit.pipeline.placing import Placing
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.fair_clause import SIDES
from contract_audit.structure import Party

_TWO_SIDES: Final = 2
"""Parties a sentence may name; of more, which one stands on which side cannot be told."""


def named_sides(finding: Finding, names: frozenset[str], case: Case, placing: Placing) -> dict[str, Party] | None:
    """The party for each side among `names`; None where the contract leaves open who one of them is.

    In a text that is no known deal and shows no licence, roles are too weak to name anybody.
    """
    if names.intersection(SIDES) and not case.deal.playbooks and not case.deal.licences:
        return None
    words = "".join(case.text_of(unit) for unit in finding.units)
    found: dict[str, Party] = {}
    for side in SIDES:
        if side not in names:
            continue
        party = _party(side, words, case)
        if party is None:
            return None
        found[side] = _called(party, words, placing)
    return found


def in_english(party: Party) -> str:
    """A party in an English sentence, with the label of the contract behind it."""
    english = wording_data()["english"]
    return f"{english.get(party.label) or english.get(party.role.value, 'the party')} ({party.label})"


def _party(side: str, words: str, case: Case) -> Party | None:
    """The one party on a side that the words name; the only one there is where they name none who could be meant."""
    roles = wording_data()["sides"][side]
    fitting = [party for party in case.structure.parties if party.role.value in roles]
    named = [party for party in case.structure.parties if any(label in words for label in party.labels())]
    other = wording_data()["opposite"].get(side, ())
    if other and len(named) > _TWO_SIDES:
        return None
    meant = [party for party in named if party in fitting]
    if meant:
        return meant[0] if len(meant) == 1 else None
    if other and any(party.role.value not in other for party in named):
        return None
    likeliest = next((party.role for role in roles for party in fitting if party.role.value == role), None)
    alike = [party for party in fitting if party.role is likeliest]
    return alike[0] if len(alike) == 1 else None


def _called(party: Party, words: str, placing: Placing) -> Party:
    """The party under the name that the clause, or else the contract, calls it by."""
    said = sorted((label for label in party.labels() if label in words), key=len)
    label = said[-1] if said else party.label
    return Party(placing.as_written(label, party.span), party.name, party.role, party.span)
