"""Loads the rulebook: compiled from a wheel, read from `rules/` in a checkout, extended by folders of the user."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePath
from typing import Final

import msgspec

from contract_audit.errors import RuleError
from contract_audit.rulebook.rule_file import read_rule
from contract_audit.rulebook.schema import Page, Rule, Rulebook

COMPILED: Final = "compiled.json"
"""The compiled rulebook inside the package; made when a wheel is built."""

PAGES: Final = "pages"
"""The rule files inside an installed package."""


def rules_folder() -> Path:
    """The folder of the rule files: `rules/` beside the package in a checkout, the packaged copy otherwise."""
    package = Path(str(files("contract_audit")))
    checkout = package.parent / "rules"
    return checkout if checkout.is_dir() else package / "rulebook" / PAGES


def read_pages(folder: Path) -> tuple[Page, ...]:
    """Every rule file below `folder`, sorted by id; raises `RuleError` with all problems of all files."""
    pages: list[Page] = []
    problems: list[tuple[str, str]] = []
    for path in sorted(folder.glob("*/*.md")):
        page, found = read_rule(PurePath(path.relative_to(folder)), path.read_text(encoding="utf-8"))
        problems += found
        if page is not None:
            pages.append(page)
    ids = [page.rule.id for page in pages]
    problems += [("rules", f"id {name} is used twice") for name in sorted({i for i in ids if ids.count(i) > 1})]
    if problems:
        raise RuleError(problems)
    return tuple(sorted(pages, key=lambda page: page.rule.id))


def compile_rules(rules: Iterable[Rule]) -> Rulebook:
    """A rulebook of these rules, with the hash of what they say."""
    ordered = tuple(sorted(rules, key=lambda rule: rule.id))
    digest = hashlib.sha256(msgspec.json.encode(ordered)).hexdigest()
    return Rulebook(ordered, digest[:16])


@cache
def load_rulebook(folders: tuple[Path, ...] = ()) -> Rulebook:
    """The shipped rules and those of `folders`; a rule of a folder takes the place of the shipped rule of its id."""
    shipped = _shipped()
    if not folders:
        return shipped
    rules = {rule.id: rule for rule in shipped.rules}
    for folder in folders:
        if not folder.is_dir():
            raise RuleError([(str(folder), "is not a folder of rules")])
        rules.update({page.rule.id: page.rule for page in read_pages(folder)})
    return compile_rules(rules.values())


def _shipped() -> Rulebook:
    compiled = files("contract_audit.rulebook") / COMPILED
    if not (Path(str(files("contract_audit"))).parent / "rules").is_dir() and compiled.is_file():
        return msgspec.json.decode(compiled.read_bytes(), type=Rulebook)
    return compile_rules(page.rule for page in read_pages(rules_folder()))
