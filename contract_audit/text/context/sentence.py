"""One sentence as the lexicon sees it: its known words in order, and the clauses they form."""

from typing import NamedTuple

from contract_audit.text.context.lexicon import Lexicon, Roles, Rule

_STATEMENT_ENDS = frozenset({"stop", "contrast"})


class Token(NamedTuple):
    """A known word: `start` and `cue_end` bound the cue or break itself, `end` what it is recognised by."""

    start: int
    cue_end: int
    end: int
    roles: Roles
    rules: tuple[Rule, ...]
    is_break: bool


class Sentence(NamedTuple):
    """The text and its known words.

    `clauses` and `statements` hold, for each token, the index of the first token of its own; `roles` are those of all.
    """

    text: str
    tokens: tuple[Token, ...]
    clauses: tuple[int, ...]
    statements: tuple[int, ...]
    roles: Roles
    lexicon: Lexicon

    def start_of(self, first: int) -> int:
        """Offset behind the break before the token `first`."""
        return self.tokens[first - 1].cue_end if first else 0

    def clause_end(self, index: int) -> int:
        """Index of the token that ends the clause of the token `index`, or the number of tokens."""
        return next((at for at in range(index + 1, len(self.tokens)) if self.tokens[at].is_break), len(self.tokens))

    def is_among(self, roles: Roles, first: int, end: int) -> bool:
        """Whether a token from `first` up to `end` plays one of `roles`."""
        return any(not roles.isdisjoint(self.tokens[at].roles) for at in range(first, end))

    def adjoins(self, index: int) -> bool:
        """Whether the token after `index` follows it at once."""
        return index + 1 < len(self.tokens) and self.tokens[index + 1].start == self.tokens[index].end


def read_sentence(text: str, lexicon: Lexicon) -> Sentence | None:
    """Find the known words of `text`; none if no cue is among them."""
    found = lexicon.automaton.find_matches_as_indexes(text)
    lexemes = lexicon.lexemes
    if not any(lexemes[number].rules for number, _, _ in found):
        return None
    tokens: list[Token] = []
    clauses: list[int] = []
    statements: list[int] = []
    clause = statement = 0
    for number, start, end in found:
        roles, rules, length, is_break = lexemes[number]
        if not roles and not rules:
            continue  # a shield has done its work by being found
        tokens.append(Token(start, start + length, end, roles, rules, is_break))
        clauses.append(clause)
        statements.append(statement)
        if is_break:
            clause = len(tokens)
        if not _STATEMENT_ENDS.isdisjoint(roles):
            statement = len(tokens)
    roles_of_all: Roles = frozenset().union(*(token.roles for token in tokens))
    return Sentence(text, tuple(tokens), tuple(clauses), tuple(statements), roles_of_all, lexicon)
