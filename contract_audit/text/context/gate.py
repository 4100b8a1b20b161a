"""Protective steps before a ban: 未经同意不得转让 allows the transfer after consent."""

from contract_audit.text.context.sentence import Sentence

_OPENERS = frozenset({"gate", "negation"})
_STRICT_OPENERS = frozenset({"gate", "lacking"})
_STEPS = frozenset({"step", "written"})
_UNLESS = frozenset({"gate", "until"})
_RELEASES = frozenset({"right", "duty"})
_LINKS = frozenset({"then", "or"})


def is_gated(sentence: Sentence, index: int, *, is_ban: bool) -> bool:
    """Whether the ban or denial at the token `index` holds only until a protective step is taken.

    The step (notice, consent, approval) is missing or excepted before the ban (未经同意, 除非通知) or behind it
    (不得未经同意转让; ……，除非同意). A ban may also stand until the step (通知送达前) and miss it in any words
    (不通知), a denial only in 未经 and its like.
    """
    return not _STEPS.isdisjoint(sentence.roles) and (
        _is_missing_before(sentence, index, is_ban=is_ban)
        or _is_missing_within(sentence, index)
        or _is_excepted_behind(sentence, index)
    )


def _is_missing_before(sentence: Sentence, index: int, *, is_ban: bool) -> bool:
    openers = _OPENERS if is_ban else _STRICT_OPENERS
    opened = stepped = gated = False
    for token in sentence.tokens[sentence.statements[index] : index]:
        roles = token.roles
        if not openers.isdisjoint(roles) and "hindrance" not in roles:
            opened, stepped = True, False
        elif not _STEPS.isdisjoint(roles):
            stepped = True
            gated = gated or opened
        elif "before_time" in roles:
            gated = gated or (is_ban and stepped)
        elif not _RELEASES.isdisjoint(roles):
            opened = stepped = gated = False
        elif token.is_break:
            opened = stepped = False
    return gated


def _is_missing_within(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    at, end = index + 1, sentence.clause_end(index)
    reached = tokens[index].cue_end
    while at < end and tokens[at].start == reached and not _LINKS.isdisjoint(tokens[at].roles):
        reached = tokens[at].end
        at += 1
    if at == end or tokens[at].start > reached + 1:  # room for 在 of 不得在未通知时平仓
        return False
    roles = tokens[at].roles
    if _OPENERS.isdisjoint(roles) or "hindrance" in roles:
        return False
    step = next((later for later in range(at + 1, end) if not _STEPS.isdisjoint(tokens[later].roles)), None)
    return step is not None and not (step + 1 < end and "relative" in tokens[step + 1].roles)


def _is_excepted_behind(sentence: Sentence, index: int) -> bool:
    if _UNLESS.isdisjoint(sentence.roles):
        return False
    opened = False
    for before, token in zip(sentence.tokens[index:], sentence.tokens[index + 1 :], strict=False):
        if "stop" in token.roles:
            return False
        opened = opened or ("comma" in before.roles and not _UNLESS.isdisjoint(token.roles))
        if opened and "step" in token.roles:
            return True
    return False
