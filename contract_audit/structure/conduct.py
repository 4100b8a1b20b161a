"""What the parties do, found unit by unit, as votes for their roles."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

import msgspec

from contract_audit.document import Span
from contract_audit.patterns import ScanIndex
from contract_audit.structure.acts import OTHER, TESTED, Act, load_acts
from contract_audit.structure.mentions import Hit, Mention, is_actor, is_beneficiary, is_owner, is_recipient
from contract_audit.structure.party import Role

REPEATS: Final = (1.0, 0.5, 0.25)
"""What the first, second and third time of the same act counts; later ones count nothing."""


MOST_WINDOWS: Final = 60
"""Units that are looked at, those with parties from the beginning: who does what is told by then."""


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
    """Return the votes that the acts of each party (its number in `owners`, by label) cast for its role.

    `windows` are the units, in order: an act stands in one of them.
    """
    text = index.text
    party_at = {mention.start: owners.get(mention.label, -1) for mention in mentions}
    parties, actors = _party_places(text, mentions, party_at)
    named = bytearray(len(text))
    for mention in mentions:
        named[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    places = {
        name: parties[name] if name in parties else [hit for hit in index.concept(name) if not named[hit[0]]]
        for name in _names()
    }
    acts = [act for act in load_acts() if all(places[name] for name in act.names)]
    bits = {name: 1 << at for at, name in enumerate(places)}
    needs = [(sum(bits[name] for name in set(act.names)), at, act) for at, act in enumerate(acts)]
    votes: dict[int, list[Vote]] = {}
    counts: Counter[tuple[int, int]] = Counter()
    for present, here in _by_window(places, windows, bits):
        for need, at, act in needs:
            if need & present != need:
                continue
            for run in _runs([here[name] for name in act.names], act.gaps):
                party = party_at[run[act.slot][0]]
                seen = counts[at, party]
                if seen < len(REPEATS) and _counts(act, run, party, party_at, actors):
                    counts[at, party] += 1
                    span = Span(run[0][0], run[-1][1])
                    votes.setdefault(party, []).append(Vote(act.role, act.weight * REPEATS[seen], span))
    return votes


@cache
def _names() -> tuple[str, ...]:
    """Return every name the acts use, those of the parties first."""
    names = dict.fromkeys(name for act in load_acts() for name in act.names)
    return tuple(sorted(names, key=lambda name: name not in TESTED and name != OTHER))


def _party_places(text: str, mentions: Sequence[Mention], party_at: Mapping[int, int]) -> tuple[Places, list[int]]:
    """Where parties stand, by what they do there; and where anyone stands who could act."""
    places: Places = {"p": [], "subject": [], "recipient": [], "beneficiary": [], "addressee": []}
    actors: list[int] = []
    for mention in mentions:
        hit = (mention.start, mention.end)
        known = party_at[mention.start] >= 0
        if known:
            places["p"].append(hit)
        if is_actor(text, mention.start):
            actors.append(mention.start)
            if known and not is_owner(text, mention.end):
                places["subject"].append(hit)
        elif is_recipient(text, mention.start):
            places["addressee"].append(hit)
            if known:
                places["recipient"].append(hit)
        elif known and is_beneficiary(text, mention.start):
            places["beneficiary"].append(hit)
    return places, actors


def _by_window(places: Places, windows: Sequence[Span], bits: Mapping[str, int]) -> Iterator[tuple[int, Places]]:
    """For each window looked at: the bits of the names that stand there, and where they stand."""
    starts = [window.start for window in windows]
    holding = sorted({bisect_right(starts, hit[0]) - 1 for hit in places["p"]} - {-1})[:MOST_WINDOWS]
    if not holding:
        return
    ends = {at: windows[at].end for at in holding}
    tables: dict[int, Places] = {at: {} for at in holding}
    limit = (ends[holding[-1]], 0)
    for name, hits in places.items():
        for place in range(bisect_left(hits, limit)):
            hit = hits[place]
            at = bisect_right(starts, hit[0]) - 1
            table = tables.get(at)
            if table is None or hit[1] > ends[at]:
                continue
            if name in table:
                table[name].append(hit)
            else:
                table[name] = [hit]
    for table in tables.values():
        yield sum(bits[name] for name in table), table


def _runs(columns: Sequence[list[Hit]], gaps: Sequence[int]) -> Iterator[tuple[Hit, ...]]:
    """For each place of the first name the first way the others follow it."""
    for first in columns[0]:
        rest = _follow(columns, gaps, 1, first[1])
        if rest is not None:
            yield (first, *rest)


def _follow(columns: Sequence[list[Hit]], gaps: Sequence[int], at: int, reach: int) -> tuple[Hit, ...] | None:
    furthest = reach + gaps[at - 1]
    column = columns[at]
    for place in range(bisect_left(column, (reach, 0)), len(column)):
        hit = column[place]
        if hit[0] > furthest:
            return None
        if at + 1 == len(columns):
            return (hit,)
        rest = _follow(columns, gaps, at + 1, hit[1])
        if rest is not None:
            return (hit, *rest)
    return None


def _counts(act: Act, run: Sequence[Hit], party: int, party_at: Mapping[int, int], actors: Sequence[int]) -> bool:
    """Whether the other party is another one, and no third one that could act stands between party and act."""
    if act.other >= 0 and party_at[run[act.other][0]] == party:
        return False
    if not act.nearest:
        return True
    low = bisect_left(actors, run[act.slot][1])
    high = bisect_left(actors, run[act.act][0], low)
    between = actors[low:high]
    return not between or (act.other >= 0 and between == [run[act.other][0]])
