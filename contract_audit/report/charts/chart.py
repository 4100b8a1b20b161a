"""A chart and its text alternative."""

import msgspec
from markupsafe import Markup


class Chart(msgspec.Struct, frozen=True):
    """A picture, what it shows in a sentence, and its figures as a table (`head` and `rows` of cells)."""

    anchor: str
    title: str
    description: str
    picture: Markup
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
