"""What falling prices do to the operator's own money: the lines, the way down, and what a margin call asks for."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

import msgspec

from contract_audit.deal import Underlying
from contract_audit.finance.lines import Convention, below_principal, distance, line_value, under_water_at_opening
from contract_audit.finance.shocks import GROWTH_BOARDS, MAIN_BOARD, limit_down_days, shock, wipe_out_drop
from contract_audit.finance.top_up import TopUp, top_up
from contract_audit.judgement.figures import Figures, Gap, figures
from contract_audit.judgement.wording import said
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.schema import Localized
from contract_audit.terms import Term

LIQUIDATION: Final = "liquidation_line"
WARNING: Final = "warning_line"
WIPE_OUT: Final = "wipe_out"

_USUAL: Final = tuple(Decimal(share) / 100 for share in (0, 5, 10, 15, 20, 30, 50))
_LIMITS: Final = (MAIN_BOARD, GROWTH_BOARDS)
_MOST_FIGURE: Final = Decimal(10) ** 13


class _Account(msgspec.Struct, frozen=True):
    """What the account opens with: in yuan, or for one yuan of margin where only the leverage is stated."""

    own: Decimal
    borrowed: Decimal
    in_yuan: bool


class StressLine(msgspec.Struct, frozen=True):
    """A line: the account value in yuan at which it is touched, and the fall in prices that takes to get there.

    `value` is its figure by `convention`; `drop` and `margin_loss` are shares. What cannot be computed is None.
    """

    id: str
    convention: str
    value: Decimal
    asset_amount: Decimal | None
    drop: Decimal | None
    margin_loss: Decimal | None
    below_principal: bool | None
    under_water_at_opening: bool | None


class StressPoint(msgspec.Struct, frozen=True):
    """The account after a fall by `drop`; sums in yuan, None where only the leverage is known.

    `event` is the line touched, or `wipe_out`, that this fall is the first to reach.
    """

    drop: Decimal
    assets: Decimal | None
    equity: Decimal | None
    margin_loss: Decimal
    event: str | None = None


class MarginCall(msgspec.Struct, frozen=True):
    """What restores the ratio of the warning line once the liquidation line is touched, by each of the three ways."""

    target_ratio: Decimal
    needed: TopUp


class Stress(msgspec.Struct, frozen=True):
    """The stress of one contract; sums in yuan, None where only the leverage is known.

    `limit_down_days`: days at a price limit (a share) after which nothing of the margin is left, for shares alone.
    """

    own: Decimal | None
    borrowed: Decimal | None
    leverage: Decimal | None
    lines: tuple[StressLine, ...]
    points: tuple[StressPoint, ...]
    wipe_out_drop: Decimal | None
    limit_down_days: tuple[tuple[Decimal, int], ...]
    call: MarginCall | None


def stress(case: Case, drops: Iterable[Decimal] = ()) -> tuple[Stress | None, tuple[Gap, ...]]:
    """The stress of a case and what could not be computed; `drops` (shares from 0 to 1) join the usual ones.

    The account is taken as fully invested in one thing and free of accrued interest, on the day it opens. Without the
    margin only lines that need none are left: a line at 88% of the loan lies below the principal whatever the margin.
    """
    if not is_about_prices(case):
        return None, ()
    stated = figures(case)
    held = _account(stated)
    if held is None:
        lines, gaps = _lines(case, None)
        missing = tuple(_missing(stated))
        found = _without_margin(stated, lines) if lines else None
        return found, (*missing, *gaps)
    lines, gaps = _lines(case, held)
    wiped = wipe_out_drop(margin=held.own, borrowed=held.borrowed)
    shares = case.deal.underlying in {Underlying.SHARES, Underlying.UNKNOWN}
    limits = ((limit, limit_down_days(wiped, limit)) for limit in _LIMITS if shares)
    found = Stress(
        own=held.own if held.in_yuan else None,
        borrowed=held.borrowed if held.in_yuan else None,
        leverage=held.borrowed / held.own,
        lines=lines,
        points=tuple(_points(held, lines, drops, wiped)),
        wipe_out_drop=wiped,
        limit_down_days=tuple((limit, days) for limit, days in limits if days is not None),
        call=_call(lines, held.borrowed) if held.in_yuan else None,
    )
    return found, gaps


def is_about_prices(case: Case) -> bool:
    """Whether falling prices matter to this contract: it trades, or it states a leverage or a line."""
    traded = {"securities_use", "futures_use", "fx_use"} & case.elements
    return bool(traded) or any(case.stated(name) for name in ("leverage", LIQUIDATION, WARNING))


def _missing(stated: Figures) -> Iterable[Gap]:
    """Why there is no stress, unless the figures themselves already say so."""
    known = {gap.id for gap in stated.gaps}
    if stated.own_margin is None and not known & {"own_margin", "leverage"}:
        yield Gap("stress", said("gaps", "margin-undisclosed"))
    elif stated.borrowed is None and "principal" not in known:
        yield Gap("stress", said("gaps", "borrowed-not-stated"))


def _account(stated: Figures) -> _Account | None:
    if stated.own_margin and stated.borrowed:
        return _Account(stated.own_margin.value, stated.borrowed.value, in_yuan=True)
    return _Account(Decimal(1), stated.leverage.value, in_yuan=False) if stated.leverage else None


def _without_margin(stated: Figures, lines: tuple[StressLine, ...]) -> Stress:
    borrowed = stated.borrowed.value if stated.borrowed else None
    return Stress(
        own=None, borrowed=borrowed, leverage=None, lines=lines, points=(), wipe_out_drop=None, limit_down_days=(),
        call=None,
    )  # fmt: skip


def _lines(case: Case, held: _Account | None) -> tuple[tuple[StressLine, ...], tuple[Gap, ...]]:
    lines: dict[tuple[str, str, Decimal], StressLine] = {}
    gaps: dict[tuple[str, Localized], Gap] = {}
    for name in (WARNING, LIQUIDATION):
        for term in case.stated(name):
            if not isinstance(term.value, Decimal) or not 0 < term.value < _MOST_FIGURE:
                continue
            if term.convention is None:
                why = said("gaps", "line-base-open", raw=term.raw)
                gaps[name, why] = Gap(name, why)
                continue
            line = _line(term, case, held)
            if line is None:
                why = said("gaps", "line-needs-margin", raw=term.raw)
                gaps[name, why] = Gap(name, why)
            else:
                lines.setdefault((line.id, line.convention, line.value), line)
    return tuple(lines.values()), tuple(gaps.values())


def _line(term: Term, case: Case, held: _Account | None) -> StressLine | None:
    """The line of a term; None where its account value cannot be told."""
    convention, figure = Convention(term.convention or ""), term.value
    if held is None:
        borrowed = figures(case).borrowed
        if borrowed is None and convention is not Convention.ABS:
            return None
        value = line_value(convention, figure, borrowed=borrowed.value if borrowed else Decimal(0))
        if value is None:
            return None
        below = below_principal(value, borrowed.value) if borrowed else None
        return StressLine(term.term, convention, figure, value, None, None, below, under_water_at_opening=None)
    if convention is Convention.ABS and not held.in_yuan:
        return None
    value = line_value(convention, figure, borrowed=held.borrowed, margin=held.own)
    if value is None:
        return None
    far = distance(value, margin=held.own, borrowed=held.borrowed)
    return StressLine(
        id=term.term,
        convention=convention,
        value=figure,
        asset_amount=value if held.in_yuan else None,
        drop=far.drop,
        margin_loss=far.margin_loss,
        below_principal=below_principal(value, held.borrowed),
        under_water_at_opening=under_water_at_opening(value, held.own + held.borrowed),
    )


def _points(
    held: _Account, lines: Sequence[StressLine], drops: Iterable[Decimal], wiped: Decimal
) -> Iterable[StressPoint]:
    events = {wiped: WIPE_OUT}
    for line in lines:
        if line.drop is not None and 0 <= line.drop <= 1:
            events[line.drop] = line.id
    for drop in sorted({*_USUAL, *drops, *events}):
        after = shock(drop, margin=held.own, borrowed=held.borrowed)
        assets, equity = (after.assets, after.equity) if held.in_yuan else (None, None)
        yield StressPoint(drop, assets, equity, after.margin_loss, events.get(drop))


def _call(lines: Sequence[StressLine], borrowed: Decimal) -> MarginCall | None:
    """From the highest liquidation line back to the highest warning line, where that lies above it."""
    liquidation, warning = (_highest(lines, name) for name in (LIQUIDATION, WARNING))
    if liquidation is None or warning is None or warning <= liquidation:
        return None
    ratio = warning / borrowed
    return MarginCall(ratio, top_up(ratio, liquidation, borrowed))


def _highest(lines: Sequence[StressLine], name: str) -> Decimal | None:
    values = [line.asset_amount for line in lines if line.id == name and line.asset_amount is not None]
    return max(values, default=None)
