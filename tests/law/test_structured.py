from datetime import date

import pytest

from contract_audit.law.structured import structured_caps


def test_products_set_up_before_2016_are_measured_by_no_later_rule():
    assert structured_caps("trust", "equity", date(2015, 6, 1)) == ()
    assert structured_caps("securities-plan", "equity", date(2015, 6, 1)) == ()


def test_a_share_trust_of_2017_is_usually_one_and_at_most_two():
    (cap,) = structured_caps("trust", "equity", date(2017, 6, 1))
    assert (cap.usual, cap.ceiling) == (1, 2)
    assert not cap.start_verified


@pytest.mark.parametrize(("asset", "ceiling"), [("equity", 1), ("mixed", 2), ("derivatives", 2), ("fixed-income", 3)])
def test_since_the_asset_management_opinion_one_table_binds_trusts_and_plans(asset, ceiling):
    for vehicle in ("trust", "securities-plan"):
        (cap,) = structured_caps(vehicle, asset, date(2024, 1, 2))
        assert cap.ceiling == ceiling
        assert cap.source == "asset-management-opinion-21"


@pytest.mark.parametrize(("formed", "ceiling"), [(date(2018, 4, 26), 2), (date(2018, 4, 27), 1)])
def test_the_change_of_2018_for_share_trusts(formed, ceiling):
    assert min(cap.ceiling for cap in structured_caps("trust", "equity", formed)) == ceiling


def test_in_mid_2018_two_rules_bound_a_mixed_plan():
    assert sorted(cap.ceiling for cap in structured_caps("securities-plan", "mixed", date(2018, 7, 2))) == [1, 2]
