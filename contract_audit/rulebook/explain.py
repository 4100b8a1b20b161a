"""Why a rule speaks or stays silent about a case."""

import msgspec

from contract_audit.rulebook.case import Case
from contract_audit.rulebook.engine import Hit, applies, judge_rule
from contract_audit.rulebook.schema import Rule

_MOST_NEAREST = 3


class Near(msgspec.Struct, frozen=True):
    """The unit that comes nearest to a pattern, and the elements it lacks (none: they stand, but not so)."""

    pattern: str
    unit: int
    lacking: tuple[str, ...]


class Account(msgspec.Struct, frozen=True):
    """What a rule has to say about a case, near misses included."""

    applies: bool
    spoke: tuple[Hit, ...]
    blocked: tuple[Hit, ...]
    nearest: tuple[Near, ...]


def account(rule: Rule, case: Case) -> Account:
    """Every hit of a rule, what blocked the others, and the nearest candidates of patterns that stand nowhere."""
    hits = tuple(judge_rule(rule, case))
    fitting = applies(rule, case)
    near: list[Near] = []
    for pattern in (*rule.match.any, *rule.match.looks_for):
        found = case.matcher.nearest(pattern)
        if found is not None and not any(True for _ in case.matcher.find(pattern)):
            near.append(Near(pattern.source, found[0], found[1]))
    near.sort(key=lambda item: len(item.lacking))
    return Account(
        applies=fitting,
        spoke=tuple(hit for hit in hits if fitting and not hit.blocked),
        blocked=tuple(hit for hit in hits if hit.blocked),
        nearest=tuple(near[:_MOST_NEAREST]),
    )
