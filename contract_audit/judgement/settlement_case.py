"""A case to be settled, as a TOML file tells it.

`contributed` is what the funder put in and `own_margin` what the operator put in (left out: not disclosed), in yuan.
Each `[[flow]]` is money that moved: `to-funder` and `to-operator` out of the account, `paid-to-funder` by the operator
past the account, `top-up` by the operator into it; `as_interest = true` marks what was taken as interest or fees.
`[end]` is what the account held when it was closed and who has it; `[fault]` the funder's share of fault and other
shares to compare; `[stated]` what somebody else reckoned, to be checked; `[use]` the days the money was used.
"""

import tomllib
from datetime import date
from decimal import Decimal
from typing import Annotated, Final, Literal

import msgspec

from contract_audit.errors import CaseFileError

_MOST_BYTES: Final = 1_000_000
_MOST_YUAN: Final = Decimal(10) ** 13
_MOST_NOTE: Final = 300

Kind = Literal["to-funder", "to-operator", "paid-to-funder", "top-up"]
Note = Annotated[str, msgspec.Meta(max_length=_MOST_NOTE)]
_REMEDY: Final = "`contract-audit settle --example` prints a file that works."


class Flow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Money that moved, in yuan."""

    kind: Kind
    amount: Decimal
    on: date | None = None
    as_interest: bool = False
    note: Note = ""


class End(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the account held at the end, in yuan, and who has it."""

    assets: Decimal
    held_by: Literal["funder", "operator"]


class Fault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The funder's share of fault in the loss, and other shares to compare it with, from 0 to 1."""

    funder: Decimal = Decimal(0)
    compare: tuple[Decimal, ...] = ()


class StatedSums(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a judgment, a report or a party reckoned, in yuan."""

    loss: Decimal | None = None
    refund: Decimal | None = None


class Use(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first and last day on which the money was used."""

    first: date
    last: date


class SettlementCase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One financing from first payment to last; sums in yuan. `opening_assets`: the account as it was handed over."""

    contributed: Decimal
    title: Note = ""
    own_margin: Decimal | None = None
    opening_assets: Decimal | None = None
    flow: Annotated[tuple[Flow, ...], msgspec.Meta(max_length=10_000)] = ()
    end: End | None = None
    fault: Fault = Fault()
    stated: StatedSums = StatedSums()
    use: Use | None = None


def read_settlement_case(data: bytes) -> SettlementCase:
    """Parse a TOML file; raises `CaseFileError` with the field that is wrong."""
    if len(data) > _MOST_BYTES:
        message = f"The case file is larger than {_MOST_BYTES:,} bytes."
        raise CaseFileError(message, _REMEDY)
    try:
        raw = tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
        case = msgspec.convert(raw, SettlementCase)
    except (
        UnicodeDecodeError,
        tomllib.TOMLDecodeError,
        msgspec.ValidationError,
        RecursionError,
        ArithmeticError,
    ) as error:
        message = f"The case file cannot be used: {error}."
        raise CaseFileError(message, _REMEDY) from error
    _check(case)
    return case


def _check(case: SettlementCase) -> None:
    sums = [("contributed", case.contributed), ("own_margin", case.own_margin), ("opening_assets", case.opening_assets)]
    sums += [(f"flow[{at}].amount", flow.amount) for at, flow in enumerate(case.flow)]
    sums += [("end.assets", case.end.assets if case.end else None), ("stated.refund", case.stated.refund)]
    sums.append(("stated.loss", case.stated.loss))
    for name, amount in sums:
        if amount is not None and not (amount.is_finite() and 0 <= amount <= _MOST_YUAN):
            message = f"`{name}` must be a sum from 0 to {_MOST_YUAN:,} yuan."
            raise CaseFileError(message, _REMEDY)
    for share in (case.fault.funder, *case.fault.compare):
        if not (share.is_finite() and 0 <= share <= 1):
            message = "`fault` holds shares from 0 to 1."
            raise CaseFileError(message, _REMEDY)
    if case.use and case.use.last < case.use.first:
        message = "`use.last` lies before `use.first`."
        raise CaseFileError(message, _REMEDY)
