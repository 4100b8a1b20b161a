"""Who guarantees."""

import re
from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.structure import Role
from contract_audit.terms.party_places import place_of_name
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term
from contract_audit.text.characters import HAN

TERM = "guarantee.guarantor"

_REACH = 40
_COMPANY = re.compile(
    rf"(?:股东|公司由|由|，|。|、|\n)(?!任何|如|若|则|该|其|子|母|本)(?P<name>(?:{HAN}|[（）]){{4,28}}?公司)(?:对|为|就)"
    r"[^。；不未无]{0,60}(?:承担|提供)[^，。；不未无]{0,8}(?:保证|担保)(?!金|的，)"
)


def extract(source: TermSource) -> Iterator[Term]:
    """The guarantors named as parties, and who stands before a word for guaranteeing."""
    if not source.structure.turns:
        yield from _named(source)
    yield from _companies(source)
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


def _named(source: TermSource) -> Iterator[Term]:
    for party in source.structure.parties:
        if party.role is Role.GUARANTOR and party.name:
            place, raw = place_of_name(source, party)
            yield source.term(TERM, party.name, place, raw=raw, confidence=0.8)


def _companies(source: TermSource) -> Iterator[Term]:
    """Companies that guarantee without being a party: `供方的股东甲公司对…承担连带保证责任`."""
    for window in source.holding("guarantee_act", "guarantee_words"):
        place = source.windows[window]
        match = _COMPANY.search(source.text, place.start, place.end)
        if match and not source.contexts(Span(match.end() - 2, match.end())):
            yield source.term(TERM, match["name"], Span(*match.span("name")), confidence=0.7)
