import msgspec

from contract_audit.learning.comparison import changes
from contract_audit.pipeline import Auditor
from contract_audit.rulebook import load_rulebook


def test_a_model_compared_with_itself_changes_nothing(held_out, auditor):
    assert list(changes(held_out[:2], auditor, auditor)) == []


def test_what_a_stricter_model_no_longer_says_is_listed(held_out, auditor, tmp_path):
    model = auditor.classifier.model
    mute = tmp_path / "mute.json"
    mute.write_bytes(msgspec.structs.replace(model, thresholds=(1.0,) * len(model.risks)).encoded())
    strict = Auditor(load_rulebook(), model=mute)
    lost = list(changes(held_out[:6], auditor, strict))
    assert lost
    assert not any(change.reported for change in lost)
    assert all(change.line().startswith("-\t") and change.words in change.line() for change in lost)
