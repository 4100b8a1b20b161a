"""Sources of law, what stands in them, whether they were read and apply, and which of them stand behind which risk."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

import msgspec

from contract_audit.law.data import ROOM, read

Rank = Literal[
    "statute",
    "regulation",
    "judicial-interpretation",
    "judicial-document",
    "departmental-rule",
    "self-regulatory",
    "local-judicial-document",
    "policy",
]
Status = Literal["in-force", "amended", "repealed", "draft", "unclear"]
VerifiedBy = Literal["flk-mirror", "archived-page", "table", "none"]
Anchor = Literal["formation", "disbursement", "position-opening", "performance", "conduct", "filing"]

# A civil judgment may rest on these; anything else serves its reasoning only (法释〔2009〕14号 arts. 4 and 6).
CITABLE: tuple[Rank, ...] = get_args(Rank)[:3]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One article, or group of articles, of one instrument in one version.

    `article_zh` and `article_en` name the article; the gists say in one sentence of our own what it provides.
    `in_force_to` is its last day. `anchor` is the fact whose date decides whether this version applies.
    `verified_by` is where the text was read, a mirror of the national database (`flk-mirror`), an archived web page
    or a data table; `none` means that it was not read, and `note_zh` and `note_en` say what has not been checked.
    """

    id: str
    title_zh: str
    title_en: str
    short_zh: str
    short_en: str
    article_zh: str
    article_en: str
    gist_zh: str
    gist_en: str
    rank: Rank
    status: Status
    in_force_from: date
    in_force_to: date | None = None
    verified_by: VerifiedBy
    anchor: Anchor
    note_zh: str = ""
    note_en: str = ""

    @property
    def verified(self) -> bool:
        """Whether the text or a reliable account of it was read."""
        return self.verified_by != "none"

    @property
    def citable(self) -> bool:
        """Whether a civil judgment may cite it as its basis; the 2019 Minutes, for one, it may not."""
        return self.rank in CITABLE

    def in_force(self, on: date) -> bool:
        """Whether this version applies on `on`. A draft never does; `unclear` is taken to until shown repealed."""
        return (
            self.status != "draft" and self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)
        )


def entries(folder: Path = ROOM / "sources") -> list[tuple[str, str, dict[str, Any]]]:
    """Every entry of the source tables as `(file name, id, fields)`, in file order, duplicates included.

    A table `[instrument]` holds what its articles share; `[instrument.key]` is an article with the id `instrument-key`.
    An instrument that has a gist itself is cited as a whole, under its own name.
    """
    files = [(path.name, read(path)) for path in sorted(folder.glob("*.toml"))]
    shared: dict[str, dict[str, Any]] = {}
    for _, tables in files:
        for name, table in tables.items():
            own = {key: value for key, value in table.items() if not isinstance(value, dict)}
            shared.setdefault(name, {}).update(own)
    found = []
    for file, tables in files:
        for name, table in tables.items():
            if "gist_zh" in table:
                found.append((file, name, {"id": name} | shared[name]))
            for key, fields in table.items():
                if isinstance(fields, dict):
                    found.append((file, f"{name}-{key}", {"id": f"{name}-{key}"} | shared[name] | fields))
    return found


@cache
def sources() -> Mapping[str, Source]:
    """All sources by id, in file order."""
    return MappingProxyType({name: msgspec.convert(fields, Source) for _, name, fields in entries()})


def source(name: str) -> Source:
    """Look up a source by its id; `KeyError` if there is none."""
    return sources()[name]


def in_force(name: str, on: date) -> bool:
    """Whether the source with this id applies on `on`, the date of its `anchor`."""
    return source(name).in_force(on)


@cache
def bases() -> Mapping[str, tuple[str, ...]]:
    """Risk id → ids of its sources, most important first, for every risk of the taxonomy."""
    return MappingProxyType({risk: tuple(names) for risk, names in read(ROOM / "basis.toml").items()})


def basis(risk: str) -> tuple[Source, ...]:
    """List the sources behind `risk`, most important first; `KeyError` for a risk outside the taxonomy."""
    return tuple(source(name) for name in bases()[risk])
