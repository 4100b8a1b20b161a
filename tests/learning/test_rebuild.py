"""The shipped model is what the corpora and the rules make: to the byte in its own environment, to 1e-6 elsewhere."""

import pytest

pytest.importorskip("sklearn")

from contract_audit.learning.examined import examine
from contract_audit.learning.lock import lock_text, made_with
from contract_audit.learning.training import train


@pytest.mark.slow
def test_training_again_gives_the_shipped_model(corpora, auditor):
    shipped, model = auditor.classifier.model, train(examine(corpora, auditor), auditor).model
    assert model.made_from == shipped.made_from, "corpora, lexicon or rules have changed: train the model again"
    if shipped.made_with == made_with():
        assert model.encoded() == shipped.encoded()
        return
    assert model.risks == shipped.risks
    for ours, theirs in zip(model.blocks, shipped.blocks, strict=True):
        assert ours.names == theirs.names
        assert max(abs(a - b) for a, b in zip(ours.weights, theirs.weights, strict=True)) <= 1


def test_the_lock_names_what_makes_the_weights():
    assert lock_text(made_with()).count("==") == 3
