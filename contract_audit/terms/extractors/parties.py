"""The parties that are named."""

from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.terms.source import LONGEST, TermSource
from contract_audit.terms.term import Term

TERM = "parties"


def extract(source: TermSource) -> Iterator[Term]:
    """`{role, name}` for each party whose name the text gives, from its label to the name."""
    if source.structure.turns:
        return
    for party in source.structure.parties:
        if not party.name:
            continue
        at = source.text.find(party.name, party.span.start, party.span.end + LONGEST)
        place = Span(party.span.start, at + len(party.name)) if at >= 0 else party.span
        raw = Span(at, at + len(party.name)) if at >= 0 else place
        yield source.term(TERM, {"role": str(party.role), "name": party.name}, place, raw=raw)
