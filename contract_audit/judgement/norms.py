"""What holds on the exchanges, beside the contract's own figures."""

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from contract_audit.deal import Underlying
from contract_audit.judgement.cost import Cost
from contract_audit.judgement.figures import figures
from contract_audit.judgement.wording import said, words
from contract_audit.law.margin import initial_margin
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.facts.formation import formation
from contract_audit.rulebook.schema import Localized


class Norm(msgspec.Struct, frozen=True):
    """A figure, or a range as a pair, and the contract's own where it states one; plain decimals."""

    id: str
    text: Localized
    value: Decimal | tuple[Decimal, Decimal]
    contract_value: Decimal | None


def norms(case: Case, cost: Cost | None) -> tuple[Norm, ...]:
    """The norms for a deal in shares; none for any other."""
    return tuple(_norms(case, cost)) if case.deal.underlying is Underlying.SHARES else ()


def _norms(case: Case, cost: Cost | None) -> Iterator[Norm]:
    leverage = figures(case).leverage
    formed = formation(case)
    least = initial_margin(formed.day)
    if least is not None:
        own = 1 / leverage.value if leverage else None
        yield Norm("initial-margin", said("norms", "initial-margin", opened=least.from_), least.ratio, own)
        most = said("norms", "exchange-leverage")
        yield Norm("exchange-leverage", most, least.max_leverage, leverage.value if leverage else None)
    rate = cost.total_rate if cost else None
    for name, (low, high) in words()["rates"].items():
        yield Norm(name, said("norms", name), (Decimal(low), Decimal(high)), rate)
