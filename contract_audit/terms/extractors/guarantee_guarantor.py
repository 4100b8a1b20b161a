"""Who guarantees."""

from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term

TERM = "guarantee.guarantor"

_REACH = 40


def extract(source: TermSource) -> Iterator[Term]:
    """The guarantor before each word for guaranteeing, by name where the document names the party."""
    for window in source.holding("guarantee_act", "guarantee_words"):
        guarantors = source.hits("guarantor", window)
        acts = [*source.hits("guarantee_act", window), *source.hits("guarantee_words", window)]
        for start, end in guarantors:
            act = min((hit for hit in acts if 0 <= hit[0] - end <= _REACH), default=None)
            if act is None:
                continue
            place = Span(start, end)
            if source.contexts(Span(*act)):
                continue
            party = source.party_at(place)
            name = party.name if party and party.name else place.of(source.text)
            yield source.term(TERM, name, covering(place, Span(*act)), confidence=0.75)
            break
