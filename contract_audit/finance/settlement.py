"""Who owes whom after off-exchange stock financing that a court does not uphold.

Source: 九民纪要 art. 87 and 民法典 art. 157, as reasoning, not as a rule of calculation. Interest, fees, profit shares,
penalties and agreed lawyers' fees count as zero; what was paid as such counts towards the contribution. Sums are yuan.
"""

from decimal import Decimal

import msgspec

from contract_audit.finance.rounding import to_fen

_ZERO = Decimal(0)


class Ledger(msgspec.Struct, frozen=True):
    """The money of one financing, in yuan.

    `contributed` is what the funder put in, `margin` what the operator put in at first (None: not disclosed) and
    `topped_up` what he added to the account later. `to_funder` and `to_operator` left the account, whatever it was
    called; of the former, `as_interest` was taken as interest. `paid_outside` the operator paid the funder outside the
    account. `left_with_funder` and `left_with_operator` is what the account held at the end, by who has it.
    """

    contributed: Decimal
    margin: Decimal | None = None
    topped_up: Decimal = _ZERO
    to_funder: Decimal = _ZERO
    to_operator: Decimal = _ZERO
    paid_outside: Decimal = _ZERO
    left_with_funder: Decimal = _ZERO
    left_with_operator: Decimal = _ZERO
    as_interest: Decimal = _ZERO

    @property
    def received(self) -> Decimal:
        """All that the funder has received."""
        return self.to_funder + self.paid_outside + self.left_with_funder


class Settlement(msgspec.Struct, frozen=True):
    """The outcome at one share of fault, in yuan.

    `result` is the profit (or, negative, the loss) of trading, `loss` the loss alone and `funders_part` what the funder
    bears of it; `margin_left` is what is left of the operator's own money, never below zero. All four are None where
    the margin is not disclosed and they cannot be computed. `claim` is what the operator still owes the funder;
    negative, the funder owes it back.
    """

    fault: Decimal
    result: Decimal | None
    loss: Decimal | None
    funders_part: Decimal | None
    claim: Decimal | None
    margin_left: Decimal | None


def settle(ledger: Ledger, fault: Decimal = _ZERO) -> Settlement:
    """Settle with the funder at fault for the share `fault` of the loss, between 0 and 1.

    Result `G = left + to_funder + to_operator − contributed − margin − topped_up`; claim
    `contributed − fault·max(0, −G) − received`; margin left `margin + topped_up + G + fault·max(0, −G)`. Without a
    margin there is no G, but with no fault of the funder the claim needs none.

    Contributed 500, margin 100, account of 540 kept by the funder: G = −60, claim −40; with fault 0.3, −58.
    Raises `ValueError` for a share outside 0 to 1.
    """
    if not 0 <= fault <= 1:
        message = "a share of fault lies between 0 and 1"
        raise ValueError(message)
    owed = ledger.contributed - ledger.received
    if ledger.margin is None:
        return Settlement(fault, None, None, None, claim=owed if fault == 0 else None, margin_left=None)
    own = ledger.margin + ledger.topped_up
    left = ledger.left_with_funder + ledger.left_with_operator
    result = left + ledger.to_funder + ledger.to_operator - ledger.contributed - own
    loss = max(_ZERO, -result)
    part = to_fen(fault * loss)
    return Settlement(
        fault=fault,
        result=result,
        loss=loss,
        funders_part=part,
        claim=owed - part,
        margin_left=max(_ZERO, own + result + part),
    )


def claim_if_interest_is_kept(ledger: Ledger, fault: Decimal = _ZERO) -> Decimal | None:
    """The claim on the contested view that interest paid stays paid: that of `settle` plus `as_interest`.

    Contributed 8,025,700, 7,773,854 taken out of which 167,200 as interest, 100,000 paid outside: 319,046 instead of
    151,846. None where the claim cannot be computed.
    """
    claim = settle(ledger, fault).claim
    return None if claim is None else claim + ledger.as_interest


def use_of_money(contributed: Decimal, lpr: Decimal, days: int) -> Decimal:
    """Compensation for the use of money, `contributed · LPR · days / 365`, which some courts grant (通则解释 art. 25).

    1,000,000 at 3% for 73 days: 6,000.
    """
    return contributed * lpr * days / 365
