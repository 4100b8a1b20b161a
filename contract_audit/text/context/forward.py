"""How far a cue governs the words behind it."""

from contract_audit.text.context.lexicon import Commas, Reach
from contract_audit.text.context.sentence import Sentence

_DENIALS = frozenset({"negation", "prohibition"})
_CONJUNCTIONS = frozenset({"or", "enumeration", "also"})
_OWNED = frozenset({"party", "determiner"})
_NEW_CLAUSE = frozenset(
    {"party", "contrast", "otherwise", "if", "then", "and", "duty", "right", "negation", "prohibition", "condition"}
)
_LISTED = frozenset({"enumeration", "or", "determiner", "step", "consent", "open", "close", "party", "relation"})


def forward_end(sentence: Sentence, index: int, reach_name: str) -> int:
    """Offset at which a scope that starts behind the token `index` ends."""
    reach = sentence.lexicon.reaches[reach_name]
    tokens = sentence.tokens
    is_denial = not _DENIALS.isdisjoint(tokens[index].roles)
    is_listing = False
    closing = _closing_bracket(sentence, index)
    for at in range(index + 1, closing):
        roles = tokens[at].roles
        if tokens[at].is_break:
            is_listing = is_listing or ("colon" in roles and reach.commas is Commas.BEFORE_NEW_CLAUSE)
            if "stop" in roles and not is_listing:
                return tokens[at].start
            if "comma" in roles and _comma_ends(sentence, at, reach.commas):
                return tokens[at].start
        elif _ends_after(sentence, at, reach, is_denial=is_denial):
            return tokens[at].end
        elif _ends_before(sentence, index, at, reach):
            return tokens[at].start
    return tokens[closing].start if closing < len(tokens) else len(sentence.text)


def _closing_bracket(sentence: Sentence, index: int) -> int:
    """Index of the bracket that closes what the token `index` stands in, or the number of tokens."""
    depth = 0
    for at in range(index + 1, len(sentence.tokens)):
        roles = sentence.tokens[at].roles
        if "open" in roles:
            depth += 1
        elif "close" in roles:
            depth -= 1
            if depth < 0:
                return at
    return len(sentence.tokens)


def _ends_after(sentence: Sentence, at: int, reach: Reach, *, is_denial: bool) -> bool:
    """Whether the token is the last governed: 不得拒绝平仓 bans the refusal, 无需通知平仓 spares the notice."""
    roles = sentence.tokens[at].roles
    if is_denial and "hindrance" in roles:
        return True
    if reach.ends_after.isdisjoint(roles):
        return False
    return not (sentence.adjoins(at) and not _CONJUNCTIONS.isdisjoint(sentence.tokens[at + 1].roles))


def _ends_before(sentence: Sentence, index: int, at: int, reach: Reach) -> bool:
    roles = sentence.tokens[at].roles
    joined = sentence.adjoins(at - 1)
    if joined and at - 1 == index:
        return False  # 不得直接平仓: what follows at once is governed, whatever it does elsewhere
    if not reach.ends.isdisjoint(roles):
        # 未还的 ends at 的, 未收取乙方的保证金 does not
        return not ("relative" in roles and sentence.is_among(_OWNED, index + 1, at))
    is_own_denial = not _DENIALS.isdisjoint(roles) and "lacking" not in roles
    return is_own_denial and joined and not _CONJUNCTIONS.isdisjoint(sentence.tokens[at - 1].roles)


def _comma_ends(sentence: Sentence, comma: int, commas: Commas) -> bool:
    if commas in {Commas.NONE, Commas.ALL}:
        return commas is Commas.ALL
    tokens = sentence.tokens
    if "topic_comma" in tokens[comma].roles:
        return True
    if comma + 1 == len(tokens):
        return commas is Commas.NOT_BEFORE_OR
    follower = tokens[comma + 1]
    if follower.start == tokens[comma].cue_end:
        if "or" in follower.roles:
            return sentence.adjoins(comma + 1) and "party" in tokens[comma + 2].roles
        if not _NEW_CLAUSE.isdisjoint(follower.roles):
            return True
    return commas is Commas.NOT_BEFORE_OR or not _is_list(sentence, comma)


def _is_list(sentence: Sentence, comma: int) -> bool:
    for token in sentence.tokens[comma + 1 :]:
        if token.is_break:
            return True
        if not token.roles <= _LISTED:
            return False
    return True
