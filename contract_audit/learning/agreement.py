"""How far two labellings of the same documents agree."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from contract_audit.document import Span
from contract_audit.learning.labelled_documents import LabelledDocument, Mark
from contract_audit.structure import find_units


class Agreement(msgspec.Struct, frozen=True):
    """Of one family, or of all: Cohen's kappa over units and risks, and the F1 of the marks of one by the other's.

    `kappa` is None where neither labelling marks anything. `marks` counts those of both.
    """

    kappa: float | None
    span_f1: float | None
    marks: int


def agreement(
    pairs: Iterable[tuple[LabelledDocument, LabelledDocument]], family_of: Mapping[str, str]
) -> dict[str, Agreement]:
    """Agreement by family and, under `all`, over everything.

    Every unit of a document is judged for every risk of the family; a mark makes those units positive that it touches.
    Arguable marks are left out on both sides: neither is wrong. `ValueError` where the two texts of a pair differ.
    """
    tables: dict[str, Counter[tuple[bool, bool]]] = {}
    matched: dict[str, list[int]] = {}
    risks_in = Counter(family_of.values())
    for one, two in pairs:
        if one.text != two.text:
            message = f"{one.name}: the two labellings are of different texts"
            raise ValueError(message)
        units = [unit.span for unit in find_units(one.text)]
        placed = [_cells(document, units) for document in (one, two)]
        sure = [[mark for mark in document.marks if mark.certainty == "sure"] for document in (one, two)]
        arguable = _cells_of((mark for doc in (one, two) for mark in doc.marks if mark.certainty == "arguable"), units)
        for family, risks in risks_in.items():
            judged = tables.setdefault(family, Counter())
            cells = [{cell for cell in found - arguable if family_of.get(cell[0]) == family} for found in placed]
            both = cells[0] & cells[1]
            judged[True, True] += len(both)
            judged[True, False] += len(cells[0] - both)
            judged[False, True] += len(cells[1] - both)
            judged[False, False] += risks * len(units) - len(cells[0] | cells[1])
            counts = matched.setdefault(family, [0, 0])
            ours, theirs = ([mark for mark in marks if family_of.get(mark.risk) == family] for marks in sure)
            counts[0] += sum(_meets(mark, theirs) for mark in ours) + sum(_meets(mark, ours) for mark in theirs)
            counts[1] += len(ours) + len(theirs)
    every: Counter[tuple[bool, bool]] = Counter()
    for table in tables.values():
        every.update(table)
    tables["all"] = every
    matched["all"] = [sum(counts[at] for counts in matched.values()) for at in (0, 1)]
    return {
        family: Agreement(_kappa(tables[family]), _share(*matched[family]), matched[family][1]) for family in tables
    }


def _cells(document: LabelledDocument, units: list[Span]) -> set[tuple[str, int]]:
    return _cells_of((mark for mark in document.marks if mark.certainty == "sure"), units)


def _cells_of(marks: Iterable[Mark], units: list[Span]) -> set[tuple[str, int]]:
    return {(mark.risk, at) for mark in marks for at, unit in enumerate(units) if unit.overlaps(mark.span)}


def _meets(mark: Mark, others: Iterable[Mark]) -> bool:
    return any(other.risk == mark.risk and other.span.overlaps(mark.span) for other in others)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _kappa(table: Counter[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa: `(observed - expected) / (1 - expected)`."""
    whole = sum(table.values())
    ones, twos = table[True, True] + table[True, False], table[True, True] + table[False, True]
    if not whole or not (ones or twos):
        return None
    observed = (table[True, True] + table[False, False]) / whole
    expected = (ones * twos + (whole - ones) * (whole - twos)) / whole**2
    return (observed - expected) / (1 - expected) if expected < 1 else 1.0
