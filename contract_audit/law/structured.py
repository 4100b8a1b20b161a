"""Ceilings on the ratio of senior to junior capital in structured trusts and asset management plans, by date."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

import msgspec

from contract_audit.law.data import ROOM, read

Vehicle = Literal["trust", "securities-plan"]
Asset = Literal["equity", "fixed-income", "mixed", "derivatives"]


class StructuredCap(msgspec.Struct, frozen=True):
    """One rule's ceiling for one kind of product, binding those set up from `from_` to `to`, both included.

    `usual` is the ratio allowed in principle, `ceiling` the most allowed; both are senior over junior, so 2 means 2:1.
    `verified` speaks of the ratio, `start_verified` of the first day. `source` is the id of its source.
    """

    vehicle: Vehicle | Literal["any"]
    asset: Asset
    from_: date = msgspec.field(name="from")
    usual: Decimal
    ceiling: Decimal
    source: str
    verified: bool
    start_verified: bool
    to: date | None = None

    def binds(self, vehicle: Vehicle, asset: Asset, formed: date) -> bool:
        """Whether it measures such a product set up on `formed`."""
        return (
            self.vehicle in {vehicle, "any"}
            and self.asset == asset
            and self.from_ <= formed
            and (self.to is None or formed <= self.to)
        )


@cache
def all_structured_caps() -> tuple[StructuredCap, ...]:
    """Every ceiling of the table, in its order."""
    return msgspec.convert(read(ROOM / "structured.toml")["caps"], tuple[StructuredCap, ...])


def structured_caps(vehicle: Vehicle, asset: Asset, formed: date) -> tuple[StructuredCap, ...]:
    """List the ceilings that bind such a product set up on `formed`; where there are several, the strictest decides.

    Empty before 2016: later rules do not reach back to earlier products.
    """
    return tuple(cap for cap in all_structured_caps() if cap.binds(vehicle, asset, formed))
