"""The blank a new rule starts from."""

from importlib.resources import files
from pathlib import PurePosixPath

from contract_audit import law
from contract_audit.errors import RuleError


def blank_rule(rule_id: str) -> tuple[PurePosixPath, str]:
    """Where the file of a new rule goes and what it starts with; raises `RuleError` for an id outside the taxonomy."""
    risk = rule_id.split(".", maxsplit=1)[0]
    if risk not in law.bases():
        raise RuleError([(rule_id, "the part before the dot must be a risk of the taxonomy")])
    template = (files("contract_audit.rulebook") / "blank.md").read_text(encoding="utf-8")
    return PurePosixPath("preview") / f"{rule_id}.md", template.format(id=rule_id, risk=risk)
