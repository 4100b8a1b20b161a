"""Where the name of a party stands."""

from contract_audit.document import Span
from contract_audit.structure import Party
from contract_audit.terms.source import LONGEST, TermSource, covering


def place_of_name(source: TermSource, party: Party) -> tuple[Span, Span]:
    """`(place, name)`: the name and, where it is near, the label before it; the label alone where it is not found."""
    start, end = party.span.start, party.span.end
    name = party.name or ""
    at = source.text.find(name, start, end + LONGEST)
    if at < 0:
        at = source.text.rfind(name, max(0, start - LONGEST), start)
    if at < 0:
        at = source.text.find(name)
    raw = Span(at, at + len(name)) if at >= 0 else party.span
    near = abs(raw.start - start) <= LONGEST
    return (covering(party.span, raw) if near else raw), raw
