"""Time limits: rescission, limitation, guarantee period, objection to jurisdiction. Pure arithmetic on given dates.

Periods are counted as the Civil Code counts them (arts. 201 to 203): the first day is left out; months and years end on
the corresponding day, or on the last day of a month that lacks it. That a last day on a public holiday moves to the day
after it is not computed: the calendar of holidays is decreed year by year.
"""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import Final

import msgspec

from contract_audit.law.data import ROOM, read

CODE_IN_FORCE: Final = date(2021, 1, 1)
"""The day the Civil Code came into force."""

THREE_YEARS_FROM: Final = date(2017, 10, 1)
"""The day the general limitation period became three years (General Provisions of the Civil Law art. 188)."""

_FORMER_UNCLEAR: Final = date(2019, 1, 1)
"""Debts due after this day were overdue for less than two years when the Civil Code came into force."""


class Wording(msgspec.Struct, frozen=True):
    """A text in Chinese and its equal in English."""

    zh: str
    en: str


class Limit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A time limit of the law: its length (all zero where it is agreed), what starts it, its sources and its text."""

    title: Wording
    basis: Wording
    text: Wording
    law: tuple[str, ...]
    years: int = 0
    months: int = 0
    days: int = 0


class Clock(msgspec.Struct, frozen=True):
    """A limit that runs: from `starts` to its last day `ends`. A date the law needs and nobody gave is None."""

    id: str
    starts: date | None
    ends: date | None

    @property
    def limit(self) -> Limit:
        """The limit behind this clock."""
        return limits()[self.id]

    def expired(self, on: date) -> bool | None:
        """Whether the last day was before `on`; None where no last day is known."""
        return None if self.ends is None else self.ends < on


@cache
def limits() -> dict[str, Limit]:
    """Every limit by id."""
    return msgspec.convert(read(ROOM / "clocks.toml"), dict[str, Limit])


def after(start: date, *, years: int = 0, months: int = 0, days: int = 0) -> date:
    """The last day of a period from `start`, which is not counted: `after(31 March, months=6)` is 30 September.

    Raises `OverflowError` where the day lies outside the calendar.
    """
    whole = start.year * 12 + start.month - 1 + years * 12 + months
    year, month = divmod(whole, 12)
    if not date.min.year <= year <= date.max.year:
        message = "the last day lies outside the calendar"
        raise OverflowError(message)
    day = min(start.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day) + timedelta(days=days)


def rescission(formed: date | None = None, known: date | None = None) -> tuple[Clock, Clock]:
    """The year from knowing the ground and the five years from the making of the contract (Civil Code art. 152)."""
    return _run("rescission-known", known), _run("rescission-long-stop", formed)


def limitation(due: date | None) -> Clock:
    """Three years from maturity (art. 188); without a due date they run from a demand (arts. 511 and 675).

    A debt due before 1 October 2017 gets no last day: the period was two years then.
    """
    if due is None:
        return Clock("limitation-on-demand", None, None)
    if due < THREE_YEARS_FROM:
        return Clock("limitation-former", due, None)
    return _run("limitation", due)


def limitation_of_claims(known: date | None = None) -> Clock:
    """Three years from knowing a loss and who answers for it (art. 188)."""
    return _run("limitation-harm", known)


def guarantee_period(
    due: date | None, agreed: date | None = None, *, unclear: bool = False, formed: date | None = None
) -> Clock:
    """The time in which the creditor must move against debtor or guarantor (arts. 692 and 693).

    `agreed` is the last day the contract names, None where it names none or an unclear one (`unclear`). Agreed days
    that do not outlast the debt count as none. Six months from maturity otherwise; two years for an unclear period in
    a contract `formed` before the Civil Code whose debt was then overdue for less than two years (Temporal Effect
    Provisions art. 27).
    """
    if agreed is not None and due is not None and agreed > due:
        return Clock("guarantee-agreed", due, agreed)
    if unclear and due is not None and formed is not None and formed < CODE_IN_FORCE and due > _FORMER_UNCLEAR:
        return _run("guarantee-former", due)
    return _run("guarantee-statutory", due)


def jurisdiction_objection(served: date | None = None, *, abroad: bool = False) -> Clock:
    """Fifteen days from service, thirty without a domicile in China (Civil Procedure Law arts. 128 and 285)."""
    return _run("jurisdiction-objection-abroad" if abroad else "jurisdiction-objection", served)


def _run(name: str, start: date | None) -> Clock:
    limit = limits()[name]
    if start is None:
        return Clock(name, None, None)
    return Clock(name, start, after(start, years=limit.years, months=limit.months, days=limit.days))
