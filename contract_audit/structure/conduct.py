"""What the parties do, found unit by unit, as votes for their roles."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from contract_audit.document import Span
from contract_audit.patterns import ScanIndex
from contract_audit.structure.acts import Act, load_acts
from contract_audit.structure.mentions import Hit, Mention, is_addressed, is_owner
from contract_audit.structure.party import Role

REPEATS: Final = (1.0, 0.5, 0.25)
"""What the first, second and third time of the same act counts; later ones count nothing."""


class Vote(msgspec.Struct, frozen=True, gc=False):
    """One finding for a role: how much it weighs and where it stands."""

    role: Role
    weight: float
    span: Span


Places = dict[str, list[Hit]]
"""Where each name stands."""


def votes_of_acts(
    index: ScanIndex, windows: Sequence[Span], mentions: Sequence[Mention], owners: Mapping[str, int]
) -> dict[int, list[Vote]]:
    """The votes that the acts of each party (its number in `owners`, by label) cast for its role.

    `windows` are the units, in order: an act stands in one of them.
    """
    text = index.text
    party_at = {mention.start: owners.get(mention.label, -1) for mention in mentions}
    actors = [mention.start for mention in mentions if not is_addressed(text, mention.start)]
    acts = load_acts()
    names = dict.fromkeys(name for act in acts for name in act.names)
    bits = {name: 1 << at for at, name in enumerate(names)}
    needs = [(sum({bits[name] for name in act.names}), act) for act in acts]
    parties = _party_places(text, mentions, party_at)
    votes: dict[int, list[Vote]] = {}
    counts: dict[tuple[str, int], int] = {}
    for present, places in _by_window(index, windows, parties, bits):
        for need, act in needs:
            if need & present != need:
                continue
            for run in _runs([places[name] for name in act.names], act.gaps):
                party = party_at[run[act.slot][0]]
                key = (act.source, party)
                if counts.get(key, 0) < len(REPEATS) and _counts(act, run, party, party_at, actors):
                    weight = act.weight * REPEATS[counts.get(key, 0)]
                    counts[key] = counts.get(key, 0) + 1
                    votes.setdefault(party, []).append(Vote(act.role, weight, Span(run[0][0], run[-1][1])))
    return votes


def _party_places(text: str, mentions: Sequence[Mention], party_at: Mapping[int, int]) -> Places:
    places: Places = {"p": [], "q": [], "subject": [], "recipient": []}
    for mention in mentions:
        hit = (mention.start, mention.end)
        places["q"].append(hit)
        if party_at[mention.start] < 0:
            continue
        places["p"].append(hit)
        if is_addressed(text, mention.start):
            places["recipient"].append(hit)
        elif not is_owner(text, mention.end):
            places["subject"].append(hit)
    return places


def _by_window(
    index: ScanIndex, windows: Sequence[Span], parties: Places, bits: Mapping[str, int]
) -> Iterator[tuple[int, Places]]:
    """For each window in which a party stands: the bits of the names that stand there, and where they stand."""
    starts = [window.start for window in windows]
    tables: dict[int, Places] = {}
    present: dict[int, int] = {}
    for name in sorted(bits, key=lambda name: name not in parties):
        bit = bits[name]
        is_party = name in parties
        for hit in parties[name] if is_party else index.concept(name):
            at = bisect_right(starts, hit[0]) - 1
            if at < 0 or hit[1] > windows[at].end or not (is_party or at in tables):
                continue
            tables.setdefault(at, {}).setdefault(name, []).append(hit)
            present[at] = present.get(at, 0) | bit
    for at in sorted(tables):
        yield present[at], tables[at]


def _runs(columns: Sequence[list[Hit]], gaps: Sequence[int]) -> Iterator[tuple[Hit, ...]]:
    """For each place of the first name the first way the others follow it."""
    for first in columns[0]:
        rest = _follow(columns, gaps, 1, first[1])
        if rest is not None:
            yield (first, *rest)


def _follow(columns: Sequence[list[Hit]], gaps: Sequence[int], at: int, reach: int) -> tuple[Hit, ...] | None:
    furthest = reach + gaps[at - 1]
    for hit in columns[at]:
        if hit[0] < reach:
            continue
        if hit[0] > furthest:
            return None
        if at + 1 == len(columns):
            return (hit,)
        rest = _follow(columns, gaps, at + 1, hit[1])
        if rest is not None:
            return (hit, *rest)
    return None


def _counts(
    act: Act, run: Sequence[Hit], party: int, party_at: Mapping[int, int], actors: Sequence[int]
) -> bool:
    """Whether the other party is another one, and no third one that could act stands between party and act."""
    if act.other >= 0 and party_at[run[act.other][0]] == party:
        return False
    if not act.acting:
        return True
    low = bisect_left(actors, run[act.slot][1])
    high = bisect_left(actors, run[act.act][0], low)
    between = actors[low:high]
    return not between or (act.other >= 0 and between == [run[act.other][0]])
