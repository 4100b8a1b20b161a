"""Reads a text as the pipeline does and hands back the terms it states."""

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal

import pytest

from contract_audit.document import Document, Origin
from contract_audit.patterns import Matcher, Scanner, load_lexicon
from contract_audit.structure import build_structure, role_hits
from contract_audit.terms import Term, extract_terms, term_patterns
from contract_audit.text import normalise
from contract_audit.text.quantities import find_quantities

PARTIES = "甲方（出资方）：松陵资本管理有限公司\n乙方（操盘方）：顾怀瑾\n"
"""Gives the letters their roles where a test's sentence does not."""


@pytest.fixture(scope="session")
def read() -> Callable[[str], tuple[str, tuple[Term, ...]]]:
    scanner = Scanner(load_lexicon(), patterns=term_patterns())

    def read_text(text: str) -> tuple[str, tuple[Term, ...]]:
        normal = normalise(Document(text=text, media_type="text/plain", origin=Origin.TEXT))
        index = scanner.scan(normal.text)
        structure = build_structure(normal, index)
        quantities = find_quantities(normal.text)
        hits = defaultdict(list)
        values: dict[tuple[str, tuple[int, int]], Decimal] = {}
        for quantity in quantities:
            place = (quantity.span.start, quantity.span.end)
            hits[quantity.kind.value].append(place)
            if quantity.value is not None:
                values[quantity.kind.value, place] = quantity.value
        for name, places in {**hits, **role_hits(structure, index)}.items():
            index.add(name, places)
        matcher = Matcher(index, [unit.span for unit in structure.units], values)
        return normal.text, extract_terms(normal.text, structure, matcher, quantities)

    return read_text


@pytest.fixture(scope="session")
def stated(read) -> Callable[..., list[Term]]:
    def terms(sentence: str, term: str) -> list[Term]:
        return [found for found in read(PARTIES + sentence)[1] if found.term == term]

    return terms
