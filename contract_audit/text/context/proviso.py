"""Provisos that re-open a limit: 甲方不得平仓，但甲方认为必要时可平仓."""

from contract_audit.text.context.holder import holder_of
from contract_audit.text.context.sentence import Sentence

_LIMITS = frozenset({"prohibition", "duty", "limit", "condition"})
_EVERYBODY = frozenset({"双方", "各方", "任何一方"})
_FREEDOMS = frozenset({"right", "freedom"})


def reopens(sentence: Sentence, index: int) -> bool:
    """Whether the contrast at the token `index` frees a party from a limit stated before it.

    A limit on one party is not re-opened by a right of another.
    """
    tokens = sentence.tokens
    limit = next((at for at in range(index) if not tokens[at].roles.isdisjoint(_LIMITS)), None)
    if limit is None and any("discretion" in token.roles for token in tokens[index + 1 :]):
        limit = 0
    freedom = next(
        (at for at in range(index + 1, len(tokens)) if not tokens[at].roles.isdisjoint(_FREEDOMS)),
        None,
    )
    if limit is None or freedom is None:
        return False
    bound, freed = holder_of(sentence, limit), holder_of(sentence, freedom)
    if bound is None or freed is None:
        return True
    name = bound.of(sentence.text)
    return name == freed.of(sentence.text) or name in _EVERYBODY
