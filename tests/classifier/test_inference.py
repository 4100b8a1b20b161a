import os
import subprocess
import sys

import pytest

from contract_audit.classifier.features import Reading


def test_decisions_are_those_of_scikit_learn(classifier, case_of, texts, sentences):
    numpy = pytest.importorskip("numpy")
    from contract_audit.learning.pruned import estimator_of

    estimator, rows_of = estimator_of(classifier.model)
    for text in (*texts, *sentences):
        reading = Reading(case_of(text))
        features = [reading.features(unit) for unit in range(len(reading))]
        wanted = estimator.decision_function(rows_of(features))
        found = numpy.array([classifier.margins(row) for row in features])
        assert numpy.abs(found - wanted).max() <= 1e-9


def test_looking_is_the_same_as_asking_unit_by_unit(classifier, case_of, texts):
    case = case_of(texts[0])
    reading = Reading(case)
    for sighting in classifier.look(case).seen:
        risk = classifier.model.risks.index(sighting.risk)
        assert classifier.log_odds(reading.features(sighting.unit))[risk] == pytest.approx(sighting.log_odds, abs=1e-9)


def test_memory_changes_nothing(classifier, case_of, texts):
    first = classifier.look(case_of(texts[1])).seen
    assert classifier.look(case_of(texts[1])).seen == first


def test_the_hash_seed_changes_nothing():
    program = (
        "from contract_audit.api import load_auditor; from contract_audit.document import Document, Origin;"
        "text = '甲方（出资方）：某\\n乙方（操盘方）：某\\n乙方欠费超过一日的，甲方可当即卖出全部股票。';"
        "auditor = load_auditor();"
        "case = auditor.case_of(Document(text=text, media_type='text/plain', origin=Origin.TEXT))[1];"
        "print([(s.unit, s.risk, s.log_odds.hex()) for s in auditor.classifier.look(case).seen])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "42")
    }
    assert len(outputs) == 1
    assert b"liquidation" in outputs.pop()


def test_the_words_that_spoke_stand_in_the_unit(classifier, case_of, texts):
    case = case_of(texts[0])
    sightings = classifier.look(case)
    likely = [sighting for sighting in sightings.seen if sighting.log_odds > 0]
    assert likely
    for sighting in likely:
        words = sightings.words(sighting)
        assert words
        assert all(case.units[sighting.unit].span.contains(word) for word in words)
        assert list(words) == sorted(words)
