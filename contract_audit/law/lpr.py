"""The one-year loan prime rate by date and the ceiling on private lending interest built on it.

Source of the ceiling: 民间借贷规定 art. 25, first in force on 20 August 2020. Rates are annual simple decimals.
"""

from bisect import bisect_right
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal

import msgspec

from contract_audit.law.data import ROOM, read
from contract_audit.law.table import LPR_READ_TO


class Rate(msgspec.Struct, frozen=True):
    """The rate in force on a day, the day it was published, and whether the day asked for lies within what was read."""

    value: Decimal
    from_: date
    verified: bool


class Cap(msgspec.Struct, frozen=True):
    """The highest rate a court enforces, or, where `value` is `None`, why none can be named for that day.

    `no-lpr`: the rate did not exist yet. `before-cap`: it did, but the ceiling did not; see 民间借贷规定 art. 31.
    """

    value: Decimal | None
    rate: Rate | None
    reason: Literal["no-lpr", "before-cap"] | None = None
    note_zh: str = ""
    note_en: str = ""


@cache
def _table() -> dict[str, Any]:
    return read(ROOM / "lpr.toml")


def lpr(on: date) -> Rate | None:
    """Look up the rate on `on`, a new value counting from its publication day; `None` before 20 August 2019."""
    steps = _table()["steps"]
    position = bisect_right(steps, on, key=lambda step: step["from"])
    if not position:
        return None
    step = steps[position - 1]
    return Rate(value=step["value"], from_=step["from"], verified=on <= LPR_READ_TO)


def private_lending_cap(on: date) -> Cap:
    """Four times the rate on `on`, the day the loan was formed (between natural persons: disbursed).

    For a contract formed earlier than 20 August 2020 the ceiling on later interest is that of the day of suit.
    """
    rate = lpr(on)
    if rate is None:
        return _none("no-lpr", rate)
    if on < _table()["cap_from"]:
        return _none("before-cap", rate)
    return Cap(value=rate.value * _table()["cap_multiple"], rate=rate)


def _none(reason: Literal["no-lpr", "before-cap"], rate: Rate | None) -> Cap:
    note = _table()["reasons"][reason]
    return Cap(value=None, rate=rate, reason=reason, note_zh=note["zh"], note_en=note["en"])
