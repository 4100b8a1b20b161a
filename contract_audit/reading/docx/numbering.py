"""Automatic numbers: what Word shows before a paragraph and never stores in it."""

import re
from typing import Any, NamedTuple

from contract_audit.reading.docx.names import attribute, child, integer, is_on, local, number, value
from contract_audit.reading.docx.styles import Styles, number_reference
from contract_audit.reading.number_formats import format_number

LEVELS = 9

_PLACE = re.compile(r"%([1-9])")
_SYMBOL_FONT = re.compile(r"[\ue000-\uf8ff]")


class Level(NamedTuple):
    """One level of a list."""

    start: int
    style: str
    text: str
    suffix: str
    restart: int | None
    paragraph_style: str | None
    legal: bool


class Numbering:
    """The lists of a document and how far each has counted.

    Instances of one list count on together; an instance that overrides a start does so on its first use.
    """

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, dict[int, Level]] = {}
        self._instances: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], Level] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._links: dict[str, str] = {}
        for item in () if root is None else root:
            if local(item) == "abstractNum":
                self._read_list(item)
            elif local(item) == "num":
                self._read_instance(item)

    def next(self, properties: Any) -> str:
        """The number of the next paragraph, which has these properties (or None), with the blank after it."""
        instance, at = self._place(properties)
        levels = self._levels(instance) if instance is not None else {}
        level = self._overrides.get((instance or "", at)) or levels.get(at)
        if instance is None or level is None:
            return ""
        counts = self._counts.setdefault(self._list_of(instance), {})
        self._count(instance, at, level, counts, levels)
        if level.style == "bullet":
            mark = _SYMBOL_FONT.sub("•", level.text)
        else:
            mark = _PLACE.sub(lambda match: self._part(instance, int(match[1]) - 1, level, counts, levels), level.text)
        return mark + ("" if level.suffix == "nothing" or not mark else " ")

    def _count(self, instance: str, at: int, level: Level, counts: dict[int, int], levels: dict[int, Level]) -> None:
        forced = self._starts.get((instance, at))
        if forced is not None and (instance, at) not in self._begun:
            counts[at] = forced
        elif at in counts:
            counts[at] += 1
        else:
            counts[at] = level.start
        self._begun.add((instance, at))
        for deeper in range(at + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and at < restart):
                counts.pop(deeper, None)

    def _part(self, instance: str, at: int, level: Level, counts: dict[int, int], levels: dict[int, Level]) -> str:
        """The number of level `at` as it shows inside the number of `level`."""
        shown = self._overrides.get((instance, at)) or levels.get(at)
        if shown is None:
            return ""
        return format_number(counts.get(at, shown.start), "decimal" if level.legal else shown.style)

    def _place(self, properties: Any) -> tuple[str | None, int]:
        """The list instance and the level of a paragraph, from itself or from its style."""
        own = number_reference(properties)
        chain = self._styles.chain(None if properties is None else value(properties, "pStyle"))
        instances = (own.instance, *(style.numbering.instance for _, style in chain))
        instance = next((found for found in instances if found is not None), None)
        if instance is None or instance == "0":
            return None, 0
        linked = {level.paragraph_style: at for at, level in self._levels(instance).items()}
        levels = (own.level, *(linked.get(key, style.numbering.level) for key, style in chain))
        at = next((found for found in levels if found is not None), 0)
        return instance, min(max(at, 0), LEVELS - 1)

    def _list_of(self, instance: str) -> str:
        return self._instances.get(instance, "")

    def _levels(self, instance: str) -> dict[int, Level]:
        """The levels of an instance's list, or of the list that its numbering style stands for."""
        key = self._list_of(instance)
        linked = self._links.get(key)
        if linked is not None and not self._lists.get(key):
            chain = self._styles.chain(linked)
            target = next((style.numbering.instance for _, style in chain if style.numbering.instance), None)
            key = self._list_of(target) if target is not None else key
        return self._lists.get(key, {})

    def _read_list(self, item: Any) -> None:
        key = attribute(item, "abstractNumId") or ""
        link = value(item, "numStyleLink")
        if link is not None:
            self._links[key] = link
        self._lists[key] = {at: level for at, level in map(_level, item) if level is not None}

    def _read_instance(self, item: Any) -> None:
        key = attribute(item, "numId") or ""
        self._instances[key] = value(item, "abstractNumId") or ""
        for override in item:
            if local(override) != "lvlOverride":
                continue
            at = integer(attribute(override, "ilvl")) or 0
            start = number(override, "startOverride")
            if start is not None:
                self._starts[key, at] = start
            _, level = _level(child(override, "lvl"))
            if level is not None:
                self._overrides[key, at] = level


def _level(item: Any) -> tuple[int, Level | None]:
    if item is None or local(item) != "lvl":
        return 0, None
    start = number(item, "start")
    style = _number_style(item)
    level = Level(
        1 if start is None else start,
        style,
        value(item, "lvlText") or "",
        value(item, "suff") or "tab",
        number(item, "lvlRestart"),
        value(item, "pStyle"),
        is_on(item, "isLgl"),
    )
    return integer(attribute(item, "ilvl")) or 0, level


def _number_style(item: Any) -> str:
    """The number format, which newer Word wraps in a choice with a fallback."""
    found = value(item, "numFmt") or value(item, "AlternateContent", "Fallback", "numFmt")
    return found or "decimal"
