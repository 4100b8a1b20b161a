"""Provisos that re-open a limit: 甲方不得平仓，但甲方认为必要时可平仓."""

from contract_audit.document.span import Span
from contract_audit.text.context.holder import holder_of
from contract_audit.text.context.sentence import Sentence

_BANS = frozenset({"prohibition", "condition"})
_LIMITS = frozenset({"prohibition", "condition", "negation", "duty", "limit", "benefit"})
_RIGHTS = frozenset({"right"})
_FREEDOMS = frozenset({"freedom", "discretion"})
_JUDGEMENTS = frozenset({"judgement"})
_CIRCUMSTANCES = frozenset({"discretion", "case_end", "topic_comma", "conditional"})
_EXCEPTIONS = frozenset({"exception"})
_EVERYBODY = frozenset({"双方", "各方", "任何一方"})


def reopens(sentence: Sentence, index: int) -> bool:
    """Whether the token `index` opens a proviso that frees a party from a limit.

    A contrast (但) does so if it rests on somebody's judgement (认为必要), or, a limit standing before it, on any
    circumstance. Else what is freed must be the party that the limit bound, and without a circumstance the limit must
    be a ban.
    """
    count = len(sentence.tokens)
    freedom = _first(sentence, index + 1, count, _RIGHTS)
    is_contrast = "contrast" in sentence.tokens[index].roles
    if is_contrast and freedom is not None and sentence.is_among(_JUDGEMENTS, index + 1, count):
        return True
    if freedom is None and not sentence.is_among(_EXCEPTIONS, index + 1, count):
        freedom = _first(sentence, index + 1, count, _FREEDOMS)
    if freedom is None:
        return False
    has_circumstance = sentence.is_among(_CIRCUMSTANCES, index, count)
    limit = _first(sentence, 0, index, _LIMITS if has_circumstance else _BANS)
    if limit is None:
        return False
    return (is_contrast and has_circumstance) or _is_same(
        sentence, holder_of(sentence, limit), holder_of(sentence, freedom)
    )


def _first(sentence: Sentence, first: int, end: int, roles: frozenset[str]) -> int | None:
    return next((at for at in range(first, end) if not roles.isdisjoint(sentence.tokens[at].roles)), None)


def _is_same(sentence: Sentence, bound: Span | None, freed: Span | None) -> bool:
    if bound is None or freed is None:
        return True
    names = {bound.of(sentence.text), freed.of(sentence.text)}
    ours = {sentence.text[token.start : token.end] for token in sentence.tokens if "ours" in token.roles}
    return len(names) == 1 or names <= ours or bound.of(sentence.text) in _EVERYBODY
