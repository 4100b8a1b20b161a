"""The parties that are named."""

from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.terms.source import LONGEST, TermSource, covering
from contract_audit.terms.term import Term

TERM = "parties"


def extract(source: TermSource) -> Iterator[Term]:
    """`{role, name}` for each party whose name the text gives, from its label to the name."""
    if source.structure.turns:
        return
    for party in source.structure.parties:
        if not party.name:
            continue
        start, end = party.span.start, party.span.end
        at = source.text.find(party.name, start, end + LONGEST)
        if at < 0:
            at = source.text.rfind(party.name, max(0, start - LONGEST), start)
        if at < 0:
            at = source.text.find(party.name)
        raw = Span(at, at + len(party.name)) if at >= 0 else party.span
        near = abs(raw.start - start) <= LONGEST
        place = covering(party.span, raw) if near else raw
        yield source.term(TERM, {"role": str(party.role), "name": party.name}, place, raw=raw)
