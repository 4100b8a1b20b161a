from pathlib import Path

import pytest

from contract_audit import audit, law
from contract_audit.findings.grouping import _group_of_risk

CORPORA = Path(__file__).resolve().parents[2] / "corpora"


def test_every_risk_has_a_group():
    assert set(_group_of_risk()) == set(law.bases())


@pytest.mark.parametrize(
    "name", ["samples/stock-financing.txt", "samples/platform-agreement.pdf", "development/daily-plan-web-page.txt"]
)
def test_a_reader_sees_eight_things_not_eighty(name):
    report = audit(CORPORA / name)
    assert len(report.findings) > 20
    assert len([group for group in report.groups if group.severity in {"critical", "high"}]) <= 8


def test_groups_hold_every_finding_once_and_the_worst_comes_first():
    report = audit(CORPORA / "samples" / "stock-financing.txt")
    grouped = [fingerprint for group in report.groups for fingerprint in group.findings]
    assert sorted(grouped) == sorted(finding.fingerprint for finding in report.findings)
    ranks = [["critical", "high", "medium", "low", "info"].index(group.severity) for group in report.groups]
    assert ranks == sorted(ranks)
