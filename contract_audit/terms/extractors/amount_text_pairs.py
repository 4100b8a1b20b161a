"""A sum written twice, in capitals and in figures: both values, equal or not."""

import re
from collections.abc import Iterator

from contract_audit.terms.binding import written_twice
from contract_audit.terms.source import TermSource, covering
from contract_audit.terms.term import Term

TERM = "amount_text_pairs"

_FIGURES = re.compile(r"[0-9]")


def extract(source: TermSource) -> Iterator[Term]:
    """`[in words, in figures]` for each; a numeral that cannot be read leaves None and its issue."""
    for one, two in written_twice(source):
        words, figures = (two, one) if _FIGURES.search(one.span.of(source.text)) else (one, two)
        issues = tuple(dict.fromkeys((*words.issues, *figures.issues)))
        if words.value is not None and figures.value is not None and words.value != figures.value:
            issues = (*issues, "amounts-differ")
        yield source.term(
            TERM, [words.value, figures.value], covering(one.span, two.span), unit=words.unit, issues=issues
        )
