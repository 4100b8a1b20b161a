"""Patterns in words, for those who read a report and not the rulebook."""

from typing import Final

from contract_audit.patterns.lexicon import Lexicon
from contract_audit.patterns.syntax import Atom, Pattern

_MOST_WORDS: Final = 4
"""Alternatives of one element that are named; the rest are an ellipsis."""


def in_words(pattern: Pattern, lexicon: Lexicon, lang: str) -> str:
    """What a pattern looks for: concepts by their name, words as they are, in order."""
    parts = [
        "/".join(_name(atom, lexicon, lang) for atom in element.atoms[:_MOST_WORDS])
        + ("/…" if len(element.atoms) > _MOST_WORDS else "")
        for sequence in pattern.wanted
        for element in sequence.elements
    ]
    return " … ".join(parts)


def _name(atom: Atom, lexicon: Lexicon, lang: str) -> str:
    if atom.literal:
        return atom.name
    concept = lexicon.get(atom.name)
    if lang == "zh" and concept is not None and concept.zh:
        return concept.zh
    return atom.name.replace("_", " ")
