"""Who is bound by a cue."""

from contract_audit.document.span import Span
from contract_audit.text.context.sentence import Sentence

_OBJECT_MARKERS = ("向", "对", "与", "和", "为", "给", "经", "将", "把", "由", "因", "非", "的", "予", "得", "以", "除")
_NO_SUBJECT = ("的", "之", "与", "和", "、", "：", ":", "（")


def holder_of(sentence: Sentence, index: int) -> Span | None:
    """The party named last as a subject before the token `index` in its statement, if any."""
    tokens = sentence.tokens
    if "prohibition" in tokens[index].roles and index + 1 < len(tokens) and "party" in tokens[index + 1].roles and tokens[index + 1].start == tokens[index].end:
        return Span(tokens[index + 1].start, tokens[index + 1].end)
    at = index
    first = sentence.statement_of(index)
    while at > first:
        start = sentence.clause_of(at)
        for candidate in range(start, at):
            if "party" in tokens[candidate].roles and _is_subject(sentence, candidate):
                return Span(tokens[candidate].start, tokens[candidate].end)
        if start == 0:
            return None
        at = start - 1
    return None


def _is_subject(sentence: Sentence, candidate: int) -> bool:
    token = sentence.tokens[candidate]
    before = sentence.text[token.start - 1 : token.start]
    behind = sentence.text[token.end : token.end + 1]
    return not (before and before in _OBJECT_MARKERS) and behind not in _NO_SUBJECT
