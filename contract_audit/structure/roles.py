"""Which role each party has, from what it is called, its name and what it does."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

import msgspec

from contract_audit.data_files import read_data
from contract_audit.document import Span
from contract_audit.structure.conduct import Vote
from contract_audit.structure.party import Role
from contract_audit.structure.vocabulary import Vocabulary

THINNEST: Final = 1.5
"""Votes a role needs at least."""
PLATFORM_LIKE: Final = 5.0
"""Votes for `platform` that outweigh more votes for `funder` where another party is the funder."""
_SIDES = (Role.FUNDER, Role.OPERATOR)
_MOST_EVIDENCE = 6
_MOST_SIDES = 4
"""Parties of a deal up to which the one left over can only be the other side."""
_COUNTERPART = {
    Role.FUNDER: Role.OPERATOR,
    Role.OPERATOR: Role.FUNDER,
    Role.BROKER: Role.OPERATOR,
    Role.ACCOUNT_HOLDER: Role.OPERATOR,
}


class NameCue(msgspec.Struct, frozen=True):
    """Words in a name or description that speak for a role."""

    words: tuple[str, ...]
    role: Role
    weight: float


class LabelCue(msgspec.Struct, frozen=True):
    """What a noun of the lexicon weighs as a party's label.

    `soft_words` are used for either side, `faint_words` by whoever writes.
    """

    firm: float
    soft: float
    faint: float
    soft_words: frozenset[str]
    faint_words: tuple[str, ...]


class RoleCues(msgspec.Struct, frozen=True):
    """The cues of `role_cues.yaml`."""

    label: LabelCue
    name: tuple[NameCue, ...]
    note: tuple[NameCue, ...]


@cache
def load_role_cues() -> RoleCues:
    """Return the cues that ship with the package."""
    data = read_data("contract_audit.structure", "role_cues.yaml")
    return msgspec.convert(data, RoleCues)


def votes_of_labels(labels: Sequence[str], span: Span, words: Vocabulary) -> list[Vote]:
    """Return the votes of what a party is called; several words for the same role count once."""
    cues = load_role_cues().label
    best: dict[Role, float] = {}
    for label in labels:
        role = words.role_of(label)
        if role is None:
            continue
        soft = role is Role.OTHER or any(label.endswith(word) for word in cues.soft_words)
        weight = cues.faint if label.endswith(cues.faint_words) else cues.soft if soft else cues.firm
        best[role] = max(best.get(role, 0.0), weight)
    return [Vote(role, weight, span) for role, weight in best.items()]


def votes_of_name(name: str, span: Span) -> list[Vote]:
    """Return the votes of a person's or company's name."""
    return _votes(name, load_role_cues().name, span)


def tells_role(note: str) -> bool:
    """Whether a description such as 出钱的 says anything about a role."""
    return any(word in note for cue in load_role_cues().note for word in cue.words)


def votes_of_note(note: str, span: Span) -> list[Vote]:
    """Return the votes of the description in brackets behind a label."""
    return _votes(note, load_role_cues().note, span)


def decide(
    votes: Mapping[int, Sequence[Vote]], leading: Sequence[int], sides: Sequence[int]
) -> dict[int, tuple[Role, tuple[Span, ...]]]:
    """Return the role of each party and its evidence.

    `votes` are by party; `leading` are the parties the document is between, `sides` those of them that can be the two
    sides of the deal. Where both of two sides come out the same, the one with less for it changes over; where one has
    no role, it takes the other side of its counterpart. Without enough evidence the role is `unknown`.
    """
    scores = {party: _scores(cast) for party, cast in votes.items()}
    roles = {party: _top(score) for party, score in scores.items()}
    _part_funders(roles, scores, leading)
    _part_platforms(roles, scores, leading)
    if len(sides) == 2:  # noqa: PLR2004 - a deal between two
        _settle(roles, scores, sides[0], sides[1])
    _complete(roles, sides)
    return {party: (role, _evidence(votes[party], role)) for party, role in roles.items()}


def _votes(phrase: str, cues: Sequence[NameCue], span: Span) -> list[Vote]:
    return [Vote(cue.role, cue.weight, span) for cue in cues if any(word in phrase for word in cue.words)]


def _scores(votes: Sequence[Vote]) -> dict[Role, float]:
    scores: dict[Role, float] = {}
    for vote in votes:
        scores[vote.role] = scores.get(vote.role, 0.0) + vote.weight
    return scores


def _top(scores: Mapping[Role, float]) -> Role:
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < THINNEST:
        return Role.UNKNOWN
    return ranked[0][0]


def _part_funders(roles: dict[int, Role], scores: Mapping[int, Mapping[Role, float]], leading: Sequence[int]) -> None:
    """Make a platform of the funder that also runs the site, where there is another: platforms have funders' powers."""
    funders = [party for party in leading if roles[party] is Role.FUNDER]
    if len(funders) <= 1:
        return
    funders.sort(key=lambda party: scores[party].get(Role.PLATFORM, 0.0) - scores[party][Role.FUNDER])
    for party in funders[1:]:
        if scores[party].get(Role.PLATFORM, 0.0) >= PLATFORM_LIKE:
            roles[party] = Role.PLATFORM


def _part_platforms(roles: dict[int, Role], scores: Mapping[int, Mapping[Role, float]], leading: Sequence[int]) -> None:
    """Leave one platform among the parties of a deal: another that also trades or lends is what it does there."""
    platforms = [party for party in leading if roles[party] is Role.PLATFORM]
    platforms.sort(
        key=lambda party: max(scores[party].get(role, 0.0) for role in _SIDES) - scores[party][Role.PLATFORM]
    )
    for party in platforms[1:]:
        others = {role: score for role, score in scores[party].items() if role in _SIDES}
        if len(leading) == 2:  # noqa: PLR2004 - a deal between two
            roles[party] = Role.OPERATOR
        elif max(others.values(), default=0.0) >= THINNEST:
            roles[party] = _top(others)


def _settle(roles: dict[int, Role], scores: Mapping[int, Mapping[Role, float]], first: int, second: int) -> None:
    """Of two parties on the same side, put the one with less for it on the other; a broker's client is no funder."""
    for one, other in ((first, second), (second, first)):
        if roles[one] is Role.BROKER and roles[other] is Role.FUNDER:
            roles[other] = Role.OPERATOR
    same = roles[first]
    if same is not roles[second] or same not in (Role.FUNDER, Role.OPERATOR):
        return
    opposite = _COUNTERPART[same]
    lead = {party: scores[party][same] - scores[party].get(opposite, 0.0) for party in (first, second)}
    if lead[first] != lead[second]:
        roles[min(lead, key=lambda party: lead[party])] = opposite


def _complete(roles: dict[int, Role], sides: Sequence[int]) -> None:
    """Give the one party without a role the other side of the deal, where only one side is taken."""
    left_over = [party for party in sides if roles[party] is Role.UNKNOWN]
    known = [party for party in sides if roles[party] in _COUNTERPART]
    if len(left_over) == 1 and len(known) == 1 and len(sides) <= _MOST_SIDES:
        roles[left_over[0]] = _COUNTERPART[roles[known[0]]]


def _evidence(votes: Sequence[Vote], role: Role) -> tuple[Span, ...]:
    spans = dict.fromkeys(vote.span for vote in votes if vote.role is role)
    return tuple(spans)[:_MOST_EVIDENCE]
