"""Margin financing by securities companies: the minimum initial margin and the maintenance ratio, by date.

Ratios are decimals; leverage is borrowed over own money. None of this measures financing outside securities companies.
"""

from bisect import bisect_right
from datetime import date
from decimal import Decimal
from functools import cache

import msgspec

from contract_audit.law.data import ROOM, read


class InitialMargin(msgspec.Struct, frozen=True):
    """The minimum initial margin for contracts opened from `from_` on, until the next change.

    `verified` speaks of the ratio, `start_verified` of the day it took effect. `source` is the id of its source.
    """

    from_: date = msgspec.field(name="from")
    ratio: Decimal
    source: str
    verified: bool
    start_verified: bool
    note_zh: str
    note_en: str

    @property
    def max_leverage(self) -> Decimal:
        """The most that may be borrowed per yuan of margin: the inverse of the ratio."""
        return 1 / self.ratio


class MaintenanceFloor(msgspec.Struct, frozen=True):
    """The uniform minimum maintenance ratio (collateral over debt) and its end, for which two dates are given."""

    ratio: Decimal
    ended_at_the_earliest: date
    ended_at_the_latest: date
    source: str
    note_zh: str
    note_en: str

    def applies(self, on: date) -> bool | None:
        """Whether it bound securities companies on `on`; `None` between the two dates given for its end."""
        if self.ended_at_the_earliest <= on < self.ended_at_the_latest:
            return None
        return on < self.ended_at_the_earliest


class _MarginTable(msgspec.Struct, frozen=True):
    initial: tuple[InitialMargin, ...]
    maintenance: MaintenanceFloor


@cache
def _table() -> _MarginTable:
    return msgspec.convert(read(ROOM / "margin.toml"), _MarginTable)


def initial_margins() -> tuple[InitialMargin, ...]:
    """List the whole timeline, oldest first."""
    return _table().initial


def initial_margin(opened: date) -> InitialMargin | None:
    """Look up the minimum for a contract opened on `opened`; `None` before margin trading existed."""
    position = bisect_right(initial_margins(), opened, key=lambda step: step.from_)
    return initial_margins()[position - 1] if position else None


def maintenance_floor() -> MaintenanceFloor:
    """Give the former uniform minimum; since its end the ratio is for the securities company and its client."""
    return _table().maintenance
