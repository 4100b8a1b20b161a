"""Protective steps before a ban: 未经同意不得转让 allows the transfer after consent."""

from contract_audit.text.context.sentence import BREAKS, Sentence

_OPENERS = frozenset({"gate", "negation"})
_UNTIL = frozenset({"gate", "until"})
_RELEASES = frozenset({"right", "duty"})


def is_gated(sentence: Sentence, index: int, *, by_time: bool) -> bool:
    """Whether the ban or denial at the token `index` holds only until a protective step is taken.

    The step (notice, consent, approval) stands before the ban in its statement, denied or excepted (未经同意, 除非通知),
    or, with `by_time`, followed by 前 (通知送达前). A right or duty in between releases the ban from the step. A ban may
    also be followed at once by the missing step (不得未经同意转让).
    """
    tokens = sentence.tokens
    opened = False
    stepped = False
    gated = False
    for at in range(sentence.statement_of(index), index):
        roles = tokens[at].roles
        if not roles.isdisjoint(_OPENERS) and "hindrance" not in roles:
            opened, stepped = True, False
        elif "step" in roles:
            stepped = True
            gated = gated or opened
        elif "before_time" in roles:
            gated = gated or (by_time and stepped)
        elif not roles.isdisjoint(_RELEASES):
            opened = stepped = gated = False
        elif not roles.isdisjoint(BREAKS):
            opened = stepped = False
    if gated or _unless_follows(sentence, index):
        return True
    return _misses_step(sentence, index)


def _misses_step(sentence: Sentence, index: int) -> bool:
    """Whether the ban itself is on acting without the step: 不得未经同意转让, 不得在未通知的情况下转让."""
    following = sentence.tokens[index + 1 : sentence.clause_end(index)]
    if not following or following[0].start > sentence.tokens[index].end + 1:
        return False
    roles = following[0].roles
    return (
        not roles.isdisjoint(_OPENERS)
        and "hindrance" not in roles
        and any("step" in token.roles for token in following[1:])
    )


def _unless_follows(sentence: Sentence, index: int) -> bool:
    tokens = sentence.tokens
    opened = False
    for at in range(index + 1, len(tokens)):
        roles = tokens[at].roles
        if "stop" in roles:
            return False
        opened = opened or ("comma" in tokens[at - 1].roles and not roles.isdisjoint(_UNTIL))
        if opened and "step" in roles:
            return True
    return False
