"""Case files: the published case does not reconcile, an invented one does, wrong files are told apart."""

from pathlib import Path

import pytest

from contract_audit.api import settle, settlement_example
from contract_audit.errors import CaseFileError
from contract_audit.judgement.settlement_case import SettlementCase

PUBLISHED = Path(__file__).parent / "published_case.toml"
SAMPLE = Path(__file__).resolve().parents[2] / "corpora" / "samples" / "settlement.toml"


def test_the_published_case_does_not_reconcile_and_by_how_much():
    found = settle(PUBLISHED)
    gaps = {check.id: check.gap for check in found.checks if not check.reconciles}
    assert gaps["loss-from-contribution"] == 1116
    assert gaps["loss-from-account"] == 1097
    assert gaps["refund-from-flows"] == 1116
    assert [check.id for check in found.checks if check.reconciles] == ["refund-from-stated-loss"]
    assert found.claim == 151_846
    assert (found.result, found.margin_left) == (None, None)


def test_its_contested_points_are_computed_as_far_as_they_can_be():
    points = {point.id: point.amount for point in settle(PUBLISHED).contested}
    assert points == {"interest-kept": 319_046, "fault": None}


def test_the_sample_adds_up():
    found = settle(SAMPLE)
    assert sum(step.amount for step in found.steps) == found.claim == -276_000
    assert (found.result, found.margin_left, found.as_interest) == (-254_000, 246_000, 126_000)
    amounts = [point.amount for point in found.contested if point.id == "fault"]
    assert amounts == [-352_200, -403_000]
    assert found.checks == ()


def test_a_case_may_be_given_as_bytes_or_built():
    assert settle(SAMPLE.read_bytes()) == settle(SAMPLE)
    assert settle(SettlementCase(contributed=100)).claim == 100


def test_the_example_is_the_sample():
    assert settlement_example() == SAMPLE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"contributed = 'much'", "contributed"),
        (b"", "contributed"),
        (b"contributed = 1\nown_margn = 3", "own_margn"),
        (b"contributed = -1", "contributed"),
        (b"contributed = 1\nown_margin = nan", "own_margin"),
        (b"contributed = inf", "contributed"),
        (b"contributed = 1e999999999", "contributed"),
        (b"contributed = 1\n[[flow]]\nkind = 'gift'\namount = 1", "kind"),
        (b"contributed = 1\n[fault]\nfunder = 1.5", "fault"),
        (b"contributed = 1\n[use]\nfirst = 2026-02-01\nlast = 2026-01-01", "use.last"),
        (b"\xff\xfe", "cannot be used"),
        (b"contributed = 1\n" + b"#" * 1_000_001, "larger"),
    ],
)
def test_wrong_files_are_refused_with_the_field(content, words):
    with pytest.raises(CaseFileError, match=words) as raised:
        settle(content)
    assert raised.value.remedy


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CaseFileError, match=r"none\.toml"):
        settle(tmp_path / "none.toml")
