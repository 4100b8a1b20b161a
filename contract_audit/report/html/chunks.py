"""What of a long report a browser builds at once, and what it builds when it is needed.

Building ten thousand findings takes seconds. In a long report all but the beginning therefore stands in `noscript`:
with scripts, a browser keeps it as text until the script asks for it; without them, it shows it like anything else.
"""

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

import msgspec

from contract_audit.report.contract_text import Paragraph
from contract_audit.report.view import Entry, GroupView, Occurrence

LONG: Final = 400
"""Findings beyond which a page is long."""
_FINDINGS: Final = 40
_PARAGRAPHS: Final = 40
_Item = TypeVar("_Item")


class Told(msgspec.Struct, frozen=True):
    """An entry whose other places stand in lists of their own, each built when needed."""

    entry: Entry
    others: tuple[tuple[Occurrence, ...], ...]
    asleep: bool
    """Whether the lists of other places wait to be built."""


class Chunk(msgspec.Struct, frozen=True):
    """Entries that are built together; `asleep` where they wait."""

    entries: tuple[Told, ...]
    asleep: bool


class Block(msgspec.Struct, frozen=True):
    """Paragraphs of the contract that are built and laid out together; `asleep` where they wait."""

    paragraphs: tuple[Paragraph, ...]
    asleep: bool


def chunks(group: GroupView, *, wait: bool) -> tuple[Chunk, ...]:
    """The entries of a group; where they may wait, all but those with very many places are asleep."""
    if not wait:
        together = tuple(Told(entry, (entry.occurrences[1:],), asleep=False) for entry in group.entries)
        return (Chunk(together, asleep=False),)
    return tuple(_waiting(group.entries))


def blocks(paragraphs: Sequence[Paragraph], *, wait: bool) -> tuple[Block, ...]:
    """The contract cut into blocks; where they may wait, all but the first are asleep."""
    return tuple(Block(block, wait and at > 0) for at, block in enumerate(_batched(paragraphs, _PARAGRAPHS)))


def _batched(items: Sequence[_Item], size: int) -> tuple[tuple[_Item, ...], ...]:
    return tuple(tuple(items[at : at + size]) for at in range(0, len(items), size))


def _waiting(entries: Sequence[Entry]) -> Iterator[Chunk]:
    together: list[Told] = []
    count = 0
    for entry in entries:
        places = len(entry.occurrences)
        if places > _FINDINGS or count + places > _FINDINGS:
            if together:
                yield Chunk(tuple(together), asleep=True)
            together, count = [], 0
        if places > _FINDINGS:
            yield Chunk((Told(entry, _batched(entry.occurrences[1:], _FINDINGS), asleep=True),), asleep=False)
        else:
            together.append(Told(entry, (entry.occurrences[1:],), asleep=False))
            count += places
    if together:
        yield Chunk(tuple(together), asleep=True)
