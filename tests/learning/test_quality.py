"""What the shipped model must show on documents and sentences that nothing was learned from."""

import pytest

from contract_audit.document import Document, Origin
from contract_audit.learning.evaluation import System, evaluate, measure
from contract_audit.learning.examples import sentence_examples

STEADY = 0.98


@pytest.fixture(scope="module")
def figures(held_out, corpora, auditor):
    sentences = [item for one in corpora.sentences if one.test for item in sentence_examples(one, auditor)]
    return evaluate(measure(held_out, auditor), sentences, auditor)


def test_both_are_better_than_the_better_of_the_two(figures):
    assert figures.gain.low > 0


def test_stated_and_true_likelihood_are_close(figures):
    assert figures.calibration_error <= 0.05


def test_traps_are_hit_hardly_more_often_than_by_rules_alone(figures):
    assert figures.hit[System.BOTH] <= figures.hit[System.RULES] + 0.01 * figures.traps


def test_micro_f1_does_not_fall(figures):
    assert figures.f1[System.BOTH].value >= 0.65


def labels(auditor, text):
    _, case = auditor.case_of(Document(text=text, media_type="text/plain", origin=Origin.TEXT))
    return {
        (finding.units, finding.rule.risk)
        for finding in auditor.findings_of(case, model=True)
        if finding.counts(0.5) and finding.units
    }, len(case.units)


def kept(auditor, documents, rewrite):
    """The share of units whose labels stay when the text is rewritten."""
    units = changed = 0
    for document in documents:
        before, count = labels(auditor, document.labels.text)
        after, _ = labels(auditor, rewrite(document.labels.text))
        units += count
        changed += len({unit for found, _ in before ^ after for unit in found})
    return 1 - changed / units


def test_swapped_party_letters_keep_the_labels(auditor, held_out):
    swapped = str.maketrans("甲乙", "乙甲")
    assert kept(auditor, held_out, lambda text: text.translate(swapped)) >= STEADY


def test_traditional_characters_keep_the_labels(auditor, held_out):
    opencc = pytest.importorskip("opencc")
    assert kept(auditor, held_out, opencc.OpenCC("s2t").convert) >= STEADY
