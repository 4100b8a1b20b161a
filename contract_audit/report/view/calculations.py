"""The sums of a report in words, and as figures for the charts."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

import msgspec

from contract_audit.pipeline.outcome import Report
from contract_audit.report import amounts
from contract_audit.report.legible import legible
from contract_audit.report.messages import Messages
from contract_audit.report.values import in_words
from contract_audit.report.view.facts import Line

_NO_CONTRACT_PRICE: Final = frozenset({"void-likely", "suspected-crime", "not-formed"})
"""Verdicts under which interest and fees count as zero, so that a legal cap on them would mislead."""
_MULTIPLES: Final = frozenset({"exchange-leverage"})  # norms that are multiples; the others are shares
_KNOWN: Final = frozenset({"inputs", "stress", "cost", "money_at_risk", "norms", "not_computed"})


class Exposure(msgspec.Struct, frozen=True):
    """Money at risk under one reading of the agreement, and how it was reckoned."""

    reading: str
    amount: str
    formula: str
    note: str


class StressLine(msgspec.Struct, frozen=True):
    """A warning or liquidation line: what it says, and the drop in price (a share of 1) at which it is met."""

    id: str
    name: str
    said: str
    drop: Decimal | None
    note: str


class StressPoint(msgspec.Struct, frozen=True):
    """Assets and own equity, in yuan, after prices fell by `drop`, a share of 1."""

    drop: Decimal
    assets: Decimal | None
    equity: Decimal
    event: str


class StressView(msgspec.Struct, frozen=True):
    """What falling prices do to the operator's own money."""

    facts: tuple[Line, ...]
    lines: tuple[StressLine, ...]
    points: tuple[StressPoint, ...]
    wipe_out: Decimal | None


class CostPart(msgspec.Struct, frozen=True):
    """One component of the cost: an annual rate."""

    name: str
    annual: Decimal


class CostView(msgspec.Struct, frozen=True):
    """The true cost of the money, and the legal cap where one is drawn."""

    facts: tuple[Line, ...]
    parts: tuple[CostPart, ...]
    nominal: Decimal | None
    effective: Decimal | None
    cap: Decimal | None
    cap_note: str


class Norm(msgspec.Struct, frozen=True):
    """A figure the law or the regulator sets, beside the contract's own."""

    text: str
    value: str
    contract_value: str


class CalculationsView(msgspec.Struct, frozen=True):
    """Everything that was reckoned, and what could not be."""

    exposures: tuple[Exposure, ...] = ()
    stress: StressView | None = None
    cost: CostView | None = None
    norms: tuple[Norm, ...] = ()
    not_computed: tuple[Line, ...] = ()
    others: tuple[Line, ...] = ()


def calculations(report: Report, messages: Messages) -> CalculationsView:
    """The sums of `report`; parts that are absent or null are simply left out."""
    raw = report.calculations or {}
    verdict = str((report.validity or {}).get("verdict", ""))
    others = (
        Line(messages.label("calculation", name), in_words(raw[name], messages)) for name in raw if name not in _KNOWN
    )
    return CalculationsView(
        exposures=tuple(_exposures(raw, messages)),
        stress=_stress(raw["stress"], messages) if raw.get("stress") else None,
        cost=_cost(raw["cost"], verdict, messages) if raw.get("cost") else None,
        norms=tuple(
            Norm(
                legible(str(norm.get("text") or norm.get("id") or "")),
                _norm(norm, "value", messages),
                _norm(norm, "contract_value", messages),
            )
            for norm in raw.get("norms") or ()
        ),
        not_computed=tuple(
            Line(_name(str(item.get("id", "")), messages), legible(str(item.get("why") or "")))
            for item in raw.get("not_computed") or ()
        ),
        others=tuple(line for line in others if line.value),
    )


def _name(name: str, messages: Messages) -> str:
    """What could not be computed is a sum or a term of the contract."""
    known = messages.label("calculation", name)
    return messages.label("term", name) if known == legible(name) else known


def _exposures(raw: dict[str, Any], messages: Messages) -> Iterator[Exposure]:
    for item in raw.get("money_at_risk") or ():
        amount = amounts.number(item.get("amount"))
        yield Exposure(
            reading=legible(str(item.get("name") or "")) or messages.label("validity", str(item.get("reading") or "")),
            amount=messages.say("amount", "undetermined") if amount is None else amounts.money(amount, messages),
            formula=legible(str(item.get("formula") or "")),
            note=legible(str(item.get("note") or "")),
        )


def _stress(raw: dict[str, Any], messages: Messages) -> StressView:
    points = [
        StressPoint(drop, amounts.number(item.get("assets")), equity, legible(str(item.get("event") or "")))
        for item in raw.get("points") or ()
        if (drop := amounts.number(item.get("drop"))) is not None
        and (equity := amounts.number(item.get("equity"))) is not None
    ]
    wipe_out = amounts.number(raw.get("wipe_out_drop"))
    facts = [
        *_sums(raw, ("own", "borrowed", "total"), messages),
        *_shares(raw, ("wipe_out_drop",), messages),
        *_limit_downs(raw, messages),
        *_top_up(raw.get("top_up"), messages),
    ]
    return StressView(
        facts=tuple(line for line in facts if line.value),
        lines=tuple(_lines(raw, messages)),
        points=tuple(sorted(points, key=lambda point: point.drop)),
        wipe_out=wipe_out,
    )


def _lines(raw: dict[str, Any], messages: Messages) -> Iterator[StressLine]:
    for item in raw.get("lines") or ():
        assets, drop = amounts.number(item.get("asset_amount")), amounts.number(item.get("drop"))
        said = [
            "" if drop is None else messages.say("chart", "at_drop", percent=amounts.percent(round(drop, 4))),
            "" if assets is None else messages.say("chart", "assets_of", money=amounts.money(assets, messages)),
        ]
        notes = [key for key in ("below_principal", "under_water_at_opening") if item.get(key) is True]
        yield StressLine(
            id=str(item.get("id", "")),
            name=messages.label("term", str(item.get("id", ""))),
            said=messages.say("punctuation", "comma").join(part for part in said if part),
            drop=drop,
            note=messages.say("punctuation", "semicolon").join(messages.say("chart", key) for key in notes),
        )


def _cost(raw: dict[str, Any], verdict: str, messages: Messages) -> CostView:
    cap = raw.get("cap") or {}
    rate = amounts.number(cap.get("rate"))
    drawn = cap.get("applies") is True and rate is not None and verdict not in _NO_CONTRACT_PRICE
    parts = [
        CostPart(legible(str(item.get("name") or "")) or messages.label("term", str(item.get("term", ""))), annual)
        for item in raw.get("parts") or ()
        if (annual := amounts.number(item.get("annual"))) is not None
    ]
    facts = [*_shares(raw, ("nominal_rate", "total_rate", "effective_rate", "break_even_return"), messages)]
    if drawn and rate is not None:
        day = messages.within(str(cap.get("date") or ""))
        facts.append(Line(messages.say("calculation", "cap"), amounts.annual(rate, messages) + legible(day)))
    return CostView(
        facts=tuple(facts),
        parts=tuple(parts),
        nominal=amounts.number(raw.get("nominal_rate")),
        effective=amounts.number(raw.get("effective_rate")),
        cap=rate if drawn else None,
        cap_note=legible(str(cap.get("why") or "")),
    )


def _sums(raw: dict[str, Any], names: tuple[str, ...], messages: Messages) -> Iterator[Line]:
    for name in names:
        if (value := amounts.number(raw.get(name))) is not None:
            yield Line(messages.label("calculation", name), amounts.money(value, messages))


def _shares(raw: dict[str, Any], names: tuple[str, ...], messages: Messages) -> Iterator[Line]:
    for name in names:
        if (value := amounts.number(raw.get(name))) is not None:
            yield Line(messages.label("calculation", name), amounts.percent(round(value, 4)))


def _top_up(raw: Any, messages: Messages) -> Iterator[Line]:
    """What restores the account above its line: cash paid in, debt repaid, or shares sold."""
    if isinstance(raw, dict):
        ways = list(_sums(raw, ("deposit", "repayment", "sale"), messages))
        target = amounts.number(raw.get("target_ratio"))
        share = "" if target is None else messages.within(amounts.percent(round(target, 4)))
        words = messages.say("chart", "or").join(f"{line.name} {line.value}" for line in ways)
        yield Line(messages.say("calculation", "top_up") + share, words)


def _norm(norm: dict[str, Any], field: str, messages: Messages) -> str:
    """A share or a multiple, or the range between two."""
    raw = norm.get(field)
    figures = [amounts.number(value) for value in (raw if isinstance(raw, list | tuple) else [raw])]
    if None in figures:
        return in_words(raw, messages)
    times = norm.get("id") in _MULTIPLES
    return "–".join(
        amounts.times(value, messages) if times else amounts.percent(round(value, 4))
        for value in figures
        if value is not None
    )


def _limit_downs(raw: dict[str, Any], messages: Messages) -> Iterator[Line]:
    for limit, days in (raw.get("limit_down_days") or {}).items():
        if (count := amounts.number(days)) is not None:
            name = messages.say("calculation", "limit_down", percent=f"{legible(str(limit))}%")
            yield Line(name, messages.say("chart", "days", count=amounts.plain(count)))
