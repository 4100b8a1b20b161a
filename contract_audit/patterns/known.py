"""The patterns that are known before the first text: compiled together, and carried so by a wheel."""

import sys
from array import array
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Final

import msgspec

from contract_audit.patterns.lexicon import Concept, Lexicon
from contract_audit.patterns.programs import Compiler
from contract_audit.patterns.synonyms import load_synonyms
from contract_audit.patterns.syntax import Pattern

CARRIED: Final = "known.json"
"""What a wheel carries inside the package."""

TABLE: Final = "i"
"""The type code of the tables."""


class Lists(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A list of numbers for each word: those of word `i` are `numbers[offsets[i]:offsets[i + 1]]`.

    Both are tables of four bytes a number in the byte order of the machine, in base 64 in the file.
    """

    offsets: bytes
    numbers: bytes


class Known(msgspec.Struct, frozen=True, gc=False):
    """Patterns compiled, as a wheel carries them; what a text may not ask for is read when it does.

    `sources` are the patterns, `orders` and `programs` theirs (`orders[i]` is `programs[i].order`), and `lexicon` is
    the hash of the lexicon they stand on. `words`, sorted, are what a scanner looks for; `meanings` are the numbers of
    the concepts that each stands for, `literal_slots` the slots that use it. `concept_slots` are the slots that use a
    concept, role or quantity, `single_slots` those where one concept stands alone; `composites` are the concepts with
    patterns, those that others build on first. `byte_order` is that of the tables.
    """

    sources: tuple[str, ...]
    lexicon: str
    byte_order: str
    orders: tuple[tuple[int, ...], ...]
    programs: tuple[msgspec.Raw, ...]
    slots: tuple[msgspec.Raw, ...]
    words: tuple[str, ...]
    meanings: Lists
    literal_slots: Lists
    concept_slots: dict[str, tuple[int, ...]]
    single_slots: dict[str, int]
    composites: tuple[str, ...]


def known_patterns(lexicon: Lexicon, patterns: Iterable[Pattern]) -> Known:
    """What is known of these patterns and those of the lexicon: as carried, where it was made of the same, or new."""
    carried = files("contract_audit.patterns") / CARRIED
    sources = tuple(dict.fromkeys(pattern.source for pattern in patterns))
    if lexicon.digest and carried.is_file():
        known = msgspec.json.decode(carried.read_bytes(), type=Known)
        made_of = (known.lexicon, known.byte_order, known.sources[: len(sources)])
        if made_of == (lexicon.digest, sys.byteorder, sources):
            return known
    return compile_known(lexicon, sources)


def compile_known(lexicon: Lexicon, sources: Iterable[str]) -> Known:
    """Compile patterns and those of the lexicon; raises `PatternError`."""
    concepts = [lexicon[name] for name in lexicon.names()]
    own = (pattern.source for concept in concepts for pattern in concept.patterns)
    ordered = tuple(dict.fromkeys((*sources, *own)))
    compiler = Compiler(lexicon)
    programs = [compiler.compiled(Pattern(source), number) for number, source in enumerate(ordered)]
    slots = list(compiler.slots)
    meanings = _by_word((number, concept.words) for number, concept in enumerate(concepts))
    literal_slots = _by_word((number, slot.literals) for number, slot in enumerate(slots))
    words = tuple(sorted({*lexicon.words(), *literal_slots, *load_synonyms()}))
    return Known(
        sources=ordered,
        lexicon=lexicon.digest,
        byte_order=sys.byteorder,
        orders=tuple(program.order for program in programs),
        programs=tuple(msgspec.Raw(msgspec.json.encode(program)) for program in programs),
        slots=tuple(msgspec.Raw(msgspec.json.encode(slot)) for slot in slots),
        words=words,
        meanings=_lists(meanings, words),
        literal_slots=_lists(literal_slots, words),
        concept_slots=_by_word(
            (number, (*slot.concepts, *(atom.name for atom in slot.bounded))) for number, slot in enumerate(slots)
        ),
        single_slots={
            slot.concepts[0]: number
            for number, slot in enumerate(slots)
            if len(slot.concepts) == 1 and not slot.literals and not slot.bounded
        },
        composites=tuple(_in_order([concept for concept in concepts if concept.patterns], lexicon)),
    )


def _by_word(lists: Iterable[tuple[int, Iterable[str]]]) -> dict[str, tuple[int, ...]]:
    """For each word or name those that list it."""
    owners: dict[str, list[int]] = {}
    for owner, words in lists:
        for word in words:
            owners.setdefault(word, []).append(owner)
    return {word: tuple(found) for word, found in owners.items()}


def _lists(numbers: Mapping[str, Iterable[int]], words: Iterable[str]) -> Lists:
    """The numbers of each of these words, one after the other."""
    offsets, found = array(TABLE, [0]), array(TABLE)
    for word in words:
        found.extend(numbers.get(word, ()))
        offsets.append(len(found))
    return Lists(offsets.tobytes(), found.tobytes())


def _in_order(concepts: Iterable[Concept], lexicon: Lexicon) -> Iterable[str]:
    """The names of concepts with patterns, each behind those that its patterns speak of."""
    ordered: dict[str, Concept] = {}

    def put(concept: Concept) -> None:
        for pattern in concept.patterns:
            for atom in pattern.atoms():
                other = None if atom.literal or atom.name in ordered else lexicon.get(atom.name)
                if other is not None and other.patterns:
                    put(other)
        ordered[concept.name] = concept

    for concept in concepts:
        if concept.name not in ordered:
            put(concept)
    return ordered
