"""How far a cue governs the words before it."""

from contract_audit.text.context.sentence import Sentence

_EXCEPTIONS = frozenset({"exception", "gate"})
_RELATION = frozenset({"relation"})
_TOPIC = frozenset({"topic"})
_UNACCENTED = frozenset({"party", "adverb"})


def backward_start(sentence: Sentence, index: int, reach_name: str) -> int:
    """Offset at which a scope that ends at the token `index` starts.

    For the reaches `unit` and `past` that is the start of the sentence, for `statement` the last full stop, contrast or
    colon, for `relation` behind 与. Else it is the start of the clause or what a preposition such as 对 introduces; or
    the start of the clause before, if the clause of the cue only comments on it (转借的，一律禁止).
    """
    tokens = sentence.tokens
    if reach_name in {"unit", "past"}:
        return 0
    if reach_name == "statement":
        first = sentence.statements[index]
        colons = (at for at in range(index - 1, first - 1, -1) if "colon" in tokens[at].roles)
        return sentence.start_of(next(colons, first - 1) + 1)
    first = sentence.clauses[index]
    openers = _RELATION if reach_name == "relation" else _TOPIC
    depth = 0
    for at in range(index - 1, first - 1, -1):
        roles = tokens[at].roles
        depth += ("close" in roles) - ("open" in roles)
        if depth < 0 or not openers.isdisjoint(roles):
            return tokens[at].end
    return sentence.start_of(sentence.clauses[first - 1] if _comments(sentence, index) else first)


def _comments(sentence: Sentence, index: int) -> bool:
    first = sentence.clauses[index]
    if first == 0 or "comma" not in sentence.tokens[first - 1].roles:
        return False
    previous = sentence.clauses[first - 1]
    if sentence.is_among(_EXCEPTIONS, previous, first):
        return False
    is_topic = "topic_comma" in sentence.tokens[first - 1].roles or "topic" in sentence.tokens[previous].roles
    return is_topic or _is_bare(sentence, index)


def _is_bare(sentence: Sentence, index: int) -> bool:
    """Whether nothing but parties and adverbs stands between the start of the clause and the cue."""
    first = sentence.clauses[index]
    end = sentence.start_of(first)
    for token in sentence.tokens[first:index]:
        if token.start != end or _UNACCENTED.isdisjoint(token.roles):
            return False
        end = token.end
    return end == sentence.tokens[index].start
