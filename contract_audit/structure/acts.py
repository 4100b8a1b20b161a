"""The acts of `acts.yaml`: patterns of what a party does, and the role each speaks for."""

from functools import cache
from typing import Final

import msgspec

from contract_audit.data_files import read_data
from contract_audit.patterns import PatternError, parse_pattern
from contract_audit.structure.party import Role

TESTED: Final = frozenset({"p", "subject", "recipient", "beneficiary"})
"""Names of the party an act is tested for."""

OTHER: Final = "addressee"
"""Name of another party in an act, to which the party tested turns."""


class Act(msgspec.Struct, frozen=True, gc=False):
    """One act: names of lexicon concepts and of parties in order, and what it says for a role.

    `gaps[i]` is the most characters between name `i` and the next. `slot` is the place of the party tested, `other`
    that of another party (-1 where none is), `act` that of the last concept. `nearest` says that no party that
    can act may stand between the party tested and the act.
    """

    source: str
    role: Role
    weight: float
    names: tuple[str, ...]
    gaps: tuple[int, ...]
    slot: int
    other: int
    act: int
    nearest: bool


@cache
def load_acts() -> tuple[Act, ...]:
    """Return the acts that ship with the package; raises `PatternError` for a pattern that is none of an act."""
    data = read_data("contract_audit.structure", "acts.yaml")
    return tuple(
        parse_act(source, Role(role), float(group["weight"]))
        for role, groups in data.items()
        for group in groups
        for source in group["patterns"]
    )


def parse_act(source: str, role: Role, weight: float) -> Act:
    """Read an act: one sequence of single names, exactly one of them the party tested; else raises `PatternError`."""
    pattern = parse_pattern(source)
    elements = pattern.wanted[0].elements
    names = tuple(element.atoms[0].name for element in elements)
    slots = [at for at, name in enumerate(names) if name in TESTED]
    others = [at for at, name in enumerate(names) if name == OTHER]
    acts = [at for at, name in enumerate(names) if name not in TESTED and name != OTHER]
    single = all(len(element.atoms) == 1 and not element.atoms[0].literal for element in elements)
    if len(pattern.wanted) != 1 or pattern.barred or len(slots) != 1 or not acts or not single:
        message = f"an act is one sequence of names with exactly one party tested: {source!r}"
        raise PatternError(message)
    other = others[0] if others else -1
    nearest = names[slots[0]] != "p"
    return Act(source, role, weight, names, pattern.wanted[0].gaps, slots[0], other, acts[-1], nearest)
