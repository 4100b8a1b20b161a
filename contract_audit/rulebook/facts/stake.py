"""What is at stake: the borrowed money and the margin behind it, as far as the text states them once."""

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from contract_audit.finance.lines import Convention, line_value
from contract_audit.rulebook.case import Case
from contract_audit.terms import Term

_LEAST_SURE = 0.75


class Stake(msgspec.Struct, frozen=True, gc=False):
    """Borrowed money and own margin: in yuan, or, where only the leverage is known, for one yuan of margin."""

    borrowed: Decimal
    margin: Decimal | None
    in_yuan: bool

    @property
    def total(self) -> Decimal | None:
        """What the account holds at the start; None where the margin is not known."""
        return None if self.margin is None else self.borrowed + self.margin


class LineAt(msgspec.Struct, frozen=True, gc=False):
    """A warning or liquidation line, the unit it stands in, and the account value at which it is touched."""

    term: Term
    unit: int
    value: Decimal


def stake(case: Case) -> Stake | None:
    """The stake of the deal; None where the text states neither sums nor one leverage."""
    return case.once("stake", _stake)


def lines_at(case: Case, kind: str) -> tuple[LineAt, ...]:
    """The lines of one kind (`warning_line`, `liquidation_line`) whose account value can be told from the stake."""
    return case.once(f"lines {kind}", lambda case: tuple(_lines(case, kind)))


def only_value(terms: Iterable[Term]) -> Decimal | None:
    """The one positive number these terms state; None where they state none, several or nothing sure."""
    values = {term.value for term in terms if term.confidence >= _LEAST_SURE and not term.ambiguous}
    value = values.pop() if len(values) == 1 else None
    return value if isinstance(value, Decimal) and value > 0 else None


def _stake(case: Case) -> Stake | None:
    borrowed, margin = only_value(case.stated("principal")), only_value(case.stated("own_margin"))
    leverage = only_value(case.stated("leverage"))
    if borrowed is not None and margin is not None:
        return Stake(borrowed, margin, in_yuan=True)
    if borrowed is not None:
        return Stake(borrowed, borrowed / leverage if leverage else None, in_yuan=True)
    if leverage is None:
        return None
    return Stake(margin * leverage, margin, in_yuan=True) if margin else Stake(leverage, Decimal(1), in_yuan=False)


def _lines(case: Case, kind: str) -> Iterable[LineAt]:
    held = stake(case)
    for term in case.stated(kind):
        if term.convention is None or not isinstance(term.value, Decimal):
            continue
        convention = Convention(term.convention)
        if held is None and convention is not Convention.ABS:
            continue
        if convention is Convention.ABS and held is not None and not held.in_yuan:
            continue
        borrowed, margin = (held.borrowed, held.margin) if held else (Decimal(0), None)
        value = line_value(convention, term.value, borrowed=borrowed, margin=margin)
        if value is not None and value > 0:
            yield LineAt(term, case.unit_at(term.span.start), value)
