import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.finance.effective_cost import bullet_loan, effective_cost, instalment_loan

CLOSE = Decimal("0.000001")
MILLION = Decimal(1_000_000)

GOLDEN = {
    "D10 three months kept back": (
        bullet_loan(MILLION, 3, rate=Decimal("0.02"), deducted=Decimal(60_000), prepaid=3),
        "0.02083930",
        "0.250072",
        "0.280821",
    ),
    "D11 a fee on payment": (
        bullet_loan(MILLION, 12, rate=Decimal("0.01"), deducted=Decimal(30_000)),
        "0.01271134",
        "0.152536",
        "0.163665",
    ),
    "D12 instalments at a flat rate": (
        instalment_loan(MILLION, 12, Decimal("0.01")),
        "0.01788099",
        "0.214572",
        "0.236984",
    ),
    "D13 one month": (
        bullet_loan(MILLION, 1, rate=Decimal("0.02"), deducted=Decimal(50_000)),
        "0.073684",
        "0.884211",
        "1.3470",
    ),
}


@pytest.mark.parametrize(("flows", "monthly", "nominal", "effective"), GOLDEN.values(), ids=GOLDEN)
def test_what_a_loan_costs(flows, monthly, nominal, effective):
    cost = effective_cost(flows)
    assert abs(cost.per_period - Decimal(monthly)) < CLOSE
    assert abs(cost.nominal - Decimal(nominal)) < CLOSE
    assert abs(cost.effective - Decimal(effective)) < Decimal("0.0001")


def test_three_months_kept_back_leave_940000():
    assert bullet_loan(MILLION, 3, rate=Decimal("0.02"), deducted=Decimal(60_000), prepaid=3) == [
        940_000,
        0,
        0,
        -1_000_000,
    ]


@given(st.decimals("0", "0.05", places=4), st.integers(1, 36))
def test_a_plain_loan_costs_its_rate(rate, months):
    assert abs(effective_cost(bullet_loan(MILLION, months, rate=rate)).per_period - rate) < Decimal("1e-9")


@given(st.decimals("0.001", "0.05", places=4), st.integers(1, 24), st.decimals("0", "0.2", places=3))
def test_what_is_kept_back_only_raises_the_cost(rate, months, share):
    plain = effective_cost(bullet_loan(MILLION, months, rate=rate))
    cut = effective_cost(bullet_loan(MILLION, months, rate=rate, deducted=share * MILLION))
    assert cut.effective >= plain.effective - Decimal("1e-9")


def test_no_rate_explains_money_that_only_comes_in():
    assert effective_cost([Decimal(100), Decimal(100)]) is None


def test_a_loan_has_a_term():
    for loan in (lambda: bullet_loan(MILLION, 0), lambda: instalment_loan(MILLION, 0, Decimal("0.01"))):
        with pytest.raises(ValueError, match="at least one period"):
            loan()


def test_the_library_is_loaded_only_when_a_cost_is_asked_for_and_brings_no_numpy():
    program = (
        "import sys; from decimal import Decimal; from contract_audit.finance import effective_cost as e;"
        "early = 'pyxirr' in sys.modules; e.effective_cost([Decimal(1), Decimal(-2)]);"
        "print(early, 'pyxirr' in sys.modules, 'numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "False"]
