"""The extractors, found in their folder: one module for each term."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from contract_audit.terms import extractors
from contract_audit.terms.source import TermSource
from contract_audit.terms.term import Term

Extract = Callable[[TermSource], Iterator[Term]]


@cache
def load_extractors() -> MappingProxyType[str, Extract]:
    """By term id, in order of the modules' names. Each module has `TERM` and `extract(source)`."""
    found: dict[str, Extract] = {}
    for module_info in iter_modules(extractors.__path__):
        module = import_module(f"{extractors.__name__}.{module_info.name}")
        found[module.TERM] = module.extract
    return MappingProxyType(found)
