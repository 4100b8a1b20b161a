"""A reference to an article or sub-clause of this contract that it does not have."""

import re
from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.numbering import numbering
from contract_audit.structure.numbering import chinese_number

VALUES = ("reference", "last")

_REFERENCE = re.compile(
    r"(?:本合同|本协议|本合约|本契约)书?(?:的|之|项下的?|中的?|中约定的|约定的)?"
    r"(?:第\s?(?P<article>\d{1,3}|[〇零一二三四五六七八九十百]{1,5})\s?条(?![例款件])|第?\s?(?P<one>\d{1,2})\.(?P<two>\d{1,2})\s?[条款项])"
)
_LEAST_ARTICLES = 4


def find(case: Case) -> Iterator[Discrepancy]:
    """Each reference beyond the last article, or beyond the last sub-clause of an article that has such."""
    known = numbering(case)
    if known.highest < _LEAST_ARTICLES:
        return
    for reference in _REFERENCE.finditer(case.text):
        if reference["article"]:
            wanted = chinese_number(reference["article"])
            missing, last = wanted > known.highest, str(known.highest)
        else:
            one, two = int(reference["one"]), int(reference["two"])
            highest = max((path[1] for path in known.decimals if path[0] == one), default=0)
            missing, last = 0 < highest < two, f"{one}.{highest}"
        if missing:
            span = Span(*reference.span())
            yield Discrepancy((case.unit_at(span.start),), (span,), (("reference", span.of(case.text)), ("last", last)))
