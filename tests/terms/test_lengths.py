import pytest

from contract_audit.terms.lengths import is_as_long_as


@pytest.mark.parametrize(
    ("days", "duration", "verdict"),
    [
        ("2026-03-01/2026-09-01", "P6M", True),
        ("2026-03-01/2026-08-31", "P6M", True),
        ("2026-03-01/2026-08-01", "P6M", False),
        ("2026-01-31/2026-02-28", "P1M", True),
        ("2024-02-29/2025-02-28", "P1Y", True),
        ("2026-01-01/2027-12-31", "P1Y", False),
        ("2026-03-02/2026-04-01", "P30D", True),
        ("2026-03-02/2026-03-16", "P2W", True),
        ("2026-03-02/2026-03-30", "P2W", False),
        ("2026-03-02/2026-03-30", "PT30M", None),
        ("2026-03-02", "P6M", None),
        ("2026-03-02/2026-03-30", "P99999Y", False),
        ("2026-03-02/2026-03-30", "P99999999D", False),
    ],
)
def test_a_range_against_the_length_stated(days, duration, verdict):
    assert is_as_long_as(days, duration) is verdict


@pytest.mark.parametrize(
    ("sentence", "issues"),
    [
        ("合作期限四个月，自2026年3月1日起至2026年10月1日止。", ("length-differs",)),
        ("合作期限四个月，自2026年3月1日起至2026年6月30日止。", ()),
        ("合作期限四个月，自2026年3月1日起至2026年6月30日止，借款期限一年。", ()),
        ("合作期限自2026年3月1日起至2026年6月30日止。", ()),
        ("合作期限四个月，自2026年10月1日起至2026年3月1日止。", ("ends-before-it-begins",)),
    ],
)
def test_a_wrong_length_is_an_issue_of_the_range(stated, sentence, issues):
    ranges = [term for term in stated(sentence, "term") if "/" in str(term.value)]
    assert [term.issues for term in ranges] == [issues]
