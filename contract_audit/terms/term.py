"""A value the text states."""

from decimal import Decimal
from typing import Any

import msgspec

from contract_audit.document import Span


class Term(msgspec.Struct, frozen=True):
    """One stated value of a term (`principal`, `liquidation_line`, …), with where it stands.

    Amounts are in yuan, rates annual simple decimals, other percentages plain decimals, dates ISO 8601. What the text
    leaves open is in `issues`, never guessed; what it does not state is no Term. `span` covers at most 80 characters.
    `convention` is the line convention (ABS, TOTAL_FRAC, LOSS_OF_MARGIN, MARGIN_REMAIN, LOAN_FRAC, EQ_OVER_T0,
    EQ_OVER_V, LOSS_OF_TOTAL); `asset_amount` the account value in yuan at which a line is touched; `ambiguous` the
    readings of a leverage whose base is open.
    """

    term: str
    value: Any
    unit: str
    raw: str
    span: Span
    confidence: float = 0.9
    issues: tuple[str, ...] = ()
    convention: str | None = None
    asset_amount: Decimal | None = None
    ambiguous: tuple[Decimal, ...] | None = None
