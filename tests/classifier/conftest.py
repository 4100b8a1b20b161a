from pathlib import Path

import pytest

from contract_audit.api import load_auditor
from contract_audit.document import Document, Origin

CORPORA = Path(__file__).resolve().parents[2] / "corpora"


@pytest.fixture(scope="session")
def classifier():
    return load_auditor().classifier


@pytest.fixture(scope="session")
def case_of():
    def case(text):
        return load_auditor().case_of(Document(text=text, media_type="text/plain", origin=Origin.TEXT))[1]

    return case


@pytest.fixture(scope="session")
def texts():
    return [path.read_text(encoding="utf-8") for path in sorted(CORPORA.glob("*/*.txt"))]


@pytest.fixture(scope="session")
def sentences():
    """Every tenth labelled sentence, without the brackets around it."""
    lines = [
        line
        for path in sorted(CORPORA.glob("clauses/*/*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    return [line.replace("⏎", "\n").replace("⟦", "").replace("⟧", "") for line in lines[::10]]
