"""The numbering of the contract itself: which articles and sub-clauses it has."""

import msgspec

from contract_audit.rulebook.case import Case
from contract_audit.structure.numbering import Style, read_marker

_TOP = (Style.ARTICLE, Style.CHINESE, Style.NUMBER, Style.CHAPTER)
_DECIMALS = (Style.DECIMAL_2, Style.DECIMAL_3, Style.DECIMAL_4)


class Numbering(msgspec.Struct, frozen=True, gc=False):
    """The printed numbers outside annexes.

    `articles` are `(ordinal, start)` of 第N条 in order; `highest` the greatest ordinal of any style that numbers
    articles; `decimals` every `5.2` as a path of two.
    """

    articles: tuple[tuple[int, int], ...]
    highest: int
    decimals: frozenset[tuple[int, int]]


def numbering(case: Case) -> Numbering:
    """The numbering of the case, read once."""
    return case.once("numbering", _numbering)


def _numbering(case: Case) -> Numbering:
    annexes = [annex.span for annex in case.structure.annexes]
    articles: list[tuple[int, int]] = []
    decimals: set[tuple[int, int]] = set()
    highest = 0
    for clause in case.structure.clauses:
        marker = read_marker(clause.number) if clause.number else None
        if marker is None or any(span.contains(clause.span) for span in annexes):
            continue
        if marker.style in _DECIMALS:
            decimals.add((marker.path[0], marker.path[1]))
            highest = max(highest, marker.path[0])
        elif marker.style in _TOP:
            highest = max(highest, marker.ordinal)
            if marker.style is Style.ARTICLE and "之" not in marker.printed:
                articles.append((marker.ordinal, clause.span.start))
    return Numbering(tuple(articles), highest, frozenset(decimals))
