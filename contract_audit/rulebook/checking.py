"""The checks, found in their folder: one module for each way in which figures and clauses can disagree."""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

import msgspec

from contract_audit.rulebook import checks
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy


class Check(msgspec.Struct, frozen=True):
    """A check by name: what it finds in a case, and the names of the values its discrepancies carry."""

    find: Callable[[Case], Iterable[Discrepancy]]
    values: frozenset[str]


@cache
def load_checks() -> MappingProxyType[str, Check]:
    """By name, in order of the modules' names. Each module has `VALUES` and `find(case)`."""
    found: dict[str, Check] = {}
    for module_info in iter_modules(checks.__path__):
        module = import_module(f"{checks.__name__}.{module_info.name}")
        found[module_info.name] = Check(module.find, frozenset(module.VALUES))
    return MappingProxyType(found)
