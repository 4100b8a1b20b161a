"""Terms that are defined and never used, and terms quoted like defined ones that nothing defines."""

import re
from collections import Counter
from collections.abc import Iterator

from contract_audit.document import Span
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.text.characters import HAN

VALUES = ("term", "fault_zh", "fault_en", "uses")

_LEAST_DEFINITIONS = 3
_LEAST_USES = 3
_QUOTED = re.compile(rf"“({HAN}{{2,10}})”")
_HAN = re.compile(rf"(?!.*或){HAN}{{2,10}}")
_CALLED = re.compile(r"(?:称|叫做|名为|即|指|点击|点选|勾选|标明|注明|选择|按钮|题为|印有|写明)为?(?:了|的是)?\Z")


def find(case: Case) -> Iterator[Discrepancy]:
    """In a text with a list of definitions only; names of parties are none."""
    labels = {label for party in case.structure.parties for label in party.labels()}
    defined = [item for item in case.structure.definitions if item.term not in labels]
    if len(defined) < _LEAST_DEFINITIONS:
        return
    for item in defined:
        if _HAN.fullmatch(item.term) and case.text.count(item.term) == 1:
            unit = case.unit_at(item.span.start)
            yield _told(unit, item.span, item.term, ("只有定义，正文没有使用", "is defined and never used"), 1)
    names = {item.term for item in case.structure.definitions} | labels
    quoted = [match for match in _QUOTED.finditer(case.text) if match[1] not in names]
    counts = Counter(match[1] for match in quoted)
    for term, uses in counts.items():
        places = [match for match in quoted if match[1] == term]
        called = any(_CALLED.search(case.text, max(0, at.start() - 4), at.start()) for at in places)
        if uses >= _LEAST_USES and not called:
            span = Span(*places[0].span())
            fault = ("按定义用语使用，却没有定义", "is used like a defined term and not defined")
            yield _told(case.unit_at(span.start), span, term, fault, uses)


def _told(unit: int, span: Span, term: str, fault: tuple[str, str], uses: int) -> Discrepancy:
    values = (("term", term), ("fault_zh", fault[0]), ("fault_en", fault[1]), ("uses", str(uses)))
    return Discrepancy((unit,), (span,), values)
