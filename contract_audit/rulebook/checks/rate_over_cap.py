"""Each agreed rate against the ceiling of the day the contract was formed."""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.ceiling import Ceiling, ceiling
from contract_audit.rulebook.facts.stake import only_value
from contract_audit.rulebook.schema import Severity
from contract_audit.terms import Term

VALUES = ("rate", "cap", "gap", "cap_zh", "cap_en")

_GRAVE = Decimal("0.24")
_HIGHEST_CAP = Decimal("0.154")
"""The highest ceiling there has been since August 2020: above it a rate is over whatever the day."""

_DAYS = 365


def find(case: Case) -> Iterator[Discrepancy]:
    """Each yearly rate above the ceiling, an overdue rate that is a multiple of the contract's own included.

    An interest rate that is only repeated or explained is told once.
    """
    limit = ceiling(case)
    once = {term.value: term for term in reversed(case.stated("interest_rate"))}
    for term in (
        *sorted(once.values(), key=lambda term: term.span),
        *case.stated("overdue_rate"),
        *(case.stated("default_penalty") if "lending" in case.deal.tags else ()),
    ):
        rate = _yearly(case, term)
        if rate is not None and rate > limit.rate:
            yield _discrepancy(case, term, rate, limit)


def _yearly(case: Case, term: Term) -> Decimal | None:
    if isinstance(term.value, Decimal):
        return term.value
    if isinstance(term.value, dict) and term.value.get("multiplier"):
        own = only_value(case.stated("interest_rate"))
        return own * term.value["multiplier"] if own else None
    if isinstance(term.value, dict) and term.value.get("type") == "daily":
        daily = term.value["value"]
        return daily * _DAYS if daily and daily < 1 else None
    return None


def _discrepancy(case: Case, term: Term, rate: Decimal, limit: Ceiling) -> Discrepancy:
    if rate >= _GRAVE:
        severity = Severity.CRITICAL
    else:
        severity = Severity.MEDIUM if not limit.dated and rate <= _HIGHEST_CAP else Severity.HIGH
    found = Discrepancy((case.unit_at(term.span.start),), (term.span,), limit.values(rate))
    return msgspec.structs.replace(found, severity=severity)
