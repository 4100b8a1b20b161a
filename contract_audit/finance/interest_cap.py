"""The ceiling on private lending interest for a loan: by the day it was formed, by who lends, by the day of suit.

Source: 民间借贷规定 arts. 1, 25, 29 and 31. From 20 August 2020 it is four times the one-year LPR on the day of
formation; between natural persons that is the day of payment (民法典 art. 679). What is compared with it is interest,
fees and penalties together, for a year. Banks and other licensed lenders are not measured by it.
"""

from datetime import date
from decimal import Decimal
from typing import Final, Literal

import msgspec

from contract_audit.law.lpr import private_lending_cap

CAP_FROM: Final = date(2020, 8, 20)
"""The first day of the ceiling by LPR."""

FORMER_SUPPORTED: Final = Decimal("0.24")
"""Before: courts enforce interest up to this."""
FORMER_REFUNDABLE: Final = Decimal("0.36")
"""Before: what was paid above this can be claimed back; between the two, what was paid stays paid."""

Regime = Literal["lpr-times-four", "licensed-lender", "date-unknown", "former-rules", "transition", "filing-unknown"]


class InterestCap(msgspec.Struct, frozen=True):
    """What limits the interest of one loan.

    `rate` is the ceiling for interest from 20 August 2020 on, None where none is drawn or the day of suit decides.
    `former` tells that earlier interest, or all of it, follows the former rules of 24% and 36%. `on` is the day whose
    LPR was taken.
    """

    regime: Regime
    rate: Decimal | None = None
    on: date | None = None
    former: bool = False

    @property
    def applies(self) -> bool:
        """Whether a ceiling by LPR is drawn."""
        return self.rate is not None


def interest_cap(formed: date | None, *, licensed: bool = False, filed: date | None = None) -> InterestCap:
    """The ceiling for a loan formed on `formed` and sued over, if it was, from `filed`.

    2025-05-19 gives 0.124, 2025-05-20 gives 0.12. A loan of 2018 sued over in 2021-03 follows the former rules to
    19 August 2020 and 0.154 after, if a party asks for it; sued over before, the former rules throughout; without a
    day of suit, `filing-unknown`.
    """
    if licensed:
        return InterestCap("licensed-lender")
    if formed is None:
        return InterestCap("date-unknown")
    if formed >= CAP_FROM:
        return InterestCap("lpr-times-four", private_lending_cap(formed).value, formed)
    if filed is None:
        return InterestCap("filing-unknown", former=True)
    if filed < CAP_FROM:
        return InterestCap("former-rules", former=True)
    return InterestCap("transition", private_lending_cap(filed).value, filed, former=True)


def points_over_cap(yearly: Decimal, cap: InterestCap) -> Decimal | None:
    """How far a yearly rate lies above the ceiling, as a plain decimal; zero within it, None where none is drawn.

    月息1.2% on 10 March 2026: 0.144 − 0.12 = 0.024.
    """
    return None if cap.rate is None else max(Decimal(0), yearly - cap.rate)
