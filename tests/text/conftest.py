import os
from pathlib import Path

import pytest

from contract_audit.document import Document, Origin
from contract_audit.text import normalise


@pytest.fixture
def normal():
    """The normal text of a bare string, with ranges where given."""

    def make(text, *ranges):
        return normalise(Document(text=text, media_type="text/plain", origin=Origin.TEXT, ranges=tuple(ranges)))

    return make


@pytest.fixture(scope="session")
def real_contracts():
    """The folder of real contracts: `CONTRACT_AUDIT_REAL`, or one beside the checkout; skipped where there is none."""
    beside = Path(__file__).resolve().parents[3] / "shared" / "real"
    folder = Path(os.environ.get("CONTRACT_AUDIT_REAL", beside))
    if not folder.is_dir():
        pytest.skip("no real contracts here")
    return folder
