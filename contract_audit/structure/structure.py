"""The structure of a document, put together."""

import msgspec

from contract_audit.document import Span
from contract_audit.patterns import ScanIndex
from contract_audit.structure.clauses import Clause, attach_clauses, find_clauses
from contract_audit.structure.closing import Annex, find_annexes, find_signature, find_title
from contract_audit.structure.definitions import Definition, find_definitions
from contract_audit.structure.parties import find_parties
from contract_audit.structure.party import Party
from contract_audit.structure.speakers import find_speakers
from contract_audit.structure.talk import Turn, find_turns
from contract_audit.structure.units import Unit, find_units
from contract_audit.text import NormalText


class Structure(msgspec.Struct, frozen=True):
    """What the document consists of, in coordinates of its normalised text.

    `talk` says that it is a conversation; `turns` are then its contributions and `parties` its speakers.
    """

    title: str
    units: tuple[Unit, ...]
    clauses: tuple[Clause, ...] = ()
    parties: tuple[Party, ...] = ()
    definitions: tuple[Definition, ...] = ()
    annexes: tuple[Annex, ...] = ()
    signature: Span | None = None
    turns: tuple[Turn, ...] = ()

    @property
    def talk(self) -> bool:
        """Whether the document is a conversation."""
        return bool(self.turns)


def build_structure(normal: NormalText, index: ScanIndex, tables: tuple[Span, ...] = ()) -> Structure:
    """Find the structure of `normal`, which `index` has scanned; `tables` are in coordinates of the normal text."""
    text = normal.text
    units = find_units(text, tables)
    turns = find_turns(text, _lines(text, units))
    if turns:
        return Structure("", units, parties=find_speakers(turns, index), turns=turns)
    title = find_title(text, units)
    clauses = find_clauses(text, units, title)
    units = attach_clauses(units, clauses)
    return Structure(
        title=title,
        units=units,
        clauses=clauses,
        parties=find_parties(text, units, index),
        definitions=find_definitions(text, units),
        annexes=find_annexes(text, units),
        signature=find_signature(text, units),
    )


def _lines(text: str, units: tuple[Unit, ...]) -> list[Span]:
    lines: list[Span] = []
    for unit in units:
        if lines and "\n" not in text[lines[-1].end : unit.span.start]:
            lines[-1] = Span(lines[-1].start, unit.span.end)
        else:
            lines.append(unit.span)
    return lines
