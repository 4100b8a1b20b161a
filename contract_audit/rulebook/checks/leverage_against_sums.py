"""The stated leverage beside the stated sums: borrowed money over own margin."""

from collections.abc import Iterator
from decimal import Decimal

from contract_audit.rulebook.case import Case
from contract_audit.rulebook.discrepancy import Discrepancy
from contract_audit.rulebook.facts.plain import money, number
from contract_audit.rulebook.facts.stake import only_value

VALUES = ("stated", "computed", "borrowed", "margin")

_TOLERANCE = Decimal("0.02")


def find(case: Case) -> Iterator[Discrepancy]:
    """The one leverage of the text where neither borrowed ÷ own nor total ÷ own comes to it."""
    levers = case.stated("leverage")
    borrowed, margin = only_value(case.stated("principal")), only_value(case.stated("own_margin"))
    if borrowed is None or margin is None or len(levers) != 1 or levers[0].value is None:
        return
    lever = levers[0]
    readings = {lever.value, lever.value - 1, *(lever.ambiguous or ())}
    if "gross" in lever.issues:
        readings.add(lever.value + 1)
    computed = borrowed / margin
    if any(reading and abs(computed / reading - 1) <= _TOLERANCE for reading in readings):
        return
    values = (
        ("stated", number(lever.value)),
        ("computed", number(computed)),
        ("borrowed", money(borrowed)),
        ("margin", money(margin)),
    )
    yield Discrepancy((case.unit_at(lever.span.start),), (lever.span,), values)
