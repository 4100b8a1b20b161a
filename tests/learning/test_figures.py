import pytest

from contract_audit.learning.bootstrap import interval
from contract_audit.learning.evaluation import precision_at
from contract_audit.learning.tally import Counts, tally, total
from contract_audit.learning.thresholds import LEAST, MOST, best_threshold


def test_counts_make_precision_recall_and_f1():
    counts = Counts(sure=4, found=3, right=3, false=1) + Counts(sure=1, found=0, right=0, false=2)
    assert (counts.precision, counts.recall) == (0.5, 0.6)
    assert counts.f1 == pytest.approx(2 * 0.5 * 0.6 / 1.1)
    assert Counts().f1 == 0


def test_no_finding_is_no_false_alarm(held_out):
    counts = total([tally(document, ()) for document in held_out])
    assert (counts.found, counts.right, counts.false) == (0, 0, 0)
    assert counts.sure > 300


def test_the_tally_is_that_of_the_benchmark(held_out, auditor):
    """The benchmark script scores reports; here the same findings are scored before they are put into words."""
    import importlib.util
    from pathlib import Path

    from contract_audit import audit

    path = Path(__file__).resolve().parents[1] / "benchmarks" / "quality.py"
    spec = importlib.util.spec_from_file_location("quality", path)
    quality = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(quality)
    document = held_out[0]
    findings = [item for item in auditor.findings_of(document.case, model=True) if item.counts(0.5)]
    found, absent = quality.findings_of(audit(document.labels.text), set("ABCDEFGHIJ"))
    assert {item.rule.risk for item in findings} == set(found) | absent
    ours = tally(document, findings)
    for risk, counts in ours.clauses.items():
        assert bool(counts.right + counts.false) <= (risk in found), risk


def test_an_interval_holds_its_figure_and_is_the_same_every_time():
    values = [0.2, 0.4, 0.6, 0.8] * 5

    def mean(drawn):
        return sum(drawn) / len(drawn)

    low, high = interval(values, mean)
    assert low < mean(values) < high
    assert interval(values, mean) == (low, high)
    assert interval([], mean) == (0.0, 0.0)


def test_precision_at_a_recall():
    ranked = [(0.9, True), (0.8, False), (0.7, True), (0.6, True), (0.5, True)]
    assert precision_at(ranked, 5) == pytest.approx(4 / 5)
    assert precision_at(ranked, 6) is None
    assert precision_at([(0.9, True)], 1) == 1


def test_the_best_threshold_parts_right_from_wrong():
    pairs = [(0.9, True)] * 3 + [(0.62, True)] * 3 + [(0.5, False)] * 6
    assert 0.5 < best_threshold(pairs) <= 0.6


def test_shipped_thresholds_are_within_bounds(auditor):
    assert all(LEAST <= threshold <= MOST for threshold in auditor.classifier.model.thresholds)
