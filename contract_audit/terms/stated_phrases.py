"""Terms whose value is told by a phrase rather than by a figure."""

from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.terms.phrases import phrases
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term
from contract_audit.text.context import ContextKind

DENIED = frozenset({ContextKind.NEGATION, ContextKind.PROHIBITION, ContextKind.QUOTED_LAW, ContextKind.QUESTION})
"""Contexts in which a phrase states nothing of the contract."""


def stated_places(source: TermSource, term: str, *, denied: bool = False) -> list[tuple[str, Span]]:
    """`(value, place)` for the phrases of a term, those of one value in one unit as one place, in order.

    Examples are left out, and so is what the text denies, forbids, asks or quotes from the law, unless `denied` says
    that the phrases contain the denial themselves.
    """
    joined: dict[tuple[int, str], Span] = {}
    for value, match in source.phrases(phrases(term)):
        place = match.span
        if source.is_example(place) or (not denied and not DENIED.isdisjoint(source.contexts(match.head))):
            continue
        key = (source.matcher.window_at(place.start), value)
        known = joined.get(key)
        if known is None or known.overlaps(place):
            joined[key] = covering(known, place) if known else place
    return sorted(((value, place) for (_, value), place in joined.items()), key=lambda found: (found[1], found[0]))


def stated(source: TermSource, term: str, *, denied: bool = False, confidence: float = 0.8) -> Iterator[Term]:
    """A term for each of `stated_places`, its value the key under which the phrases are listed."""
    for value, place in stated_places(source, term, denied=denied):
        yield source.term(term, value, place, confidence=confidence)
