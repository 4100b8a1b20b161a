"""The ceiling on this contract's interest, and how it was found."""

from decimal import Decimal

import msgspec

from contract_audit.finance.interest_cap import FORMER_SUPPORTED, interest_cap
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.facts.formation import formation
from contract_audit.rulebook.facts.plain import percent


class Ceiling(msgspec.Struct, frozen=True, gc=False):
    """A yearly rate, whether the contract bears the day it was taken for, and where it comes from in both languages."""

    rate: Decimal
    dated: bool
    zh: str
    en: str

    def values(self, rate: Decimal) -> tuple[tuple[str, str], ...]:
        """What a message tells of a rate above the ceiling."""
        return (
            ("rate", percent(rate)),
            ("cap", percent(self.rate)),
            ("gap", percent(rate - self.rate).removesuffix("%")),
            ("cap_zh", self.zh),
            ("cap_en", self.en),
        )


def ceiling(case: Case) -> Ceiling:
    """Four times the one-year LPR on the day of formation; 24% for a contract formed before there was such a ceiling.

    A contract without a date is measured on the day of the law tables, which is said.
    """
    return case.once("ceiling", _ceiling)


def _ceiling(case: Case) -> Ceiling:
    formed = formation(case)
    cap, day = interest_cap(formed.day), formed.day.isoformat()
    if cap.rate is None:
        return Ceiling(
            FORMER_SUPPORTED,
            formed.stated,
            f"合同成立于 {day}，早于 2020-08-20，此前的利息以年 24% 为支持上限",
            f"formed on {day}, before 20 August 2020; earlier interest is enforced up to 24%",
        )
    lpr = percent(cap.rate / 4)
    if formed.stated:
        return Ceiling(cap.rate, True, f"{day} 一年期 LPR {lpr}×4", f"one-year LPR on {day}, {lpr} × 4")  # noqa: FBT003 - a field
    return Ceiling(
        cap.rate,
        False,  # noqa: FBT003 - a field
        f"合同未载日期，按 {day} 的一年期 LPR {lpr}×4",
        f"the contract bears no date; one-year LPR on {day}, {lpr} × 4",
    )
