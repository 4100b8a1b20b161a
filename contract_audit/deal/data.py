"""Elements and playbooks, read from the data files beside this module."""

from collections.abc import Mapping
from functools import cache

import msgspec

from contract_audit.data_files import read_data
from contract_audit.patterns import Pattern


class ElementData(msgspec.Struct, frozen=True):
    """An element: its name in both languages, what proves it, and patterns in the same unit that disprove it.

    It is proved by one of `patterns`, by a party that plays one of `roles` (and has a name, if `named`), or by other
    elements, where it is made of `all` of them.
    """

    id: str
    zh: str
    en: str
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    roles: tuple[str, ...]
    named: bool
    all: tuple[str, ...]


class PlaybookData(msgspec.Struct, frozen=True):
    """A playbook: the weight of each element; `needs` all, `one_of` any, `bars` none of them met.

    `least` is how many different patterns of the first needed element must stand; a `title` with one of the words and
    `special` (how much more telling this playbook is than its neighbours) move it up in the ranking, not in the score.
    """

    id: str
    weights: dict[str, int]
    needs: tuple[str, ...]
    tags: tuple[str, ...]
    one_of: tuple[str, ...] = ()
    bars: tuple[str, ...] = ()
    least: int = 1
    title: tuple[str, ...] = ()
    special: float = 0.0


@cache
def elements() -> Mapping[str, ElementData]:
    """Every element by id."""
    return {
        name: ElementData(
            name,
            data["zh"],
            data["en"],
            tuple(Pattern(source) for source in data.get("patterns", ())),
            tuple(Pattern(source) for source in data.get("unless", ())),
            tuple(data.get("roles", ())),
            data.get("named", False),
            tuple(data.get("all", ())),
        )
        for name, data in read_data("contract_audit.deal", "elements.yaml").items()
    }


@cache
def playbooks() -> tuple[PlaybookData, ...]:
    """Every playbook, in the order that breaks ties."""
    return tuple(
        msgspec.convert({"id": name, **data}, PlaybookData)
        for name, data in read_data("contract_audit.deal", "playbooks.yaml").items()
    )
