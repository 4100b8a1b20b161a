"""Defined terms: `本合同所称“X”指…`, `（1）X：指…`, `以下简称“X”`."""

import re
from collections.abc import Sequence

import msgspec

from contract_audit.document import Span
from contract_audit.structure.heads import SHORT_FOR
from contract_audit.structure.units import Unit

_CUE = re.compile(r"指|系|简称|下称|统称|合称|以下称")
_TERM = r"(?P<{0}>[^“”\"：:，,。；（）()\s]{{1,20}})"
_DEFINED = re.compile(
    "|".join(
        (
            rf"[“\"「]{_TERM.format('quoted')}[”\"」]\s?(?:是指|系指|意指|均指|指)",
            rf"(?:本合同|本协议|本合约)(?:所称|所指|中所称|项下|中)的?{_TERM.format('called')}[，,]?(?:是指|系指|指的是|指)",
            rf"(?:\A|[）)、.．]\s?){_TERM.format('listed')}\s?[：:]\s?(?:是指|系指|指)",
            rf"(?:{SHORT_FOR})\s?[“\"「『]?{_TERM.format('short')}",
        )
    )
)


class Definition(msgspec.Struct, frozen=True, gc=False):
    """A term the document defines, and the unit that defines it."""

    term: str
    span: Span


def find_definitions(text: str, units: Sequence[Unit]) -> tuple[Definition, ...]:
    """Every defined term, once, in order."""
    found: dict[str, Span] = {}
    for unit in units:
        line = unit.span.of(text)
        if not _CUE.search(line):
            continue
        for match in _DEFINED.finditer(line):
            term = (match[match.lastgroup or 0] or "").strip('“”"「」『』')
            if term:
                found.setdefault(term, unit.span)
    return tuple(Definition(term, span) for term, span in found.items())
