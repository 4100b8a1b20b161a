"""A reference to an annex that is not among the annexes of the text."""

import re
from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.structure.numbering import chinese_number

VALUES = ("reference", "last")

_REFERENCE = re.compile(r"附(?:件|表) ?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?![个份页张式])")
_LEAST_ANNEXES = 2


def find(case: Case) -> Iterator[Discrepancy]:
    """Each annex referred to that would follow the last one, where at least two numbered ones stand in the text.

    Where none do they have not been supplied, which says nothing of the contract.
    """
    references = list(_REFERENCE.finditer(case.text))
    starts = {unit.span.start for unit in case.units} if references else set()
    numbered = {chinese_number(found["number"]) for found in references if found.start() in starts}
    if len(numbered) < _LEAST_ANNEXES:
        return
    told: set[int] = set()
    for reference in references:
        wanted = chinese_number(reference["number"])
        if wanted not in numbered and wanted not in told and wanted > 0:
            told.add(wanted)
            span = Span(*reference.span())
            values = (("reference", span.of(case.text)), ("last", str(max(numbered))))
            yield Discrepancy((case.unit_at(span.start),), (span,), values)
