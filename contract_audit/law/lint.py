"""Checks on the tables of this room that types cannot express."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import msgspec

from contract_audit.law.catalogue import Source, bases, entries, sources
from contract_audit.law.clocks import limits
from contract_audit.law.data import ROOM, read
from contract_audit.law.margin import initial_margins, maintenance_floor
from contract_audit.law.structured import all_structured_caps
from contract_audit.law.table import AS_OF

Problem = tuple[str, str]


def problems() -> list[Problem]:
    """Everything wrong with the tables as `(place, sentence)`; empty if all is well."""
    listed = entries()
    known = {name for _, name, _ in listed}
    cited = dict(bases()) | {
        "margin.toml": (*(step.source for step in initial_margins()), maintenance_floor().source),
        "structured.toml": tuple(cap.source for cap in all_structured_caps()),
    }
    timelines = {
        "lpr.toml": [step["from"] for step in read(ROOM / "lpr.toml")["steps"]],
        "margin.toml": [step.from_ for step in initial_margins()],
    }
    limited = {f"clocks.toml: {name}": limit.law for name, limit in limits().items()}
    faults = [*check_entries(listed), *check_citations(cited | limited, known), *check_order(timelines)]
    if faults:
        return faults
    return [
        *check_force(dict(bases()) | limited, sources(), AS_OF),
        *check_anchors(sources().values(), read(ROOM / "anchors.toml")),
    ]


def check_entries(listed: Sequence[tuple[str, str, dict[str, Any]]]) -> Iterator[Problem]:
    """Check each entry by itself, and that no id is given twice."""
    seen: dict[str, str] = {}
    for file, name, fields in listed:
        place = f"{file}: {name}"
        if name in seen:
            yield place, f"the id is given already in {seen[name]}"
        seen[name] = file
        try:
            entry = msgspec.convert(fields, Source)
        except msgspec.ValidationError as error:
            yield place, str(error)
        else:
            yield from ((place, sentence) for sentence in _faults(entry))


def _faults(entry: Source) -> Iterator[str]:
    texts = (entry.title_zh, entry.title_en, entry.short_zh, entry.short_en, entry.article_zh, entry.article_en)
    if not all((*texts, entry.gist_zh, entry.gist_en)):
        yield "a text is empty"
    if entry.in_force_to is not None and entry.in_force_to < entry.in_force_from:
        yield "in_force_to is before in_force_from"
    ended = entry.status in {"amended", "repealed"}
    if ended and entry.in_force_to is None:
        yield f"the status is {entry.status}, but in_force_to is missing"
    if not ended and entry.in_force_to is not None:
        yield f"in_force_to is given, but the status is {entry.status}"
    if bool(entry.note_zh) != bool(entry.note_en):
        yield "the note is given in one language only"
    if not entry.note_zh and (not entry.verified or entry.status == "unclear"):
        yield "a note must say what has not been checked"


def check_citations(cited: Mapping[str, Sequence[str]], known: set[str]) -> Iterator[Problem]:
    """Check that every place cites something, nothing twice in a basis, and only sources that exist."""
    for place, names in cited.items():
        if not names:
            yield place, "no source is cited"
        if not place.endswith(".toml") and len(set(names)) < len(names):
            yield place, "a source is cited twice"
        yield from ((place, f"there is no source {name}") for name in dict.fromkeys(names) if name not in known)


def check_order(timelines: Mapping[str, Sequence[Any]]) -> Iterator[Problem]:
    """Check that the dates of each timeline rise."""
    for place, dates in timelines.items():
        if any(later <= earlier for earlier, later in pairwise(dates)):
            yield place, "the dates do not rise"


def check_force(cited: Mapping[str, Sequence[str]], known: Mapping[str, Source], on: date) -> Iterator[Problem]:
    """Check that what each place rests on first is law on `on`; former law may follow it, for contracts of its time."""
    for place, names in cited.items():
        if not known[names[0]].in_force(on):
            yield place, f"rests first on {names[0]}, which is not in force on {on.isoformat()}"


def check_anchors(listed: Iterable[Source], allowed: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """Check that the date deciding on each source is one its instrument knows: filing for procedure, and so on."""
    for entry in listed:
        kinds = next((allowed[name] for name in _instruments(entry.id) if name in allowed), None)
        if kinds is None:
            yield entry.id, "anchors.toml does not say which dates may decide on this instrument"
        elif entry.anchor not in kinds:
            yield entry.id, f"is anchored to {entry.anchor}; its instrument goes by {', '.join(kinds)}"


def _instruments(name: str) -> Iterator[str]:
    """The ids its instrument may have, the longest first: the source's own, and what precedes its article."""
    yield name
    while "-" in name:
        name = name.rpartition("-")[0]
        yield name
