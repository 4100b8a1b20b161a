from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.finance.reconciliation import reconcile, shortfall
from contract_audit.finance.settlement import Ledger, claim_if_interest_is_kept, settle, use_of_money

PUBLISHED = Ledger(
    contributed=Decimal(8_025_700),
    to_funder=Decimal(167_200) + Decimal(4_900_000) + Decimal(90_000) + Decimal(2_616_654),
    paid_outside=Decimal(100_000),
    as_interest=Decimal(167_200),
)
sums = st.decimals("0", "1000000", places=2)
shares = st.decimals("0", "1", places=2)
ledgers = st.builds(
    Ledger,
    contributed=sums,
    margin=sums,
    topped_up=sums,
    to_funder=sums,
    to_operator=sums,
    paid_outside=sums,
    left_with_funder=sums,
    left_with_operator=sums,
)


class TestThePublishedCase:
    def test_its_flows(self):
        assert 2 * Decimal(83_600) == Decimal(167_200)
        assert PUBLISHED.to_funder == Decimal(7_773_854)
        assert Decimal(8_025_700) - Decimal(8_025_681) == 19

    @pytest.mark.parametrize(("base", "missing", "gap"), [(8_025_700, 251_846, 1116), (8_025_681, 251_827, 1097)])
    def test_its_loss_does_not_follow_from_its_flows(self, base, missing, gap):
        computed = shortfall(Decimal(base), PUBLISHED.to_funder)
        check = reconcile("loss", Decimal(250_730), computed)
        assert computed == Decimal(missing)
        assert not check.reconciles
        assert check.gap == gap

    def test_its_subtraction_is_right(self):
        assert reconcile("refund", Decimal(150_730), Decimal(250_730) - Decimal(100_000)).reconciles

    def test_what_its_flows_come_to(self):
        assert settle(PUBLISHED).claim == Decimal(151_846)
        from_the_account = reconcile("refund", Decimal(150_730), Decimal(251_827) - Decimal(100_000))
        assert from_the_account.computed == Decimal(151_827)

    def test_interest_has_been_set_off(self):
        assert shortfall(Decimal(8_025_700), PUBLISHED.to_funder - Decimal(167_200)) == Decimal(419_046)
        assert claim_if_interest_is_kept(PUBLISHED) == Decimal(319_046)
        assert Decimal(319_046) - Decimal(167_200) == settle(PUBLISHED).claim

    def test_its_sale_would_have_to_have_brought_more(self):
        assert Decimal(2_616_654) + 1097 == Decimal(2_617_751)
        assert Decimal(2_616_654) + 1116 == Decimal(2_617_770)

    def test_without_its_margin_nothing_is_said_of_shares_of_the_loss(self):
        outcome = settle(PUBLISHED, Decimal("0.3"))
        assert (outcome.claim, outcome.loss, outcome.margin_left) == (None, None, None)
        assert claim_if_interest_is_kept(PUBLISHED, Decimal("0.3")) is None


def test_the_worked_example():
    ledger = Ledger(contributed=Decimal(500), margin=Decimal(100), left_with_funder=Decimal(540))
    outcome = settle(ledger)
    assert (outcome.result, outcome.claim, outcome.margin_left) == (-60, -40, 40)
    shared = settle(ledger, Decimal("0.3"))
    assert (shared.claim, shared.margin_left, shared.funders_part) == (-58, 58, 18)


def test_thirty_to_seventy():
    ledger = Ledger(contributed=Decimal(6_000_000), margin=Decimal(2_000_000), left_with_funder=Decimal(6_600_000))
    outcome = settle(ledger, Decimal("0.3"))
    assert (outcome.loss, outcome.funders_part) == (1_400_000, 420_000)
    assert outcome.claim == -1_020_000


@given(ledgers, shares, shares)
def test_more_fault_of_the_funder_never_raises_his_claim(ledger, one, other):
    less, more = sorted((one, other))
    assert settle(ledger, more).claim <= settle(ledger, less).claim


@given(sums, sums, st.decimals("0", "3000000", places=2), shares)
def test_what_the_funder_returns_is_what_is_left_of_the_margin(contributed, margin, left, fault):
    outcome = settle(Ledger(contributed=contributed, margin=margin, left_with_funder=left), fault)
    assert outcome.margin_left == max(Decimal(0), -outcome.claim)


def test_a_share_of_fault_is_a_share():
    with pytest.raises(ValueError, match="between 0 and 1"):
        settle(PUBLISHED, Decimal("1.1"))


def test_use_of_money():
    assert use_of_money(Decimal(1_000_000), Decimal("0.03"), 73) == Decimal(6_000)


def test_the_published_sum_in_words_is_the_sum_in_figures():
    from contract_audit.text import parse_numeral

    assert parse_numeral("捌佰零贰万伍仟柒佰").value == PUBLISHED.contributed
