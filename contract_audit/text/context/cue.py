"""What a cue is: words that put other words of the same sentence into a context."""

from enum import StrEnum

import msgspec

from contract_audit.document.span import Span


class ContextKind(StrEnum):
    """What a sentence says about the words in question, instead of simply agreeing them."""

    NEGATION = "negation"
    PROHIBITION = "prohibition"
    CONDITION = "condition"
    EXCEPTION = "exception"
    REOPENED = "reopened"
    DEFINITION = "definition"
    QUOTED_LAW = "quoted_law"
    HISTORY = "history"
    SELF_PRAISE = "self_praise"
    QUESTION = "question"
    REPORTED = "reported"


class Cue(msgspec.Struct, frozen=True, gc=False):
    """One cue of a sentence; all spans are offsets into that sentence.

    `span` covers the cue's own words, `scope` the words it governs, `holder` the party or noun standing before it that
    is bound by it (of 乙方不得转让 it is 乙方), where there is one.
    """

    kind: ContextKind
    span: Span
    scope: Span
    holder: Span | None = None
