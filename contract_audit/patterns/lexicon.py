"""The vocabulary of the trade: named concepts and the words that stand for them.

Data files under `lexicon/` hold the concepts, one topic a file. A concept has `words`; `except` names longer words
inside which a word does not count (`平仓` in `平仓线`); `include` takes over the words of other concepts; `patterns`
are sequences of the pattern language that count as the concept too.
"""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from contract_audit.data_files import parse_yaml
from contract_audit.patterns.syntax import Atom, Pattern, PatternError, parse_pattern

COMPILED: Final = "lexicon.json"
"""The compiled lexicon inside the package; made when a wheel is built."""


class Concept(msgspec.Struct, frozen=True, gc=False):
    """A named meaning: `words` stand for it, inside `excepts` they do not, `patterns` express it in several words."""

    name: str
    words: tuple[str, ...] = ()
    excepts: tuple[str, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    modal: bool = False
    """A modal or connective (may, shall): never the head of a sequence."""
    zh: str = ""
    """What the concept is called in Chinese, for those who read a pattern."""


class Lexicon:
    """All concepts, with the words of included concepts already taken over.

    `digest` is the hash of the compiled file that it was read from, empty where it was made of anything else.
    """

    def __init__(self, concepts: Mapping[str, Concept], digest: str = "") -> None:
        self._concepts = dict(concepts)
        self.digest = digest

    def __contains__(self, name: str) -> bool:
        """Whether a concept of this name exists."""
        return name in self._concepts

    def __getitem__(self, name: str) -> Concept:
        """The concept of this name; raises `KeyError` for an unknown one."""
        return self._concepts[name]

    def get(self, name: str) -> Concept | None:
        """The concept of this name, or None."""
        return self._concepts.get(name)

    def names(self) -> tuple[str, ...]:
        """All names, sorted."""
        return tuple(sorted(self._concepts))

    def words(self) -> frozenset[str]:
        """Every word and exception of every concept, and the literals of their patterns."""
        found: set[str] = set()
        for concept in self._concepts.values():
            found.update(concept.words, concept.excepts)
            for pattern in concept.patterns:
                found.update(atom.name for atom in pattern.atoms() if atom.literal)
        return frozenset(found)

    def unknown_names(self, pattern: Pattern, known: frozenset[str]) -> tuple[str, ...]:
        """Names a pattern uses that are neither concepts nor in `known` (roles and quantities)."""
        return tuple(
            sorted(
                {atom.name for atom in pattern.atoms() if not atom.literal and atom.name not in self._concepts} - known
            )
        )


def parse_lexicon(entries: Mapping[str, Mapping[str, object]]) -> Lexicon:
    """Build a lexicon from parsed data; raises `PatternError` on a bad pattern, a missing include or a cycle."""
    raw = {name: _Entry(name, data) for name, data in entries.items()}
    return Lexicon({name: _resolve(name, raw, ()) for name in raw})


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that ships with the package: compiled in a wheel, read from its data files in a checkout."""
    compiled = files("contract_audit.patterns") / COMPILED
    if compiled.is_file():
        return decode_lexicon(compiled.read_bytes())
    entries: dict[str, Mapping[str, object]] = {}
    for file in sorted((files("contract_audit.patterns") / "lexicon").iterdir(), key=lambda item: item.name):
        topic = parse_yaml(file.read_bytes())
        doubled = entries.keys() & topic.keys()
        if doubled:
            message = f"{file.name}: concepts defined twice: {', '.join(sorted(doubled))}"
            raise PatternError(message)
        entries.update(topic)
    return parse_lexicon(entries)


def decode_lexicon(data: bytes) -> Lexicon:
    """The lexicon of a compiled file."""
    return Lexicon(msgspec.json.decode(data, type=dict[str, Concept]), hashlib.sha256(data).hexdigest()[:16])


def compile_lexicon(lexicon: Lexicon) -> bytes:
    """The lexicon in the form that a wheel carries."""
    return msgspec.json.encode({name: lexicon[name] for name in lexicon.names()})


class _Entry:
    """One concept as written, before includes are taken over."""

    def __init__(self, name: str, data: Mapping[str, object]) -> None:
        unknown = data.keys() - {"zh", "words", "except", "include", "patterns", "modal"}
        if unknown:
            message = f"concept {name}: unknown fields {', '.join(sorted(unknown))}"
            raise PatternError(message)
        self.words = _strings(name, data.get("words"))
        self.excepts = _strings(name, data.get("except"))
        self.include = _strings(name, data.get("include"))
        self.patterns = tuple(parse_pattern(source) for source in _strings(name, data.get("patterns")))
        self.modal = data.get("modal") is True
        self.zh = str(data.get("zh", ""))


def _strings(name: str, value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        message = f"concept {name}: expected a list of words"
        raise PatternError(message)
    return tuple(value)


def _resolve(name: str, raw: Mapping[str, _Entry], path: tuple[str, ...]) -> Concept:
    if name in path:
        message = f"concepts include each other: {' → '.join((*path, name))}"
        raise PatternError(message)
    if name not in raw:
        message = f"concept {path[-1] if path else name} includes unknown {name}"
        raise PatternError(message)
    entry = raw[name]
    words, excepts, patterns = list(entry.words), list(entry.excepts), list(entry.patterns)
    for other in entry.include:
        taken = _resolve(other, raw, (*path, name))
        words += taken.words
        excepts += taken.excepts
        patterns += taken.patterns
    for pattern in entry.patterns:
        for atom in pattern.atoms():
            _check_cycle(atom, raw, (*path, name))
    return Concept(
        name, tuple(dict.fromkeys(words)), tuple(dict.fromkeys(excepts)), tuple(patterns), entry.modal, entry.zh
    )


def _check_cycle(atom: Atom, raw: Mapping[str, _Entry], path: tuple[str, ...]) -> None:
    if not atom.literal and atom.name in raw:
        _resolve(atom.name, raw, path)
