"""Provisos that re-open a limit: 甲方不得平仓，但甲方认为必要时可平仓."""

from contract_audit.document.span import Span
from contract_audit.text.context.holder import holder_of
from contract_audit.text.context.sentence import Sentence

_LIMITS = frozenset({"prohibition", "duty", "negation", "condition", "limit", "benefit"})
_BANS = frozenset({"prohibition", "condition"})
_RIGHTS = frozenset({"right"})
_FREEDOMS = frozenset({"freedom", "discretion"})
_CIRCUMSTANCES = frozenset({"discretion", "case_end", "topic_comma", "conditional"})
_EVERYBODY = frozenset({"双方", "各方", "任何一方"})


def reopens(sentence: Sentence, index: int) -> bool:
    """Whether the token `index` opens a proviso that frees a party from a limit stated before it.

    A contrast (但) with a circumstance (认为必要时) does so whoever is freed. Without either the right must be that of the
    party that was limited, and without a circumstance the limit must be a ban.
    """
    behind = range(index + 1, len(sentence.tokens))
    before = range(index)
    freedom = _first(sentence, behind, _RIGHTS)
    if freedom is None:
        freedom = _first(sentence, behind, _FREEDOMS)
    if freedom is None:
        return False
    circumstance = _first(sentence, range(index, behind.stop), _CIRCUMSTANCES)
    limit = _first(sentence, before, _BANS if circumstance is None else _LIMITS)
    if limit is None:
        return False
    if circumstance is not None and "contrast" in sentence.tokens[index].roles:
        return True
    return _is_same(sentence, holder_of(sentence, limit), holder_of(sentence, freedom))


def _first(sentence: Sentence, among: range, roles: frozenset[str]) -> int | None:
    return next((at for at in among if not sentence.tokens[at].roles.isdisjoint(roles)), None)


def _is_same(sentence: Sentence, bound: Span | None, freed: Span | None) -> bool:
    if bound is None or freed is None:
        return True
    names = {bound.of(sentence.text), freed.of(sentence.text)}
    ours = {sentence.text[token.start : token.end] for token in sentence.tokens if "ours" in token.roles}
    return len(names) == 1 or names <= ours or bound.of(sentence.text) in _EVERYBODY
