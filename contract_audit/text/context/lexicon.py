"""The words that matter to context, read from the YAML files beside this module into one automaton."""

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import msgspec

from contract_audit.text.context.cue import ContextKind


class Look(StrEnum):
    """Where the words governed by a cue stand."""

    FORWARD = "forward"
    BACKWARD = "backward"
    AROUND = "around"
    BETWEEN = "between"
    AFTER = "after"
    EITHER = "either"


class Reach(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far a forward scope runs.

    `ends` are the roles of words that end it, `ends_after` of words that are its last; `commas` says whether a comma does: `end` always, `alternative` unless
    the next clause starts with 或 and its like, `fresh` if the next clause starts a new subject or modal, `pass` never.
    """

    ends: frozenset[str]
    commas: str
    ends_after: frozenset[str] = frozenset()


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one group of cue words behaves.

    `closers` are roles: a scope that looks `between` or `after` needs one of them behind the cue, with one of `through`
    on the way. One of `preceded` must precede the cue in its clause, one of `behind` follow it in its statement; none of `without` may stand in its clause, none of
    `unless_before` before it there, none of `absent` in the sentence. Words
    of a rule also play its `roles`. A `proviso` is a cue only if it allows what was limited before it, a `final` cue only at
    the end of its clause or after a topic (对……概不负责). A scope beyond `longest` characters is none.
    """

    kind: ContextKind
    words: tuple[str, ...]
    look: Look = Look.FORWARD
    reach: str = "phrase"
    closers: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    preceded: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    unless_before: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    proviso: bool = False
    final: bool = False
    clause: bool = False
    longest: int | None = None


class Lexeme(NamedTuple):
    """A word of the lexicon: its roles, its rules, and how many of its characters are the cue itself."""

    roles: frozenset[str]
    rules: tuple[Rule, ...]
    length: int


class Lexicon(NamedTuple):
    """All words, found leftmost-longest, so that a longer harmless word shields what it contains."""

    automaton: Any
    lexemes: tuple[Lexeme, ...]
    reaches: dict[str, Reach]


_BREAKING = {"，": "comma", ",": "comma", "（": "open", "：": "colon"}


@cache
def lexicon() -> Lexicon:
    """The lexicon of this package.

    A cue word may carry the words it is known by behind a bar: of `不|承诺` only 不 is the cue, and its scope starts at
    the bar.
    """
    import ahocorasick_rs  # noqa: PLC0415 - a scan of a text without Chinese never needs it

    roles: dict[str, set[str]] = {}
    rules: dict[str, list[Rule]] = {}
    lengths: dict[str, int] = {}
    folder = files(__package__)
    for role, words in _read(folder / "roles.yaml").items():
        for word in words:
            roles.setdefault(word, set()).add(role)
    for kind in ContextKind:
        for entry in _read(folder / f"{kind}.yaml"):
            rule = msgspec.convert({"kind": kind, **entry}, Rule)
            looks = _directions(rule)
            for marked in rule.words:
                cue, _, known_by = marked.partition("|")
                word = cue + known_by
                lengths[word] = len(cue)
                rules.setdefault(word, []).extend(looks)
                roles.setdefault(word, set()).update(rule.roles if rule.look is Look.AFTER else (kind.value, *rule.roles))
    for word, own in roles.items():
        if word[0] in _BREAKING:
            own.add(_BREAKING[word[0]])
    return Lexicon(
        ahocorasick_rs.AhoCorasick(list(roles), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest),
        tuple(
            Lexeme(frozenset(own), tuple(rules.get(word, ())), lengths.get(word, 1 if word[0] in _BREAKING else len(word)))
            for word, own in roles.items()
        ),
        msgspec.convert(_read(folder / "reaches.yaml"), dict[str, Reach]),
    )


def _directions(rule: Rule) -> tuple[Rule, ...]:
    if rule.look is not Look.EITHER:
        return (rule,)
    return (
        msgspec.structs.replace(rule, look=Look.FORWARD),
        msgspec.structs.replace(rule, look=Look.BACKWARD, reach="clause", final=True),
    )


def _read(path: Any) -> Any:
    import yaml  # noqa: PLC0415 - only the first sentence pays for it

    return yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - a safe loader either way
