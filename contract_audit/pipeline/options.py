"""What a caller may choose about one audit."""

from datetime import date

import msgspec


class Options(msgspec.Struct, frozen=True):
    """Options of an audit; together with the bytes, the rulebook, the model and the law tables they fix the outcome.

    `situation`: where the reader stands (one of `judgement.SITUATIONS`; None: not said). `as_of`: the date at which
    law is read where the contract bears none (None: the law tables' own date); `threshold`: findings less sure than
    this are left out unless `all_findings`; `include_text`: put the document's text into the report; `model`: let the
    trained classifier speak beside the rules.
    """

    lang: str = "zh"
    as_of: date | None = None
    situation: str | None = None
    threshold: float = 0.5
    all_findings: bool = False
    include_text: bool = False
    model: bool = True
