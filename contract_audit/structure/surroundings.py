"""What words stand in: the context of their own sentence, and of the line that governs their list."""

from collections.abc import Sequence
from functools import cached_property

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
        self._cues: dict[int, tuple[Cue, ...]] = {}
        self._announcements: dict[int, frozenset[ContextKind]] = {}

    @cached_property
    def _stems(self) -> list[int]:
        """For each unit the unit that announces its list, -1 where there is none."""
        return _stems(self._text, self._units)

    def cues(self, unit: int) -> tuple[Cue, ...]:
        """Return the context cues of a unit, relative to its start."""
        known = self._cues.get(unit)
        if known is None:
            known = self._cues[unit] = find_cues(self._units[unit].span.of(self._text))
        return known

    def contexts(self, unit: int, evidence: Sequence[Span], head: Span) -> frozenset[ContextKind]:
        """Return the kinds of context over `head` in a unit.

        Cues that are themselves part of the evidence do not count: a pattern that asks for 不得 means it.
        """
        cues, stem = self.cues(unit), self._stems[unit]
        kinds: frozenset[ContextKind] = frozenset()
        if cues:
            start = self._units[unit].span.start
            at = head.start - start
            over = tuple(
                cue
                for cue in cues
                if cue.scope.start <= at < cue.scope.end
                and not any(cue.span.shifted(start).overlaps(part) for part in evidence)
            )
            kinds = contexts_of(over, head.shifted(-start)) if over else kinds
        return kinds if stem < 0 else kinds | self._announced(stem)

    def _announced(self, stem: int) -> frozenset[ContextKind]:
        """Return what the governing line says of everything it announces: the contexts that reach its end."""
        known = self._announcements.get(stem)
        if known is None:
            length = len(self._units[stem].span)
            reaching = (cue.kind for cue in self.cues(stem) if cue.scope.end >= length - 1)
            known = self._announcements[stem] = _INHERITED.intersection(reaching)
        return known


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
