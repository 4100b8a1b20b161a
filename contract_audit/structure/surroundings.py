"""What words stand in: the context of their own sentence, and of the line that governs their list."""

from collections.abc import Sequence

from contract_audit.document import Span
from contract_audit.structure.numbering import read_marker
from contract_audit.structure.units import Unit, UnitKind
from contract_audit.text.context import ContextKind, Cue, contexts_of, find_cues

_INHERITED = frozenset(
    {
        ContextKind.NEGATION,
        ContextKind.PROHIBITION,
        ContextKind.QUOTED_LAW,
        ContextKind.HISTORY,
        ContextKind.REPORTED,
        ContextKind.DEFINITION,
    }
)
"""Contexts a list takes over from the line that announces it (`乙方不得：`)."""


class Surroundings:
    """Contexts of words of one text, unit by unit.

    A line that ends with a colon governs the list items that follow it; what it forbids or denies, it forbids or denies
    of each item.
    """

    def __init__(self, text: str, units: Sequence[Unit]) -> None:
        self._text = text
        self._units = units
        self._stems = _stems(text, units)

    def cues(self, unit: int) -> tuple[Cue, ...]:
        """Return the context cues of a unit, relative to its start."""
        return find_cues(self._units[unit].span.of(self._text))

    def contexts(self, unit: int, evidence: Sequence[Span], head: Span) -> frozenset[ContextKind]:
        """Return the kinds of context over `head` in a unit.

        Cues that are themselves part of the evidence do not count: a pattern that asks for 不得 means it.
        """
        start = self._units[unit].span.start
        cues = tuple(
            cue for cue in self.cues(unit) if not any(cue.span.shifted(start).overlaps(part) for part in evidence)
        )
        kinds = frozenset(contexts_of(cues, head.shifted(-start)))
        stem = self._stems[unit]
        return kinds if stem < 0 else kinds | self._announced(stem)

    def _announced(self, stem: int) -> frozenset[ContextKind]:
        """Return what the governing line says of everything it announces: the contexts that reach its end."""
        length = len(self._units[stem].span)
        return _INHERITED.intersection(cue.kind for cue in self.cues(stem) if cue.scope.end >= length - 1)


def _stems(text: str, units: Sequence[Unit]) -> list[int]:
    """For each unit the unit that announces its list, -1 where there is none."""
    stems = [-1] * len(units)
    stem, style = -1, None
    for at, unit in enumerate(units):
        words = unit.span.of(text)
        marker = read_marker(words) if unit.kind is not UnitKind.ROW else None
        if stem >= 0:
            first = at == stem + 1
            if first:
                style = marker.style if marker else None
            goes_on = (
                marker is not None and marker.style is style
                if style is not None
                else first or _unfinished(text, units, at)
            )
            if goes_on or (marker is None and not first and _unfinished(text, units, at)):
                stems[at] = stem
            else:
                stem = -1
        if words.endswith((":", "：")):
            stem, style = at, None
    return stems


def _unfinished(text: str, units: Sequence[Unit], at: int) -> bool:
    """Whether the unit before leaves its list open: it ends with a semicolon, a comma or no mark at all."""
    return not units[at - 1].span.of(text).endswith(("。", "！", "？"))
