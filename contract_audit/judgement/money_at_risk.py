"""How much money the borrower stands to lose, in each reading of the agreement.

Read as off-exchange financing, interest and fees count as zero; where crime is suspected the civil route may close.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

import msgspec

from contract_audit.judgement.cost import Cost
from contract_audit.judgement.figures import figures
from contract_audit.judgement.stress import is_about_prices
from contract_audit.judgement.validity import Validity, Verdict
from contract_audit.judgement.wording import joined, said
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.facts.plain import money, percent
from contract_audit.rulebook.schema import Localized

_VOID: Final = frozenset({Verdict.VOID_LIKELY, Verdict.VOID_CONTESTED, Verdict.SUSPECTED_CRIME})
_ZERO: Final = Decimal(0)
_NO_NOTE: Final = Localized("", "")


class Exposure(msgspec.Struct, frozen=True):
    """What is at risk in one reading, in yuan; `amount` is None where it cannot be computed, never zero instead.

    `reading` is `as-written`, `void`, `loan` or `crime`.
    """

    reading: str
    name: Localized
    amount: Decimal | None
    formula: Localized
    note: Localized = _NO_NOTE


class _Stake(msgspec.Struct, frozen=True):
    """What can be lost: the margin, where falling prices matter, and what the money costs over the term."""

    own: Decimal | None
    borrowed: Decimal | None
    days: int | None
    traded: bool


def money_at_risk(case: Case, validity: Validity, cost: Cost | None, risks: frozenset[str]) -> tuple[Exposure, ...]:
    """One exposure for each reading of the deal that a court, or the text, offers."""
    stated = figures(case)
    stake = _Stake(
        own=stated.own_margin.value if stated.own_margin else None,
        borrowed=stated.borrowed.value if stated.borrowed else None,
        days=cost.days if cost else None,
        traded=is_about_prices(case),
    )
    return tuple(_exposures(stake, validity, cost, risks))


def _exposures(stake: _Stake, validity: Validity, cost: Cost | None, risks: frozenset[str]) -> Iterator[Exposure]:
    shortfall = (said("notes", "shortfall"),) if "shortfall-unlimited-recourse" in risks else ()
    yield _priced("as-written", stake, cost.total_rate if cost else None, shortfall)
    if validity.verdict in _VOID:
        yield _as_void(stake)
    if validity.verdict is Verdict.SUSPECTED_CRIME:
        note = joined(said("notes", "crime"), said("notes", "civil-route"))
        yield Exposure("crime", said("readings", "crime"), None, said("formulas", "none"), note)
    readings = {validity.verdict, *(reading.verdict for reading in validity.readings)}
    if cost and Verdict.CLAUSE_VOID in readings:
        yield _as_loan(stake, cost)


def _as_void(stake: _Stake) -> Exposure:
    """Interest and fees count as zero: the margin is what is left to lose."""
    none = stake.own is None
    formula = said("gaps", "margin-undisclosed") if none else said("formulas", "margin", own=money(stake.own or _ZERO))
    note = joined(said("notes", "void"), said("notes", "civil-route"))
    return Exposure("void", said("readings", "void"), stake.own, formula, note)


def _as_loan(stake: _Stake, cost: Cost) -> Exposure:
    """The cost counts up to the ceiling."""
    cap = cost.cap.rate
    if cap is None:
        return _priced("loan", stake, cost.total_rate, (said("notes", "no-cap"),))
    notes = (said("notes", "capped"),) if cap < cost.total_rate else ()
    return _priced("loan", stake, min(cost.total_rate, cap), notes)


def _priced(reading: str, stake: _Stake, rate: Decimal | None, notes: tuple[Localized, ...]) -> Exposure:
    """The margin and the cost at `rate` over the term; without a term the cost of a year stands in the note."""
    own, borrowed, days = stake.own, stake.borrowed, stake.days
    yearly = None if borrowed is None or rate is None else borrowed * rate
    due = None if yearly is None or not days else yearly * days / 365
    if due is None and yearly is not None:
        notes = (said("notes", "cost-by-year", cost=money(yearly)), *notes)
    if due is not None:
        notes = (said("notes", "whole-principal"), *notes)
    amount: Decimal | None = None
    formula = said("formulas", "none")
    if stake.traded and own is None:
        formula = said("gaps", "margin-undisclosed")
    elif stake.traded and own is not None:
        amount, formula = own, said("formulas", "margin", own=money(own))
        if due is not None:
            amount, formula = own + due, said("formulas", "margin-and-cost", own=money(own), cost=money(due))
    elif due is not None:
        amount = due
        formula = said("formulas", "cost", borrowed=money(borrowed or _ZERO), rate=percent(rate or _ZERO), days=days)
    return Exposure(reading, said("readings", reading), amount, formula, joined(*notes))
