"""One sentence as the lexicon sees it: its known words in order, and the clauses they form."""

from typing import NamedTuple

from contract_audit.text.context.lexicon import Lexeme, Lexicon

BREAKS = frozenset({"comma", "stop", "colon"})


class Token(NamedTuple):
    """A known word: `start` and `cue_end` bound the cue, `end` what it is recognised by."""

    start: int
    cue_end: int
    end: int
    lexeme: Lexeme

    @property
    def roles(self) -> frozenset[str]:
        """The roles of the word."""
        return self.lexeme.roles


class Sentence(NamedTuple):
    """The text and its known words."""

    text: str
    tokens: tuple[Token, ...]
    lexicon: Lexicon

    def clause_of(self, index: int) -> int:
        """Index of the first token of the clause that the token `index` stands in."""
        first = index
        while first > 0 and self.tokens[first - 1].roles.isdisjoint(BREAKS):
            first -= 1
        return first

    def clause_end(self, index: int) -> int:
        """Index of the token that ends the clause of the token `index`, or the number of tokens."""
        return next(
            (at for at in range(index + 1, len(self.tokens)) if self.tokens[at].roles & BREAKS), len(self.tokens)
        )

    def statement_of(self, index: int) -> int:
        """Index of the first token since the last full stop, semicolon or contrast (但) before the token `index`."""
        first = index
        while first > 0 and self.tokens[first - 1].roles.isdisjoint(("stop", "contrast")):
            first -= 1
        return first

    def clause_start(self, index: int) -> int:
        """Offset at which the clause of the token `index` starts."""
        first = self.clause_of(index)
        return self.tokens[first - 1].cue_end if first else 0


def read_sentence(text: str, lexicon: Lexicon) -> Sentence | None:
    """Find the known words of `text`; none if no cue is among them."""
    found = lexicon.automaton.find_matches_as_indexes(text)
    lexemes = lexicon.lexemes
    if not any(lexemes[number].rules for number, _, _ in found):
        return None
    return Sentence(
        text,
        tuple(
            Token(start, start + lexemes[number].length, end, lexemes[number]) for number, start, end in found
        ),
        lexicon,
    )
