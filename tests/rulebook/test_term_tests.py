"""What a numeric rule may ask of a term: bounds on its value, and an issue it carries."""

from decimal import Decimal

import pytest

from contract_audit.document import Span
from contract_audit.rulebook.engine import _holds, _plain
from contract_audit.rulebook.schema import TermTest
from contract_audit.terms import Term


def term(value, *issues, name="principal"):
    return Term(term=name, value=value, unit="CNY", raw="", span=Span(0, 1), issues=issues)


@pytest.mark.parametrize(
    ("asked", "given", "verdict"),
    [
        (TermTest("principal", issue="amounts-differ"), term(None, "amounts-differ"), True),
        (TermTest("principal", issue="amounts-differ"), term([Decimal(1), Decimal(2)], "amounts-differ"), True),
        (TermTest("principal", issue="amounts-differ"), term(Decimal(1)), False),
        (TermTest("principal", issue="amounts-differ"), term(Decimal(1), "amounts-differ", name="own_margin"), False),
        (TermTest("principal", issue="amounts-differ", above=Decimal(5)), term(Decimal(9), "amounts-differ"), True),
        (TermTest("principal", issue="amounts-differ", above=Decimal(5)), term(Decimal(2), "amounts-differ"), False),
        (TermTest("principal", issue="amounts-differ", above=Decimal(5)), term(None, "amounts-differ"), False),
        (TermTest("principal", at_least=Decimal(5)), term(Decimal(5)), True),
        (TermTest("principal", at_least=Decimal(5)), term([Decimal(5)]), False),
        (TermTest("principal"), term(Decimal(5)), True),
        (TermTest("principal"), term(None), False),
    ],
)
def test_a_test_holds(asked, given, verdict):
    assert _holds(asked, given) is verdict


def test_both_values_of_a_pair_are_told():
    assert _plain([Decimal("60000.00"), Decimal(80000)]) == "60000 / 80000"
    assert _plain([None, Decimal("0.50")]) == "— / 0.5"


def test_the_two_values_and_their_gap_stand_in_the_message(auditor):
    outcome = auditor.audit_bytes("借款本金：人民币叁拾万元整（￥130,000.00）。".encode(), name="a.txt")
    found = [finding for finding in outcome.findings if finding.risk == "amount-inconsistent"]
    assert [all(sum_ in finding.message for sum_ in ("300,000", "130,000", "170,000")) for finding in found] == [True]
