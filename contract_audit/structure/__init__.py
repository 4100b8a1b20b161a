"""Units, clauses, parties with their roles, definitions, annexes and signature block of a document."""

from contract_audit.structure.clauses import Clause
from contract_audit.structure.closing import Annex
from contract_audit.structure.coined import coined_names
from contract_audit.structure.definitions import Definition
from contract_audit.structure.party import Party, Role
from contract_audit.structure.role_hits import role_hits
from contract_audit.structure.structure import Structure, build_structure
from contract_audit.structure.surroundings import Surroundings
from contract_audit.structure.talk import Turn
from contract_audit.structure.units import Unit, UnitKind, find_units

__all__ = [
    "Annex",
    "Clause",
    "Definition",
    "Party",
    "Role",
    "Structure",
    "Surroundings",
    "Turn",
    "Unit",
    "UnitKind",
    "build_structure",
    "coined_names",
    "find_units",
    "role_hits",
]
