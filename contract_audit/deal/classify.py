"""Tells the kind of deal from its elements, never from findings."""

from collections.abc import Mapping
from typing import Final

from contract_audit.deal.data import ElementData, PlaybookData, elements, playbooks
from contract_audit.deal.deal import Deal, ElementFound, PlaybookMatch, Underlying
from contract_audit.deal.licence import party_licences
from contract_audit.deal.standard_form import standard_form
from contract_audit.document import Span
from contract_audit.patterns import Matcher
from contract_audit.structure import Role, Structure, Surroundings

LEAST_SCORE: Final = 0.45
"""A playbook of which less than this share of the weights is met is not reported."""

TAG_MARGIN: Final = 0.8
"""Playbooks scoring at least this share of the best one lend their tags to the deal."""

TITLE_WEIGHT: Final = 0.3
"""What a telling title adds to a playbook's rank."""

ENOUGH_TEXT: Final = 600
"""Characters from which a text without any playbook counts as telling that it is no financing deal."""

_DENIALS: Final = frozenset(
    {"negation", "prohibition", "condition", "definition", "quoted_law", "history", "question", "reported", "exception"}
)


def classify_deal(text: str, structure: Structure, matcher: Matcher, surroundings: Surroundings | None = None) -> Deal:
    """The deal a document makes. `matcher` has the units of `structure` as windows and the parties' roles as hits."""
    surroundings = surroundings or Surroundings(text, structure.units)
    found = {
        name: _proofs(element, matcher, surroundings) or _players(element, structure)
        for name, element in elements().items()
    }
    for name, element in elements().items():
        if element.all and all(found[part] for part in element.all):
            found[name] = found[element.all[0]]
    scored = [_score(playbook, found) for playbook in playbooks()]
    weight = {playbook.id: _rank(playbook, structure.title) for playbook in playbooks()}
    ranked = sorted(
        (match for match in scored if match.score >= LEAST_SCORE),
        key=lambda match: -(match.score + weight[match.id]),
    )
    tags = _tags(ranked, structure)
    form, form_spans = standard_form(structure, matcher)
    return Deal(
        playbooks=tuple(ranked),
        elements=tuple(ElementFound(name, min(proofs.values())) for name, proofs in found.items() if proofs),
        underlying=_underlying(found, known=bool(ranked) or len(text) >= ENOUGH_TEXT),
        licences=party_licences(text, structure, matcher),
        format_contract=form,
        format_spans=form_spans,
        tags=tags,
        known=bool(ranked) or len(text) >= ENOUGH_TEXT,
    )


def _proofs(element: ElementData, matcher: Matcher, surroundings: Surroundings) -> dict[int, Span]:
    """The first undisputed place of each pattern of an element, by the pattern's number."""
    proofs: dict[int, Span] = {}
    for number, pattern in enumerate(element.patterns):
        for at, match in matcher.find(pattern):
            window = matcher.windows[at]
            if any(matcher.stands_in(other, at) for other in element.unless):
                continue
            if not _DENIALS.intersection(surroundings.contexts(at, match.evidence, match.head)):
                proofs[number] = window if len(window) <= len(match.span) + 80 else match.span
                break
    return proofs


def _players(element: ElementData, structure: Structure) -> dict[int, Span]:
    """The parties whose role proves an element."""
    return {
        at: party.span
        for at, party in enumerate(structure.parties)
        if party.role in element.roles and (party.name or not element.named)
    }


def _rank(playbook: PlaybookData, title: str) -> float:
    return playbook.special + (TITLE_WEIGHT if any(word in title for word in playbook.title) else 0.0)


def _score(playbook: PlaybookData, found: Mapping[str, dict[int, Span]]) -> PlaybookMatch:
    parts = tuple(ElementFound(name, min(found[name].values(), default=None)) for name in playbook.weights)
    met = {part.id for part in parts if part.met}
    total = sum(playbook.weights.values())
    score = sum(weight for name, weight in playbook.weights.items() if name in met) / total
    needed = (
        all(found[name] for name in playbook.needs)
        and len(found[playbook.needs[0]]) >= playbook.least
        and (not playbook.one_of or any(found[name] for name in playbook.one_of))
        and not any(found[name] for name in playbook.bars)
    )
    return PlaybookMatch(playbook.id, round(score, 3) if needed else 0.0, parts)


def _tags(ranked: list[PlaybookMatch], structure: Structure) -> frozenset[str]:
    if not ranked:
        return frozenset()
    by_id = {playbook.id: playbook for playbook in playbooks()}
    best = ranked[0].score
    tags = {tag for match in ranked if match.score >= best * TAG_MARGIN for tag in by_id[match.id].tags}
    tags.add(ranked[0].id)
    if any(party.role is Role.PLATFORM for party in structure.parties):
        tags.add("platform")
    if "licensed" in by_id[ranked[0].id].tags:
        tags.discard("peizi")
    elif "licensed" in tags:
        tags.discard("licensed")
    return frozenset(tags)


def _underlying(found: Mapping[str, dict[int, Span]], *, known: bool) -> Underlying:
    counts = {
        Underlying.FX: len(found["fx_use"]),
        Underlying.FUTURES: len(found["futures_use"]),
        Underlying.SHARES: len(found["securities_use"]),
    }
    for underlying, count in counts.items():
        if count:
            return underlying
    return Underlying.NONE if known else Underlying.UNKNOWN
