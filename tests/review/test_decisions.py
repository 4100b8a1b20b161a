from datetime import date
from pathlib import Path

import msgspec
import pytest

from contract_audit import audit
from contract_audit.errors import ReviewError
from contract_audit.review import apply_decisions, read_decisions

SAMPLE = Path(__file__).resolve().parents[2] / "corpora" / "samples" / "stock-financing.txt"
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def report():
    return audit(SAMPLE)


def decisions(*entries):
    return read_decisions(b"\n".join(msgspec.json.encode(entry) for entry in entries))


def test_a_rejected_finding_is_suppressed_and_not_counted(report):
    finding = report.findings[0]
    entry = {"fingerprint": finding.fingerprint, "decision": "reject", "by": "审阅人", "reason": "已另行约定"}
    done = apply_decisions(report, decisions(entry), TODAY)
    assert done.findings[0].suppressed.by == "审阅人"
    assert sum(done.summary.counts.values()) == sum(report.summary.counts.values()) - 1


def test_the_last_decision_counts(report):
    entry = {"fingerprint": report.findings[0].fingerprint, "decision": "reject"}
    done = apply_decisions(report, decisions(entry, {**entry, "decision": "accept"}), TODAY)
    assert done.findings[0].suppressed is None


@pytest.mark.parametrize(("until", "live"), [("2026-11-20", False), ("2026-11-21", True)])
def test_a_suppression_runs_out_and_that_is_reported(report, until, live):
    entry = {"fingerprint": report.findings[0].fingerprint, "decision": "reject", "until": until}
    done = apply_decisions(report, decisions(entry), TODAY)
    assert (done.findings[0].suppressed is not None) is live
    assert ("suppression-expired" in {problem.code for problem in done.problems}) is not live


def test_a_suppression_that_fits_nothing_is_reported(report):
    done = apply_decisions(report, decisions({"fingerprint": "0" * 16, "decision": "reject"}), TODAY)
    assert "suppression-unused" in {problem.code for problem in done.problems}


def test_every_wrong_line_is_named():
    with pytest.raises(ReviewError) as caught:
        read_decisions(b'{"fingerprint": "a", "decision": "maybe"}\n\nnot json\n')
    assert "line 1" in str(caught.value)
    assert "line 3" in str(caught.value)
