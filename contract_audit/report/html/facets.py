"""What the findings of a page can be filtered by, with counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import msgspec

from contract_audit.report.html.sheet import Sheet
from contract_audit.report.messages import Messages
from contract_audit.report.view import SEVERITIES, Entry, rank


class Choice(msgspec.Struct, frozen=True):
    """One value to filter by, and how many findings have it."""

    value: str
    label: str
    count: int | None


class Facet(msgspec.Struct, frozen=True):
    """One side of findings to filter by."""

    id: str
    title: str
    choices: tuple[Choice, ...]


def facets(sheets: Iterable[Sheet], messages: Messages) -> tuple[Facet, ...]:
    """Severity, family, kind, who is harmed, what detected it, and the reviewer's decision."""
    entries = [entry for sheet in sheets for group in sheet.view.groups for entry in group.entries]
    counted = (
        _facet("severity", "severity", entries, lambda entry: (entry.severity,), messages),
        _facet("family", "family", entries, lambda entry: (entry.family,), messages),
        _facet("kind", "kind", entries, lambda entry: (entry.kind,), messages),
        _facet("harmed", "role", entries, lambda entry: entry.roles, messages),
        _facet("detector", "detector", entries, kinds_of_detector, messages),
    )
    decisions = tuple(
        Choice(name, messages.label("decision", name), None) for name in ("open", "accept", "reject", "note")
    )
    return *counted, Facet("decision", messages.say("filter", "decision"), decisions)


def kinds_of_detector(entry: Entry) -> tuple[str, ...]:
    """`rule`, `classifier` or both."""
    return tuple(dict.fromkeys(name.partition(":")[0] for name in entry.detectors))


def _facet(
    facet: str, section: str, entries: list[Entry], values: Callable[[Entry], Iterable[str]], messages: Messages
) -> Facet:
    counts = Counter(dict(_counted(entries, values)))
    order = SEVERITIES if facet == "severity" else sorted(counts)
    choices = (Choice(name, messages.label(section, name), counts[name]) for name in order if counts[name])
    return Facet(facet, messages.say("filter", facet), tuple(choices))


def _counted(entries: list[Entry], values: Callable[[Entry], Iterable[str]]) -> Iterator[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for entry in entries:
        for value in values(entry):
            counts[value] += len(entry.occurrences)
    yield from counts.items()


def worst_first(sheets: Iterable[Sheet]) -> list[Sheet]:
    """What could not be read first, then by the most severe findings, then by how many there are."""

    def weight(sheet: Sheet) -> tuple[bool, tuple[int, ...]]:
        counts = [0] * (len(SEVERITIES) + 1)
        for tally in sheet.view.tallies:
            counts[rank(tally.severity)] += tally.count
        return sheet.view.status != "failed", tuple(-count for count in counts)

    return sorted(sheets, key=weight)
