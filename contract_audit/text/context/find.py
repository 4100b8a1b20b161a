"""Finding the cues of a sentence and reading the contexts of words in it."""

from functools import lru_cache

from contract_audit.document.span import Span
from contract_audit.text.context.cue import ContextKind, Cue
from contract_audit.text.context.gate import is_gated
from contract_audit.text.context.holder import holder_of
from contract_audit.text.context.lexicon import Look, Rule, lexicon
from contract_audit.text.context.proviso import reopens
from contract_audit.text.context.reach import scope_of
from contract_audit.text.context.sentence import BREAKS, Sentence, read_sentence

_BINDING = frozenset({ContextKind.NEGATION, ContextKind.PROHIBITION})


@lru_cache(maxsize=4096)
def find_cues(sentence: str) -> tuple[Cue, ...]:
    """All cues of one sentence of normalised text, in order of their words; offsets are into `sentence`."""
    known = read_sentence(sentence, lexicon())
    if known is None:
        return ()
    cues: list[Cue] = []
    for index, token in enumerate(known.tokens):
        for rule in token.lexeme.rules:
            cue = _cue(known, index, rule)
            if cue is not None:
                cues.append(cue)
    return tuple(cues)


def contexts_of(cues: tuple[Cue, ...], target: Span) -> frozenset[ContextKind]:
    """The contexts in which `target` stands: its words begin in the scope of a cue and share none with the cue itself."""
    return frozenset(
        cue.kind
        for cue in cues
        if cue.scope.start <= target.start < cue.scope.end and not cue.span.overlaps(target)
    )


def _cue(sentence: Sentence, index: int, rule: Rule) -> Cue | None:
    if not _applies(sentence, index, rule):
        return None
    token = sentence.tokens[index]
    scope = scope_of(sentence, index, rule)
    if scope is None or (rule.longest is not None and len(scope) > rule.longest):
        return None
    kind = rule.kind
    if kind in _BINDING and rule.look is Look.FORWARD:
        if is_gated(sentence, index, by_time=kind is ContextKind.PROHIBITION):
            kind = ContextKind.CONDITION
        elif _is_cancelled(sentence, index):
            return None
    return Cue(
        kind,
        Span(token.start, token.cue_end),
        scope,
        holder_of(sentence, index) if kind in _BINDING else None,
    )


def _applies(sentence: Sentence, index: int, rule: Rule) -> bool:
    tokens = sentence.tokens
    if rule.proviso and not reopens(sentence, index):
        return False
    if rule.preceded and all(
        tokens[at].roles.isdisjoint(rule.preceded) for at in range(sentence.clause_of(index), index)
    ):
        return False
    if rule.absent and any(token.roles & rule.absent for token in tokens):
        return False
    if rule.final and not _is_final(sentence, index):
        return False
    if rule.behind and all(token.roles.isdisjoint(rule.behind) for token in tokens[index + 1 :]):
        return False
    if rule.unless_before and any(
        tokens[at].roles & rule.unless_before for at in range(sentence.clause_of(index), index)
    ):
        return False
    if rule.without:
        last = next((at for at in range(index + 1, len(tokens)) if tokens[at].roles & BREAKS), len(tokens) - 1)
        if any(tokens[at].roles & rule.without for at in range(sentence.clause_of(index), last + 1)):
            return False
    return True


def _is_final(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    end = tokens[index].end
    if end == len(sentence.text) or (index + 1 < len(tokens) and tokens[index + 1].start == end and tokens[index + 1].roles & BREAKS):
        return True
    return any("topic" in tokens[at].roles for at in range(sentence.clause_of(index), index))


def _is_cancelled(sentence: Sentence, index: int) -> bool:
    """Whether two denials meet (从未不, 不得拒绝) and so assert."""
    tokens = sentence.tokens
    token = tokens[index]
    if "hindrance" in token.roles and any(
        before.roles & _BINDING for before in tokens[sentence.clause_of(index) : index]
    ):
        return True
    before = tokens[index - 1] if index else None
    behind = tokens[index + 1] if index + 1 < len(tokens) else None
    return bool(
        (before and before.end == token.start and before.roles & _BINDING)
        or (behind and behind.start == token.end and behind.roles & _BINDING and "hindrance" not in behind.roles)
    )
