"""Words hidden from filters: broken up by signs, blanks or invisible characters, or written with other characters."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from contract_audit.data_files import read_data
from contract_audit.document import Span
from contract_audit.text.blanks import hidden_gap
from contract_audit.text.characters import IDEOGRAPH
from contract_audit.text.rewriting import Edit

if TYPE_CHECKING:
    from array import array

_REACH = 6
"""Characters looked at on either side of a sign; no word of the list is longer."""
_SPACED_OUT = 0.05
_FEW = 20
"""In a text with more than a few blanks, in more than this share of its places, blanks are typesetting."""
_HAN = re.compile(f"[{IDEOGRAPH}]")
_LABEL_END = re.compile(r"\s?[：:]")
_CELL_START = re.compile(r"(?:^|[\n\t|｜│]|[ \u3000]{2})\Z")
_CELL_END = re.compile(r"\Z|[\n\t|｜│]|[ \u3000]{2}")
_OF_CODES = re.compile(r"[\w\-/_.:#&]", re.ASCII)


class _Lexicon(msgspec.Struct, frozen=True):
    automaton: Any
    words: tuple[str, ...]
    meant: tuple[str, ...]
    separated: re.Pattern[str]
    separator: re.Pattern[str]
    tails: dict[str, str]
    heads: dict[str, str]
    not_after: dict[str, str]
    not_before: dict[str, str]
    initials: frozenset[str]


def substitutions(text: str) -> tuple[list[Edit], list[Span]]:
    """Edits that put the meant word for each look-alike or sound-alike of `text`, and the spans of those words."""
    lexicon = _lexicon()
    edits: list[Edit] = []
    for index, start, end in lexicon.automaton.find_matches_as_indexes(text):
        word, meant = lexicon.words[index], lexicon.meant[index]
        if word == meant or _inside_latin_word(text, start, end) or _by_chance(text, start, end, lexicon):
            continue
        edits.append((start, end, meant))
    return edits, [Span(start, end) for start, end, _ in edits]


def separations(text: str) -> tuple[list[Edit], list[Span]]:
    """Edits that take out the signs that break up a word of `text`, and the spans of those words, signs included."""
    lexicon = _lexicon()
    edits: list[Edit] = []
    spans: list[Span] = []
    hits = [at for match in lexicon.separated.finditer(text) if "一" <= text[(at := match.start()) - 1] <= "鿿"]
    done = 0
    for hit in hits:
        if hit < done:
            continue
        start, end = max(done, hit - _REACH), min(len(text), hit + 3 * _REACH)
        kept = [at for at in range(start, end) if not lexicon.separator.match(text, at)]
        window = "".join(text[at] for at in kept)
        for _, first, last in lexicon.automaton.find_matches_as_indexes(window):
            begin, finish = kept[first], kept[last - 1] + 1
            if finish - begin == last - first or "--" in text[begin:finish]:
                continue
            gaps = sorted(set(range(begin, finish)) - set(kept))
            if _parts_two_words(text, kept[first:last], lexicon):
                continue
            spans.append(Span(begin, finish))
            edits.extend((at, at + 1, "") for at in gaps)
            done = finish
    return edits, spans


def hidden(text: str, sources: "array[int]", original: str) -> list[Span]:
    """Spans of words of `text` that had blanks or invisible characters between their characters in `original`.

    Blanks inside a label (`账 号：`) or a word alone in its line or cell are typesetting, and so are those of a text
    that has them everywhere.
    """
    blanks = original.count(" ") + original.count("\u3000")
    spaced = blanks > max(_FEW, _SPACED_OUT * len(original))
    lexicon = _lexicon()
    found: list[Span] = []
    for _, start, end in lexicon.automaton.find_matches_as_indexes(text):
        if sources[end - 1] - sources[start] == end - start - 1:
            continue
        gaps = [original[sources[at] + 1 : sources[at + 1]] for at in range(start, end - 1)]
        spaced_out = (
            not spaced
            and not _is_typeset(original, sources[start], sources[end - 1] + 1)
            and all(gap and not gap.strip(" \u3000") for gap in gaps)
        )
        if spaced_out or any(hidden_gap(gap) for gap in gaps):
            found.append(Span(start, end))
    return found


def _inside_latin_word(text: str, start: int, end: int) -> bool:
    first, last = text[start], text[end - 1]
    before, after = text[start - 1 : start], text[end : end + 1]
    return (first.isascii() and before.isascii() and before.isalnum()) or (
        last.isascii() and after.isascii() and after.isalnum()
    )


def _by_chance(text: str, start: int, end: int, lexicon: _Lexicon) -> bool:
    """Whether a substitute is none: part of the words around it (`真正券商`), or of a code (`编号PZ-07`)."""
    word, before, after = text[start:end], text[max(0, start - 1) : start], text[end : end + 1]
    if word in lexicon.initials:
        return not _HAN.search(before + after) or _OF_CODES.search(before + after) is not None
    return (before != "" and before in lexicon.not_after.get(word, "")) or (
        after != "" and after in lexicon.not_before.get(word, "")
    )


def _is_typeset(original: str, start: int, end: int) -> bool:
    """Whether the word in `[start, end)` of `original` is a label or stands alone in its line or cell."""
    if _LABEL_END.match(original, end):
        return True
    return _CELL_START.search(original[max(0, start - 2) : start]) is not None and bool(_CELL_END.match(original, end))


def _parts_two_words(text: str, places: list[int], lexicon: _Lexicon) -> bool:
    """Whether the only sign among the characters at `places` stands between two words: `分配/资金`, `保证/金额`."""
    gaps = [at for at in range(1, len(places)) if places[at] > places[at - 1] + 1]
    if len(gaps) > 1:
        return False
    first, last = text[places[0]], text[places[-1]]
    before, after = text[max(0, places[0] - 1) : places[0]], text[places[-1] + 1 : places[-1] + 2]
    if gaps[0] == 1:
        return before != "" and before in lexicon.tails.get(first, "")
    return gaps[0] == len(places) - 1 and after != "" and after in lexicon.heads.get(last, "")


@cache
def _lexicon() -> _Lexicon:
    from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 - most callers never normalise a text

    data = read_data("contract_audit.text", "data/disguises.yaml")
    forms = [(word, word) for word in data["words"]]
    forms += [(form, word) for word, form in data["initials"].items()]
    forms += [(form, word) for word, substitutes in data["substitutes"].items() for form in substitutes]
    signs = re.escape(data["separators"])
    return _Lexicon(
        automaton=AhoCorasick([form for form, _ in forms], matchkind=MatchKind.LeftmostLongest),
        words=tuple(form for form, _ in forms),
        meant=tuple(word for _, word in forms),
        separated=re.compile(rf"[{signs}]{{1,3}}(?=[{IDEOGRAPH}])"),
        separator=re.compile(rf"[{signs}]"),
        tails=data["tails"],
        heads=data["heads"],
        not_after=data["not_after"],
        not_before=data["not_before"],
        initials=frozenset(data["initials"].values()),
    )
