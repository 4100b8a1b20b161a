"""The words a cue governs, and whether it is one at all where it stands."""

from contract_audit.document.span import Span
from contract_audit.text.context.backward import backward_start
from contract_audit.text.context.forward import forward_end
from contract_audit.text.context.lexicon import Look, Rule
from contract_audit.text.context.proviso import reopens
from contract_audit.text.context.sentence import Sentence

_TOPIC = frozenset({"topic"})


def scope_of(sentence: Sentence, index: int, rule: Rule) -> Span | None:
    """The words that the token `index` governs by `rule`; none if it is no cue there or governs nothing."""
    if not _applies(sentence, index, rule):
        return None
    token = sentence.tokens[index]
    if rule.look in {Look.BETWEEN, Look.AFTER}:
        closer = _closer(sentence, index, rule)
        if closer is None:
            return None
        if rule.look is Look.BETWEEN:
            start, end = token.cue_end, sentence.tokens[closer].start
        else:
            if sentence.adjoins(closer) and "comma" in sentence.tokens[closer + 1].roles:
                closer += 1
            start, end = sentence.tokens[closer].end, forward_end(sentence, closer, rule.reach)
    else:
        is_backward = rule.look is Look.BACKWARD
        start = token.cue_end if rule.look is Look.FORWARD else backward_start(sentence, index, rule.reach)
        end = token.start if is_backward else forward_end(sentence, index, rule.reach)
    longest = len(sentence.text) if rule.longest is None else rule.longest
    return Span(start, end) if 0 < end - start <= longest else None


def _applies(sentence: Sentence, index: int, rule: Rule) -> bool:
    first, count = sentence.clauses[index], len(sentence.tokens)
    return not (
        (rule.needs_before and not sentence.is_among(rule.needs_before, first, index))
        or (rule.needs_behind and not sentence.is_among(rule.needs_behind, index + 1, count))
        or (rule.needs_anywhere and rule.needs_anywhere.isdisjoint(sentence.roles))
        or (rule.bars_before and sentence.is_among(rule.bars_before, first, index))
        or (rule.bars and sentence.is_among(rule.bars, first, min(sentence.clause_end(index) + 1, count)))
        or not rule.bars_anywhere.isdisjoint(sentence.roles)
        or (rule.final and not _is_final(sentence, index))
        or (rule.proviso and not reopens(sentence, index))
    )


def _is_final(sentence: Sentence, index: int) -> bool:
    if sentence.tokens[index].end == len(sentence.text) or (
        sentence.adjoins(index) and sentence.tokens[index + 1].is_break
    ):
        return True
    return sentence.is_among(_TOPIC, sentence.clauses[index], index)


def _closer(sentence: Sentence, index: int, rule: Rule) -> int | None:
    passed = not rule.through
    for at in range(index + 1, len(sentence.tokens)):
        roles = sentence.tokens[at].roles
        if passed and not rule.closers.isdisjoint(roles):
            return at
        passed = passed or not rule.through.isdisjoint(roles)
        if "stop" in roles or ("comma" in roles and (rule.closes_in_clause or not passed)):
            return None
    return None
