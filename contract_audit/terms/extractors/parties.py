"""The parties that are named."""

from collections.abc import Iterator

from contract_audit.terms.party_places import place_of_name
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term

TERM = "parties"


def extract(source: TermSource) -> Iterator[Term]:
    """`{role, name}` for each party whose name the text gives, from its label to the name."""
    if source.structure.turns:
        return
    for party in source.structure.parties:
        if not party.name:
            continue
        place, raw = place_of_name(source, party)
        yield source.term(TERM, {"role": str(party.role), "name": party.name}, place, raw=raw)
