"""The number of the custody agreement."""

import re
from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.terms.names import find_number
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term

TERM = "custody_agreement_no"

_REACH = 40
_TITLE = r"《[^《》]{0,24}(?:存管|托管|保管|监管|监督)[^《》]{0,10}(?:协议|合同)》"
_NUMBER = r"[A-Za-z0-9][A-Za-z0-9/_〔〕-]{3,40}(?![A-Za-z0-9/_〔〕-])"
_TITLED = re.compile(
    rf"{_TITLE}[（，]?编号(?:为|：|:)?(?P<behind>{_NUMBER})|编号(?:为|：|:)?(?P<before>{_NUMBER})的{_TITLE}"
)


def extract(source: TermSource) -> Iterator[Term]:
    """Numbers right behind 存管协议编号 and its kin, and those beside the title of such an agreement."""
    if "编号" in source.text:
        for match in _TITLED.finditer(source.text):
            titled = Span(*match.span("behind" if match["behind"] else "before"))
            if source.matcher.window_at(titled.start) >= 0:
                yield source.term(TERM, titled.of(source.text), titled)
    for window in source.holding("custody_agreement_label"):
        for start, end in source.hits("custody_agreement_label", window):
            number = find_number(source.text, Span(end, min(source.windows[window].end, end + _REACH)))
            if number is not None:
                yield source.term(TERM, number.of(source.text), covering(Span(start, end), number), raw=number)
                break
