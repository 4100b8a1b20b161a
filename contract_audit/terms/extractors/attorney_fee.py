"""Costs of enforcement that are passed on to the other side, and what limits them."""

import re
from collections.abc import Iterator
from typing import Any

from contract_audit.terms.source import TermSource
from contract_audit.terms.stated_phrases import stated_places
from contract_audit.terms.term import Term

TERM = "attorney_fee"

_CAP = re.compile(r"(?:按|依|不超过|以)(?P<cap>[^，。；、]{2,20}?)(?:计算|为限|标准|以内|的律师费)")


def extract(source: TermSource) -> Iterator[Term]:
    """`{covered, cap}`; `cap` is absent where nothing limits the costs."""
    for _, place in stated_places(source, TERM):
        value: dict[str, Any] = {"covered": True}
        cap = _CAP.search(source.text, place.start, place.end)
        if cap:
            value["cap"] = cap["cap"]
        yield source.term(TERM, value, place, confidence=0.8)
