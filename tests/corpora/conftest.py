import hashlib
import json
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT / "corpora"
GOLD = sorted(path for folder in ("samples", "development", "heldout") for path in (CORPORA / folder).glob("*.json"))


class Labelled:
    """A labelled text and its gold."""

    def __init__(self, path):
        self.path = path
        self.gold = json.loads(path.read_text(encoding="utf-8"))
        self.bytes = (path.parent / self.gold["doc"]).read_bytes()
        self.text = self.bytes.decode("utf-8")
        self.sha256 = hashlib.sha256(self.bytes).hexdigest()

    def place(self, label):
        """Where the n-th occurrence of the quote starts, -1 if there is none."""
        at = -1
        for _ in range(label["nth"]):
            at = self.text.find(label["quote"], at + 1)
            if at < 0:
                break
        return at


@pytest.fixture(params=GOLD, ids=lambda path: path.stem)
def labelled(request):
    return Labelled(request.param)


@pytest.fixture(scope="session")
def labelled_texts():
    return [Labelled(path) for path in GOLD]


@pytest.fixture(scope="session")
def corpora():
    return CORPORA


@pytest.fixture(scope="session")
def risk_ids():
    basis = (ROOT / "contract_audit" / "law" / "basis.toml").read_text(encoding="utf-8")
    return set(tomllib.loads(basis))


@pytest.fixture(scope="session")
def vocabulary():
    return tomllib.loads((Path(__file__).parent / "vocabulary.toml").read_text(encoding="utf-8"))
