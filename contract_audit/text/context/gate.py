"""Protective steps before a ban: 未经同意不得转让 allows the transfer after consent."""

from contract_audit.text.context.sentence import BREAKS, Sentence

_OPENERS = frozenset({"gate", "negation"})
_RELEASES = frozenset({"right", "duty", "then"})


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
        if not roles.isdisjoint(_OPENERS):
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
    if gated or index + 2 >= len(tokens):
        return gated
    follower, step = tokens[index + 1], tokens[index + 2]
    return follower.start == tokens[index].end and "negation" in follower.roles and "step" in step.roles
