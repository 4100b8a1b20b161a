import json
import os
from pathlib import Path

import pytest

ROOT = Path(os.environ.get("CONTRACT_AUDIT_REAL", Path(__file__).parents[3] / "shared" / "real"))

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not (ROOT / "gold").is_dir(), reason="real contracts are not part of the project"),
]


def test_nine_of_ten_labelled_parties_have_their_role(build):
    right = wrong = 0
    for gold in sorted((ROOT / "gold").glob("*.json")):
        labelled = json.loads(gold.read_text(encoding="utf-8"))
        roles = build((ROOT / "text" / labelled["doc"]).read_text(encoding="utf-8")).roles
        for label, role in labelled["roles"].items():
            right += roles.get(label) == role
            wrong += roles.get(label) != role
    assert right >= 0.9 * (right + wrong)
    assert right > 0


def test_other_contracts_have_units_and_no_talk(build):
    for path in sorted((ROOT / "other-contracts").glob("*.txt")):
        structure = build(path.read_text(encoding="utf-8")).structure
        assert structure.units
        assert not structure.talk
