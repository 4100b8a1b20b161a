"""Finding the cues of a sentence and reading the contexts of words in it."""

from functools import lru_cache

from contract_audit.document.span import Span
from contract_audit.text.context.cue import ContextKind, Cue
from contract_audit.text.context.gate import is_gated
from contract_audit.text.context.holder import holder_of
from contract_audit.text.context.lexicon import Look, Rule, lexicon
from contract_audit.text.context.scope import scope_of
from contract_audit.text.context.sentence import Sentence, read_sentence

LONGEST_SENTENCE = 600
_BINDING = frozenset({ContextKind.NEGATION, ContextKind.PROHIBITION})
_DENIALS = frozenset(kind.value for kind in _BINDING)


@lru_cache(maxsize=4096)
def find_cues(sentence: str) -> tuple[Cue, ...]:
    """All cues of one sentence of normalised text, in order of their words; offsets are into `sentence`.

    What stands behind the first 600 characters is not read: no sentence is that long, and the work stays bounded.
    """
    known = read_sentence(sentence[:LONGEST_SENTENCE], lexicon())
    if known is None:
        return ()
    found = (_cue(known, index, rule) for index, token in enumerate(known.tokens) for rule in token.rules)
    return tuple(cue for cue in found if cue is not None)


def contexts_of(cues: tuple[Cue, ...], target: Span) -> frozenset[ContextKind]:
    """The contexts of `target`: of the cues whose scope its words begin in and that are none of its own words."""
    return frozenset(
        cue.kind for cue in cues if cue.scope.start <= target.start < cue.scope.end and not cue.span.overlaps(target)
    )


def _cue(sentence: Sentence, index: int, rule: Rule) -> Cue | None:
    scope = scope_of(sentence, index, rule)
    if scope is None:
        return None
    kind = rule.kind
    if kind in _BINDING and rule.look is Look.FORWARD:
        if is_gated(sentence, index, is_ban=kind is ContextKind.PROHIBITION):
            kind = ContextKind.CONDITION
        elif _is_cancelled(sentence, index):
            return None
    token = sentence.tokens[index]
    return Cue(kind, Span(token.start, token.cue_end), scope, holder_of(sentence, index) if kind in _BINDING else None)


def _is_cancelled(sentence: Sentence, index: int) -> bool:
    """Whether two denials meet and so assert: 从未不付, or the refusal in 不得以任何理由拒绝."""
    tokens = sentence.tokens
    if "hindrance" in tokens[index].roles and sentence.is_among(_DENIALS, sentence.clauses[index], index):
        return True
    if index and sentence.adjoins(index - 1) and not _DENIALS.isdisjoint(tokens[index - 1].roles):
        return True
    follower = tokens[index + 1].roles if sentence.adjoins(index) else frozenset()
    return not _DENIALS.isdisjoint(follower) and "hindrance" not in follower
