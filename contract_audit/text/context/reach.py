"""How far a cue governs the words before and behind it."""

from contract_audit.document.span import Span
from contract_audit.text.context.lexicon import Look, Reach, Rule
from contract_audit.text.context.sentence import BREAKS, Sentence

_FRESH_START = frozenset(
    {"party", "contrast", "otherwise", "if", "then", "and", "duty", "right", "negation", "prohibition", "condition"}
)
_LISTED = frozenset({"plain", "enumeration", "or", "determiner", "step", "consent", "open", "close", "party", "relation"})
_CONJUNCTIONS = frozenset({"or", "enumeration", "also"})
_DENIALS = frozenset({"negation", "prohibition"})
_EXCEPTIONS = frozenset({"exception", "gate"})


def scope_of(sentence: Sentence, index: int, rule: Rule) -> Span | None:
    """The words that the token `index` governs by `rule`; none if the rule needs words that are not there."""
    token = sentence.tokens[index]
    if rule.look is Look.FORWARD:
        scope = Span(token.cue_end, forward_end(sentence, index, rule.reach))
    elif rule.look is Look.BACKWARD:
        scope = Span(backward_start(sentence, index, rule.reach), token.start)
    elif rule.look is Look.AROUND:
        scope = Span(backward_start(sentence, index, rule.reach), forward_end(sentence, index, rule.reach))
    else:
        closer = _closer(sentence, index, rule)
        if closer is None:
            return None
        closing = sentence.tokens[closer]
        if rule.look is Look.BETWEEN:
            scope = Span(token.cue_end, closing.start)
        else:
            if closer + 1 < len(sentence.tokens) and "comma" in sentence.tokens[closer + 1].roles:
                closer += 1
            scope = Span(sentence.tokens[closer].end, forward_end(sentence, closer, rule.reach))
    return scope if len(scope) > 0 else None


def forward_end(sentence: Sentence, index: int, reach_name: str) -> int:
    """Offset at which a scope that starts behind the token `index` ends."""
    reach = sentence.lexicon.reaches[reach_name]
    tokens = sentence.tokens
    is_denial = not tokens[index].roles.isdisjoint(_DENIALS)
    listing = False
    brackets = 0
    for at in range(index + 1, len(tokens)):
        token = tokens[at]
        roles = token.roles
        if "open" in roles:
            brackets += 1
        elif "close" in roles:
            brackets -= 1
            if brackets < 0:
                return token.start
        elif "colon" in roles:
            listing = True
        elif "stop" in roles:
            if not (listing and reach.commas == "fresh"):
                return token.start
        elif "comma" in roles:
            if _comma_ends(sentence, at, reach.commas):
                return token.start
        elif ("hindrance" in roles and is_denial) or (
            not roles.isdisjoint(reach.ends_after) and not _goes_on(sentence, at)
        ):
            return token.end
        elif _ends(sentence, index, at, reach):
            return token.start
    return len(sentence.text)


def backward_start(sentence: Sentence, index: int, reach_name: str) -> int:
    """Offset at which a scope that ends at the token `index` starts.

    It is the start of the clause, or what a preposition such as 对 introduces, or the clause before if that one is a
    topic (……的，) that the clause of the cue comments on.
    """
    tokens = sentence.tokens
    if reach_name in {"unit", "past"}:
        return 0
    first = sentence.clause_of(index)
    if reach_name == "statement":
        first = sentence.statement_of(index)
        colons = (at for at in range(index - 1, first - 1, -1) if "colon" in tokens[at].roles)
        first = next(colons, first - 1) + 1
        return tokens[first - 1].cue_end if first else 0
    opener = "relation" if reach_name == "relation" else "topic"
    for at in range(index - 1, first - 1, -1):
        if opener in tokens[at].roles:
            return tokens[at].end
    if first == 0:
        return 0
    comma = tokens[first - 1]
    previous = sentence.clause_of(first - 1)
    is_topic = _is_bare(sentence, comma.cue_end, first, index) or "topic_comma" in comma.roles or (
        previous < first - 1 and "topic" in tokens[previous].roles
    )
    is_excepted = any(not token.roles.isdisjoint(_EXCEPTIONS) for token in tokens[previous:first])
    if "comma" in comma.roles and is_topic and not is_excepted:
        return tokens[previous - 1].cue_end if previous else 0
    return comma.cue_end


def _ends(sentence: Sentence, index: int, at: int, reach: Reach) -> bool:
    tokens = sentence.tokens
    token, before = tokens[at], tokens[at - 1]
    if token.start == tokens[index].end:
        return False
    if not token.roles.isdisjoint(reach.ends):
        return not ("relative" in token.roles and _is_possessive(sentence, index, at))
    joined = at - 1 > index and before.end == token.start and not before.roles.isdisjoint(_CONJUNCTIONS)
    return joined and not token.roles.isdisjoint(_DENIALS)


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether an enumeration goes on right behind the token `at`."""
    tokens = sentence.tokens
    return (
        at + 1 < len(tokens)
        and tokens[at + 1].start == tokens[at].end
        and not tokens[at + 1].roles.isdisjoint(_CONJUNCTIONS)
    )


def _comma_ends(sentence: Sentence, comma: int, commas: str) -> bool:
    if commas == "pass":
        return False
    tokens = sentence.tokens
    if comma + 1 == len(tokens):
        return commas != "fresh"
    follower = tokens[comma + 1]
    starts = follower.start == tokens[comma].end
    if commas == "end":
        return True
    if "topic_comma" in tokens[comma].roles:
        return True
    if starts and "or" in follower.roles:
        return follower.end < len(sentence.text) and _is_party_at(sentence, comma + 2, follower.end)
    if commas == "alternative":
        return True
    if starts and not follower.roles.isdisjoint(_FRESH_START):
        return True
    for at in range(comma + 1, len(tokens)):
        roles = tokens[at].roles
        if not roles.isdisjoint(BREAKS):
            return False
        if not roles <= _LISTED:
            return True
    return False


def _is_party_at(sentence: Sentence, at: int, start: int) -> bool:
    tokens = sentence.tokens
    return at < len(tokens) and tokens[at].start == start and "party" in tokens[at].roles


def _is_bare(sentence: Sentence, start: int, first: int, index: int) -> bool:
    """Whether a clause holds nothing but parties and adverbs before the cue, so that it comments on the one before."""
    end = start
    for token in sentence.tokens[first:index]:
        if token.start != end or token.roles.isdisjoint(("party", "adverb")):
            return False
        end = token.end
    return end == sentence.tokens[index].start


def _is_possessive(sentence: Sentence, index: int, relative: int) -> bool:
    return any(
        not sentence.tokens[at].roles.isdisjoint(("party", "determiner")) for at in range(index + 1, relative)
    )


def _closer(sentence: Sentence, index: int, rule: Rule) -> int | None:
    passed = not rule.through
    for at in range(index + 1, len(sentence.tokens)):
        roles = sentence.tokens[at].roles
        if passed and not roles.isdisjoint(rule.closers):
            return at
        passed = passed or not roles.isdisjoint(rule.through)
        if "stop" in roles or (rule.clause and "comma" in roles):
            return None
    return None
