"""Paragraph styles: what numbering and which outline level a paragraph inherits."""

import re
from typing import Any, NamedTuple

from contract_audit.reading.docx.names import attribute, child, local, number, value

BODY_LEVEL = 9
"""The outline level of body text; headings are 0 to 8."""
LONGEST_CHAIN = 20
"""Styles followed from one to the next; a chain may be circular in a damaged file."""

_HEADING_NAME = re.compile(r"(?i)(?:heading|标题|標題)\s*[1-9]|title|标题|標題")


class NumberReference(NamedTuple):
    """A paragraph's place in a list: the list instance and the level; None where nothing is said."""

    instance: str | None
    level: int | None


class Style(NamedTuple):
    """One paragraph style."""

    name: str
    parent: str | None
    numbering: NumberReference
    outline: int | None


class Styles:
    """The paragraph styles of a document."""

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, Style] = {}
        self._default: str | None = None
        for item in () if root is None else root:
            if local(item) != "style" or attribute(item, "type") not in {"paragraph", None}:
                continue
            key = attribute(item, "styleId") or ""
            properties = child(item, "pPr")
            self._styles[key] = Style(
                value(item, "name") or "",
                value(item, "basedOn"),
                number_reference(properties),
                None if properties is None else number(properties, "outlineLvl"),
            )
            if attribute(item, "default") in {"1", "true", "on"}:
                self._default = key

    def chain(self, key: str | None) -> list[tuple[str, Style]]:
        """The style `key`, or the default, and those it is based on, nearest first."""
        found: list[tuple[str, Style]] = []
        at = key if key in self._styles else self._default
        while at is not None and at in self._styles and len(found) < LONGEST_CHAIN:
            found.append((at, self._styles[at]))
            at = self._styles[at].parent
        return found

    def is_heading(self, properties: Any) -> bool:
        """Whether the paragraph with these properties (or None) is declared a heading."""
        own = None if properties is None else number(properties, "outlineLvl")
        if own is not None:
            return own < BODY_LEVEL
        chain = self.chain(None if properties is None else value(properties, "pStyle"))
        level = next((style.outline for _, style in chain if style.outline is not None), None)
        if level is not None:
            return level < BODY_LEVEL
        return any(_HEADING_NAME.fullmatch(style.name) for _, style in chain)


def number_reference(properties: Any) -> NumberReference:
    """The list reference in paragraph properties (or None)."""
    found = None if properties is None else child(properties, "numPr")
    if found is None:
        return NumberReference(None, None)
    return NumberReference(value(found, "numId"), number(found, "ilvl"))
