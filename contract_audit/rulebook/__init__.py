"""The rulebook: schema, loading, matching and explaining. The rules themselves are data under `rules/`."""

from contract_audit.rulebook.engine import Engine, Hit, applies, excuse_in, severity_in
from contract_audit.rulebook.load import compile_rules, load_rulebook, read_pages, rules_folder
from contract_audit.rulebook.schema import Page, Rule, Rulebook, RuleKind, Severity

__all__ = [
    "Engine",
    "Hit",
    "Page",
    "Rule",
    "RuleKind",
    "Rulebook",
    "Severity",
    "applies",
    "compile_rules",
    "excuse_in",
    "load_rulebook",
    "read_pages",
    "rules_folder",
    "severity_in",
]
