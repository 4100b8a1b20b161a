"""What a guarantee covers."""

import re
from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.terms.source import TermSource
from contract_audit.terms.stated_phrases import stated_places
from contract_audit.terms.term import Term

TERM = "guarantee.scope"

_END = re.compile(r"[。；（(]")


def extract(source: TermSource) -> Iterator[Term]:
    """The words behind 保证范围, up to the end of the sentence."""
    for _, place in stated_places(source, "guarantee_scope"):
        window = source.windows[source.matcher.window_at(place.start)]
        end = _END.search(source.text, place.end, window.end)
        whole = Span(place.start, end.start() if end else window.end)
        term = source.term(TERM, "", whole, confidence=0.8)
        yield source.term(TERM, term.span.of(source.text), whole, confidence=0.8)
