"""The words that matter to context, read from the YAML files beside this module into one automaton."""

from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

import msgspec

from contract_audit.data_files import read_data
from contract_audit.text.context.cue import ContextKind

Roles = frozenset[str]
_BREAKS = frozenset({"comma", "stop", "colon"})
_BREAKING = {"，": "comma", ",": "comma", "：": "colon", "（": "open"}


class Look(StrEnum):
    """Where the words governed by a cue stand."""

    FORWARD = "forward"
    BACKWARD = "backward"
    EITHER = "either"  # forward, and backward where the cue ends its clause
    AROUND = "around"
    BETWEEN = "between"  # from the cue to its closer
    AFTER = "after"  # behind the closer


class Commas(StrEnum):
    """Which commas end a forward scope."""

    ALL = "all"
    NOT_BEFORE_OR = "not_before_or"  # all but one before 或 and its like
    BEFORE_NEW_CLAUSE = "before_new_clause"  # not within a mere list
    NONE = "none"


class Reach(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far a forward scope runs: to a word with a role of `ends`, through one of `ends_after`, or to a comma."""

    commas: Commas
    ends: Roles = frozenset()
    ends_after: Roles = frozenset()


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one group of cue words behaves; all sets but `words` name roles.

    Scope: `look` says where it lies, `reach` names how far it runs. `between` and `after` need one of `closers` behind
    the cue (`closes_in_clause`: in its clause), with one of `through` on the way. None is longer than `longest`.

    The cue counts only with one of `needs_before` before it in its clause, one of `needs_behind` behind it and one of
    `needs_anywhere` in the sentence; and with none of `bars` in its clause, of `bars_before` before it there or of
    `bars_anywhere` in the sentence. A `final` cue ends its clause or follows a topic (对……概不负责); a `proviso` allows
    what was limited before it.

    The words play their kind and `plays` as roles towards other cues.
    """

    kind: ContextKind
    words: tuple[str, ...]
    look: Look = Look.FORWARD
    reach: str = "phrase"
    longest: int | None = None
    closers: Roles = frozenset()
    through: Roles = frozenset()
    closes_in_clause: bool = False
    needs_before: Roles = frozenset()
    needs_behind: Roles = frozenset()
    needs_anywhere: Roles = frozenset()
    bars: Roles = frozenset()
    bars_before: Roles = frozenset()
    bars_anywhere: Roles = frozenset()
    final: bool = False
    proviso: bool = False
    plays: Roles = frozenset()


class Lexeme(NamedTuple):
    """A word of the lexicon: its roles, its rules, and how many of its characters are the cue or break itself."""

    roles: Roles
    rules: tuple[Rule, ...]
    length: int
    is_break: bool


class Lexicon(NamedTuple):
    """All words, found leftmost-longest, so that a longer harmless word shields what it contains."""

    automaton: Any
    lexemes: tuple[Lexeme, ...]
    reaches: dict[str, Reach]


@cache
def lexicon() -> Lexicon:
    """The lexicon of this package.

    A cue word may carry the words it is known by behind a bar: of `不|承诺` only 不 is the cue, and its scope starts at
    the bar.
    """
    import ahocorasick_rs  # noqa: PLC0415 - a scan that asks for no context never needs it

    roles = _plain_words()
    rules: dict[str, list[Rule]] = {}
    lengths: dict[str, int] = {}
    for kind in ContextKind:
        for entry in read_data(__package__, f"{kind}.yaml"):
            rule = msgspec.convert({"kind": kind, **entry}, Rule)
            for marked in rule.words:
                cue, _, known_by = marked.partition("|")
                word = cue + known_by
                lengths[word] = len(cue)
                rules.setdefault(word, []).extend(_directions(rule))
                roles.setdefault(word, set()).update(
                    rule.plays if rule.look is Look.AFTER else {kind.value, *rule.plays}
                )
    for word, own in roles.items():
        if word[0] in _BREAKING:
            own.add(_BREAKING[word[0]])
            lengths.setdefault(word, 1)
    return Lexicon(
        ahocorasick_rs.AhoCorasick(
            list(roles),
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        ),
        tuple(
            Lexeme(
                roles=frozenset(own),
                rules=tuple(rules.get(word, ())),
                length=lengths.get(word, len(word)),
                is_break=not _BREAKS.isdisjoint(own),
            )
            for word, own in roles.items()
        ),
        msgspec.convert(read_data(__package__, "reaches.yaml"), dict[str, Reach]),
    )


def _plain_words() -> dict[str, set[str]]:
    roles: dict[str, set[str]] = {}
    for role, words in read_data(__package__, "roles.yaml").items():
        for word in words:
            roles.setdefault(word, set()).add(role)
    for words in read_data(__package__, "shields.yaml").values():
        for word in words:
            roles.setdefault(word, set())
    return roles


def _directions(rule: Rule) -> tuple[Rule, ...]:
    if rule.look is not Look.EITHER:
        return (rule,)
    return (
        msgspec.structs.replace(rule, look=Look.FORWARD),
        msgspec.structs.replace(rule, look=Look.BACKWARD, reach="clause", final=True),
    )
