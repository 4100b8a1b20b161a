"""Ceilings: on interest, on what is charged for being late, on deductions, guarantors, damages and earnest money."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.finance.annualisation import annual_rate, interest_words
from contract_audit.finance.damages_cap import deposit_beyond_limit, excessive_penalty
from contract_audit.finance.guarantor_share import guarantor_ceiling
from contract_audit.finance.interest_cap import CAP_FROM, interest_cap, points_over_cap
from contract_audit.finance.overdue_cap import overdue_claim
from contract_audit.finance.sanctions import reaches_deposit_taking_threshold, unlicensed_securities_business
from contract_audit.finance.upfront_deduction import lawful_repayment


@pytest.mark.parametrize(
    ("formed", "cap"),
    [
        ("2020-08-20", "0.154"),
        ("2021-12-20", "0.152"),
        ("2022-03-01", "0.148"),
        ("2022-08-21", "0.148"),
        ("2023-08-25", "0.138"),
        ("2024-07-21", "0.138"),
        ("2024-08-01", "0.134"),
        ("2024-12-01", "0.124"),
        ("2025-05-19", "0.124"),
        ("2025-05-20", "0.120"),
    ],
)
def test_the_cap_of_the_day_of_formation(formed, cap):
    found = interest_cap(date.fromisoformat(formed))
    assert (found.rate, found.regime, found.former) == (Decimal(cap), "lpr-times-four", False)


def test_points_over_the_cap():
    cap = interest_cap(date(2026, 3, 10))
    assert points_over_cap(annual_rate(Decimal("0.012"), "month"), cap) == Decimal("0.024")
    assert points_over_cap(annual_rate(Decimal("0.0003"), "day"), cap) == 0


def test_a_loan_of_2018_is_not_measured_by_the_lpr_of_its_day():
    formed = date(2018, 6, 22)
    open_suit = interest_cap(formed)
    assert (open_suit.applies, open_suit.regime, open_suit.former) == (False, "filing-unknown", True)
    assert points_over_cap(Decimal("0.125"), open_suit) is None
    before = interest_cap(formed, filed=date(2020, 8, 19))
    assert (before.applies, before.regime) == (False, "former-rules")
    after = interest_cap(formed, filed=date(2021, 3, 1))
    assert (after.rate, after.on, after.regime, after.former) == (
        Decimal("0.154"),
        date(2021, 3, 1),
        "transition",
        True,
    )


@given(st.dates(date(2019, 1, 1), date(2027, 1, 1)))
def test_a_licensed_lender_is_never_measured(day):
    assert not interest_cap(day, licensed=True, filed=day).applies


@given(st.dates(CAP_FROM, date(2026, 8, 20)))
def test_from_the_first_day_every_loan_has_a_cap(day):
    assert interest_cap(day).rate is not None
    assert interest_cap(CAP_FROM - timedelta(days=1)).rate is None


def test_without_a_date_no_cap_is_drawn():
    assert interest_cap(None).regime == "date-unknown"


def test_a_loan_cut_on_payment_is_repaid_as_paid_out():
    owed = lawful_repayment(
        Decimal(1_000_000),
        Decimal(60_000),
        rate=interest_words(Decimal(2), "fen", "month"),
        cap=Decimal("0.12"),
        months=Decimal(3),
    )
    assert (owed.principal, owed.total) == (Decimal(940_000), Decimal(968_200))
    assert lawful_repayment(Decimal(100), Decimal(0), rate=Decimal("0.1"), cap=None, months=Decimal(12)).interest == 10


def test_everything_charged_for_being_late_is_capped_together():
    claim = overdue_claim(
        Decimal(1_000_000), Decimal("0.12"), 60, [Decimal("0.0005") * 60 * 1_000_000, Decimal(200_000)]
    )
    assert claim.claimed == Decimal(230_000)
    assert abs(claim.enforced - Decimal("19726.03")) < Decimal("0.01")
    assert claim.excess == claim.claimed - claim.enforced


@given(st.decimals("0", "100000", places=2), st.integers(0, 1000))
def test_never_more_is_enforced_than_claimed_or_capped(charge, days):
    claim = overdue_claim(Decimal(100_000), Decimal("0.12"), days, [charge])
    assert claim.enforced <= min(claim.claimed, claim.ceiling)
    assert claim.excess + claim.enforced == claim.claimed


@pytest.mark.parametrize(
    ("cause", "expected"),
    [
        ("main-contract-void", "50243.33"),
        ("guarantee-void-both-at-fault", "75365"),
        ("guarantee-void-guarantor-at-fault", "150730"),
    ],
)
def test_a_guarantor_at_fault_bears_a_share(cause, expected):
    assert abs(guarantor_ceiling(Decimal(150_730), cause) - Decimal(expected)) < Decimal("0.01")


def test_the_thirty_percent_are_of_the_loss_and_not_of_the_contract():
    assert excessive_penalty(Decimal(200_000), loss=Decimal(100_000)) == Decimal(70_000)
    assert excessive_penalty(Decimal(130_000), loss=Decimal(100_000)) == 0


def test_earnest_money_ends_at_a_fifth():
    assert deposit_beyond_limit(Decimal(300_000), contract_value=Decimal(1_000_000)) == Decimal(100_000)
    assert deposit_beyond_limit(Decimal(200_000), contract_value=Decimal(1_000_000)) == 0


@pytest.mark.parametrize(
    ("gain", "least", "most"),
    [(4_000_000, 4_000_000, 40_000_000), (800_000, 1_000_000, 10_000_000), (1_000_000, 1_000_000, 10_000_000)],
)
def test_the_fine_for_unlicensed_business(gain, least, most):
    found = unlicensed_securities_business(Decimal(gain))
    assert (found.confiscated, found.least_fine, found.most_fine) == (gain, least, most)


@pytest.mark.parametrize(
    ("taken", "facts", "expected"),
    [
        (1_200_000, {}, True),
        (900_000, {"loss": Decimal(550_000)}, True),
        (600_000, {"aggravated": True}, True),
        (600_000, {}, False),
        (100_000, {"depositors": 150}, True),
        (100_000, {"depositors": 149}, False),
        (100_000, {"loss": Decimal(250_000), "aggravated": True}, True),
        (100_000, {"loss": Decimal(250_000)}, False),
    ],
)
def test_thresholds_of_deposit_taking(taken, facts, expected):
    assert reaches_deposit_taking_threshold(Decimal(taken), **facts) is expected
