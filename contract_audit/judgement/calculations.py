"""The calculations of a report: what the contract's figures come to, and what cannot be computed and why."""

from collections.abc import Iterable

import msgspec

from contract_audit.judgement.cost import Cost, cost
from contract_audit.judgement.figures import Figures, Gap, figures
from contract_audit.judgement.money_at_risk import Exposure, money_at_risk
from contract_audit.judgement.norms import Norm, norms
from contract_audit.judgement.stress import Stress, stress
from contract_audit.judgement.validity import Validity
from contract_audit.rulebook.case import Case


class Calculations(msgspec.Struct, frozen=True):
    """Everything that was computed for one contract; sums in yuan, rates and shares plain decimals."""

    inputs: Figures
    stress: Stress | None
    cost: Cost | None
    money_at_risk: tuple[Exposure, ...]
    norms: tuple[Norm, ...]
    gaps: tuple[Gap, ...]


def calculate(case: Case, validity: Validity, risks: Iterable[str] = ()) -> Calculations:
    """Compute what a case's terms allow in the readings of its validity; `risks` are the ids of its findings' risks."""
    known = frozenset(risks)
    stated = figures(case)
    stressed, open_stress = stress(case)
    priced, open_cost = cost(case, validity, known)
    return Calculations(
        inputs=stated,
        stress=stressed,
        cost=priced,
        money_at_risk=money_at_risk(case, validity, priced, known),
        norms=norms(case, priced),
        gaps=(*stated.gaps, *open_stress, *open_cost),
    )
