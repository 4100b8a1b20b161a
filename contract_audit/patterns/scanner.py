"""One pass of Aho-Corasick over the text, and what it found, by concept."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from contract_audit.patterns.known import known_patterns
from contract_audit.patterns.lexicon import Lexicon
from contract_audit.patterns.plan import Plan
from contract_audit.patterns.synonyms import load_synonyms
from contract_audit.patterns.syntax import Pattern

Hit = tuple[int, int]
"""`(start, end)` of a word in the text."""

_LONGEST = 40
"""Characters of the longest word an exception can be."""


class Scanner:
    """Finds every word of the lexicon and every literal of the given patterns in one pass.

    Build it once; `scan` may be called any number of times, by several threads, and keeps nothing of a text. Patterns
    named here are matched faster: elements they have in common are looked up once a text.
    """

    def __init__(self, lexicon: Lexicon, literals: Iterable[str] = (), patterns: Iterable[Pattern] = ()) -> None:
        known = known_patterns(lexicon, patterns)
        self.lexicon = lexicon
        self.plan = Plan(lexicon, known)
        self._synonyms = load_synonyms()
        self.words = tuple(dict.fromkeys((*known.words, *literals)))
        self._scanned = False

    def scan(self, text: str) -> "ScanIndex":
        """Every place of every word in `text`."""
        # To search for all words takes as long to prepare as a dozen searches: not worth it for a single text.
        scanned, self._scanned = self._scanned, True
        words = self.words if scanned else tuple(filter(set(text).issuperset, self.words))
        automaton = self._automaton if scanned else _automaton(words)
        found: defaultdict[int, list[Hit]] = defaultdict(list)
        for word, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            found[word].append((start, end))
        by_word = {words[word]: hits for word, hits in found.items()}
        for word in self._synonyms.keys() & by_word.keys():
            meant = self._synonyms[word]
            by_word[meant] = sorted({*by_word.get(meant, ()), *by_word[word]})
        return ScanIndex(self.plan, text, by_word)

    @cached_property
    def _automaton(self) -> Any:
        return _automaton(self.words)


def _automaton(words: Sequence[str]) -> Any:
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind  # noqa: PLC0415 - only a scan needs it

    return AhoCorasick(words, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA)


class ScanIndex:
    """Where the words of each concept stand in one text.

    `by_word` has the hits of each word in order, `words` the words of each concept that stand in the text. Concepts are
    gathered from them on demand. `add` puts in hits that come from elsewhere (roles of the parties, quantities), which
    are `added` by name.
    """

    def __init__(self, plan: Plan, text: str, by_word: Mapping[str, list[Hit]]) -> None:
        self.plan = plan
        self.lexicon = plan.lexicon
        self.text = text
        self.by_word = dict(by_word)
        self.words = _by_concept(plan, by_word)
        self._by_concept: dict[str, list[Hit]] = {}
        self.added: dict[str, list[Hit]] = {}

    def add(self, name: str, hits: Iterable[Hit]) -> None:
        """Put in the hits of a name; they join those of the concept of the same name, if there is one."""
        self.added[name] = sorted(hits)
        self._by_concept[name] = sorted({*self.concept(name), *self.added[name]})

    def stand_for(self, word: str, hits: Iterable[Hit]) -> None:
        """Let what stands at `hits` mean what `word` means, everywhere; to be said before any concept is asked for."""
        self.added[f"={word}"] = sorted(hits)
        if word not in self.by_word:
            for number in self.plan.meanings.of(word):
                self.words[self.plan.names[number]].append(word)
        self.by_word[word] = sorted({*self.by_word.get(word, ()), *self.added[f"={word}"]})

    def word(self, word: str) -> list[Hit]:
        """Where a literal stands, in order."""
        return self.by_word.get(word, [])

    def concept(self, name: str) -> list[Hit]:
        """Where any word of a concept stands, in order; words inside an exception do not count."""
        known = self._by_concept.get(name)
        if known is None:
            known = self._by_concept[name] = self._gather(name)
        return known

    def within(self, hits: list[Hit], start: int, end: int) -> list[Hit]:
        """Those of `hits` that lie wholly in `[start, end)`."""
        low = bisect_left(hits, (start, 0))
        high = bisect_left(hits, (end, 0), low)
        return [hit for hit in hits[low:high] if hit[1] <= end]

    def _gather(self, name: str) -> list[Hit]:
        words = self.words.get(name, ())
        by_word = self.by_word
        hits = sorted(hit for word in words for hit in by_word[word]) if len(words) != 1 else by_word[words[0]]
        concept = self.lexicon.get(name) if hits else None
        barred = sorted(hit for word in concept.excepts for hit in by_word.get(word, ())) if concept else ()
        if barred:
            return [hit for hit in hits if not _inside(hit, barred)]
        return hits


def _by_concept(plan: Plan, by_word: Iterable[str]) -> dict[str, list[str]]:
    """For each concept those of its words that stand in the text."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    meanings, names = plan.meanings, plan.names
    for word in by_word:
        for number in meanings.of(word):
            words[names[number]].append(word)
    return words


def _inside(hit: Hit, barred: list[Hit]) -> bool:
    """Whether a hit lies in a longer word; `barred` is sorted, and no word is longer than `_LONGEST`."""
    start, end = hit
    at = bisect_left(barred, (start + 1, 0)) - 1
    while at >= 0 and barred[at][0] > start - _LONGEST:
        if end <= barred[at][1]:
            return True
        at -= 1
    return False
