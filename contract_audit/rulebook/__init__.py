"""The rulebook: schema, loading, matching and explaining. The rules themselves are data under `rules/`."""

from contract_audit.rulebook.engine import Engine
from contract_audit.rulebook.load import compile_rules, load_rulebook, read_pages, rules_folder
from contract_audit.rulebook.schema import Page, Rule, Rulebook, RuleKind, Severity

__all__ = [
    "Engine",
    "Page",
    "Rule",
    "RuleKind",
    "Rulebook",
    "Severity",
    "compile_rules",
    "load_rulebook",
    "read_pages",
    "rules_folder",
]
