"""Provisos that re-open a limit: 甲方不得平仓，但甲方认为必要时可平仓."""

from contract_audit.document.span import Span
from contract_audit.text.context.holder import holder_of
from contract_audit.text.context.sentence import Sentence

_LIMITS = frozenset({"prohibition", "duty", "negation", "condition", "limit"})
_BANS = frozenset({"prohibition", "condition"})
_BENEFIT = frozenset({"benefit"})
_RIGHTS = frozenset({"right"})
_FREEDOMS = frozenset({"freedom", "discretion"})
_CIRCUMSTANCES = frozenset({"discretion", "case_end", "topic_comma", "conditional"})
_EVERYBODY = frozenset({"双方", "各方", "任何一方"})


def reopens(sentence: Sentence, index: int) -> bool:
    """Whether the contrast at the token `index` frees a party, in some circumstance, from a limit stated before it.

    A limit on one party is not re-opened by a right of another, unless it is a benefit of that party (宽限期).
    """
    behind = range(index + 1, len(sentence.tokens))
    before = range(index)
    freedom = _first(sentence, behind, _RIGHTS)
    if freedom is None:
        freedom = _first(sentence, behind, _FREEDOMS)
    if freedom is None:
        return False
    if _first(sentence, range(index, behind.stop), _CIRCUMSTANCES) is None:
        ban = _first(sentence, before, _BANS)
        return ban is not None and _is_same(sentence, holder_of(sentence, ban), holder_of(sentence, freedom))
    if _first(sentence, before, _BENEFIT) is not None:
        return True
    limit = _first(sentence, before, _LIMITS)
    return limit is not None and _is_same(sentence, holder_of(sentence, limit), holder_of(sentence, freedom))


def _first(sentence: Sentence, among: range, roles: frozenset[str]) -> int | None:
    return next((at for at in among if not sentence.tokens[at].roles.isdisjoint(roles)), None)


def _is_same(sentence: Sentence, bound: Span | None, freed: Span | None) -> bool:
    if bound is None or freed is None:
        return True
    names = {bound.of(sentence.text), freed.of(sentence.text)}
    ours = {sentence.text[token.start : token.end] for token in sentence.tokens if "ours" in token.roles}
    return len(names) == 1 or names <= ours or bound.of(sentence.text) in _EVERYBODY
