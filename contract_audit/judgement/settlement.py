"""Settles a case: the sum step by step, stated figures checked against it, and what courts decide differently."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, Final

import msgspec

from contract_audit.data_files import read_data
from contract_audit.finance import settlement as finance
from contract_audit.finance.reconciliation import Check, reconcile, shortfall
from contract_audit.finance.settlement import Ledger
from contract_audit.judgement.settlement_case import SettlementCase
from contract_audit.law.lpr import lpr
from contract_audit.rulebook.facts.plain import percent
from contract_audit.rulebook.schema import Localized

_SUBTRACTED: Final = ("to_funder", "paid_outside", "left_with_funder")


class Step(msgspec.Struct, frozen=True):
    """A line of the sum, in yuan; what is subtracted is negative."""

    id: str
    text: Localized
    amount: Decimal


class Contested(msgspec.Struct, frozen=True):
    """A point on which courts differ and the yuan it would come to; None where it cannot be computed or is no sum."""

    id: str
    text: Localized
    amount: Decimal | None


class Settled(msgspec.Struct, frozen=True):
    """The settlement of a case, in yuan.

    `claim` is what the operator still owes, negative where the funder owes it back, None where it cannot be computed.
    `result` and `margin_left` are None where the margin is not disclosed. `as_interest` was paid as interest or fees.
    """

    title: str
    steps: tuple[Step, ...]
    claim: Decimal | None
    claim_text: Localized
    result: Decimal | None
    margin_left: Decimal | None
    as_interest: Decimal
    checks: tuple[Check, ...]
    contested: tuple[Contested, ...]
    notes: tuple[Localized, ...]


def settle_case(case: SettlementCase) -> Settled:
    """Settle with the funder's share of fault that the case names."""
    ledger, share = _ledger(case), case.fault.funder
    outcome = finance.settle(ledger, share)
    checks = tuple(_checks(case, ledger, outcome))
    direction = "unknown" if outcome.claim is None else "owed" if outcome.claim >= 0 else "returned"
    notes = ["void", *(["unrepaired"] if any(not check.reconciles for check in checks) else []), "civil-route"]
    return Settled(
        title=case.title,
        steps=tuple(_steps(ledger, outcome)),
        claim=outcome.claim,
        claim_text=settlement_words("claims", direction),
        result=outcome.result,
        margin_left=outcome.margin_left,
        as_interest=ledger.as_interest,
        checks=checks,
        contested=tuple(_contested(case, ledger, outcome)),
        notes=tuple(settlement_words("notes", name) for name in notes),
    )


def settlement_words(section: str, key: str, **values: object) -> Localized:
    """The sentence of `settlement.yaml` under `section` and `key`, its braces filled in."""
    both = _words()[section][key]
    return Localized(both["zh"].format_map(values), both["en"].format_map(values))


def _ledger(case: SettlementCase) -> Ledger:
    def moved(kind: str) -> Decimal:
        return sum((flow.amount for flow in case.flow if flow.kind == kind), Decimal(0))

    left = case.end.assets if case.end else Decimal(0)
    with_funder = case.end is not None and case.end.held_by == "funder"
    return Ledger(
        contributed=case.contributed,
        margin=case.own_margin,
        topped_up=moved("top-up"),
        to_funder=moved("to-funder"),
        to_operator=moved("to-operator"),
        paid_outside=moved("paid-to-funder"),
        left_with_funder=left if with_funder else Decimal(0),
        left_with_operator=Decimal(0) if with_funder else left,
        as_interest=sum((flow.amount for flow in case.flow if flow.as_interest), Decimal(0)),
    )


def _steps(ledger: Ledger, outcome: finance.Settlement) -> Iterator[Step]:
    yield Step("contributed", settlement_words("steps", "contributed"), ledger.contributed)
    for name in _SUBTRACTED:
        amount: Decimal = getattr(ledger, name)
        if amount:
            yield Step(name, settlement_words("steps", name), -amount)
    if outcome.funders_part:
        text = settlement_words("steps", "funders_part", share=percent(outcome.fault))
        yield Step("funders_part", text, -outcome.funders_part)


def _checks(case: SettlementCase, ledger: Ledger, outcome: finance.Settlement) -> Iterator[Check]:
    """Stated sums against the flows; without the margin, on both bases a loss may have been reckoned from."""
    loss, refund = case.stated.loss, case.stated.refund
    recovered = ledger.to_funder + ledger.left_with_funder
    if loss is not None and outcome.loss is not None:
        yield reconcile("loss-of-trading", loss, outcome.loss)
    elif loss is not None:
        yield reconcile("loss-from-contribution", loss, shortfall(ledger.contributed, recovered))
        if case.opening_assets is not None:
            yield reconcile("loss-from-account", loss, shortfall(case.opening_assets, recovered))
    if refund is None:
        return
    if loss is not None and outcome.loss is None:
        yield reconcile("refund-from-stated-loss", refund, loss - ledger.paid_outside)
    if outcome.claim is not None:
        yield reconcile("refund-from-flows", refund, abs(outcome.claim))
        if case.opening_assets is not None and outcome.loss is None:
            computed = shortfall(case.opening_assets, recovered) - ledger.paid_outside
            yield reconcile("refund-from-account", refund, computed)


def _contested(case: SettlementCase, ledger: Ledger, outcome: finance.Settlement) -> Iterator[Contested]:
    share = case.fault.funder
    if ledger.as_interest:
        kept = finance.claim_if_interest_is_kept(ledger, share)
        yield Contested("interest-kept", settlement_words("contested", "interest-kept"), kept)
    for other in case.fault.compare:
        if other != share:
            text = settlement_words("contested", "fault", share=percent(other))
            yield Contested("fault", text, finance.settle(ledger, other).claim)
    if outcome.result is not None and outcome.result > 0:
        yield Contested("profit", settlement_words("contested", "profit"), outcome.result)
    rate = lpr(case.use.first) if case.use else None
    if case.use and rate:
        days = (case.use.last - case.use.first).days + 1
        text = settlement_words("contested", "use-of-money", rate=percent(rate.value), days=days)
        yield Contested("use-of-money", text, finance.use_of_money(ledger.contributed, rate.value, days))


@cache
def _words() -> dict[str, Any]:
    loaded: dict[str, Any] = read_data("contract_audit.judgement", "settlement.yaml")
    return loaded
