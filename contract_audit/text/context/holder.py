"""Who is bound by a cue."""

from contract_audit.document.span import Span
from contract_audit.text.context.sentence import Sentence

_MARKS_OBJECT = frozenset("向对与和为给经将把由因非的予得以除")
_MARKS_ATTRIBUTE = frozenset("的之与和、：（")


def holder_of(sentence: Sentence, index: int) -> Span | None:
    """The party bound by the token `index`: told what not to do right behind it, or the last subject before it."""
    tokens = sentence.tokens
    if "prohibition" in tokens[index].roles and sentence.adjoins(index) and "party" in tokens[index + 1].roles:
        return Span(tokens[index + 1].start, tokens[index + 1].end)
    end = index
    while end > sentence.statements[index]:
        first = sentence.clauses[end]
        for at in range(first, end):
            if "party" in tokens[at].roles and _is_subject(sentence.text, tokens[at].start, tokens[at].end):
                return Span(tokens[at].start, tokens[at].end)
        end = first - 1
    return None


def _is_subject(text: str, start: int, end: int) -> bool:
    return (start == 0 or text[start - 1] not in _MARKS_OBJECT) and (
        end == len(text) or text[end] not in _MARKS_ATTRIBUTE
    )
