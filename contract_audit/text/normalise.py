"""The normal text of a document: what rules and extractors read, with a way back to every source character."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from contract_audit.document import Document, OffsetMap, Origin, Span
from contract_audit.text.blanks import blank_edits, fill_in_edits
from contract_audit.text.characters import canonical_characters, canonical_punctuation
from contract_audit.text.disguises import hidden, separations, substitutions
from contract_audit.text.lines import joined_line_ends
from contract_audit.text.matter import matter
from contract_audit.text.rewriting import Edit, compose, rewrite

if TYPE_CHECKING:
    from array import array

_PASSES = 8
"""Undoing one disguise may bring another to light; no text needs more rounds."""


class NormalText(msgspec.Struct, frozen=True):
    """A document's matter in reading order, rewritten so that one thing has one form.

    `text` has a line end only where the structure has one. `offsets` leads from it to `Document.text`. `disguises` are
    the spans of `text` where a word had been hidden: broken up, spaced out, or written with other characters.
    """

    text: str
    offsets: OffsetMap
    disguises: tuple[Span, ...] = ()


def normalise(document: Document) -> NormalText:
    """Rewrite the matter of `document`: furniture and deletions out, lines joined, characters in one form."""
    kept = matter(document)
    uniform = canonical_characters(kept.text)
    joined = joined_line_ends(kept, uniform)
    text, sources = rewrite(uniform, blank_edits(uniform, joined, kept.tables))
    text, sources = _again(canonical_punctuation(text), sources, fill_in_edits)
    if kept.sources is not None:
        sources = compose(sources, kept.sources)
    disguises = hidden(text, sources, document.text)
    text, sources, disguises = _undisguised(text, sources, disguises)
    return NormalText(text, OffsetMap(sources), tuple(sorted(set(disguises))))


def normalise_text(text: str) -> str:
    """The normal form of a bare text: a pattern, a label, an example."""
    return normalise(Document(text=text, media_type="text/plain", origin=Origin.TEXT)).text


def _again(text: str, sources: "array[int]", edits_of: Callable[[str], list[Edit]]) -> tuple[str, "array[int]"]:
    """Rewrite a rewritten text once more, where there is anything to rewrite."""
    edits = edits_of(text)
    if not edits:
        return text, sources
    text, inner = rewrite(text, edits)
    return text, compose(inner, sources)


def _undisguised(text: str, sources: "array[int]", disguises: list[Span]) -> tuple[str, "array[int]", list[Span]]:
    """Undo separations and substitutions until none is left: undoing one may bring the next to light."""
    for _ in range(_PASSES):
        edits, spans = separations(text)
        if not edits:
            edits, spans = substitutions(text)
        if not edits:
            break
        text, inner = rewrite(text, edits)
        moved = OffsetMap(inner)
        disguises = [moved.to_rewritten(span) for span in [*disguises, *spans]]
        sources = compose(inner, sources)
    return text, sources, disguises
