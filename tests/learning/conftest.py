from pathlib import Path

import pytest

from contract_audit.api import load_auditor
from contract_audit.learning.corpora import read_corpora
from contract_audit.learning.examples import read_labelled

CORPORA = Path(__file__).resolve().parents[2] / "corpora"


@pytest.fixture(scope="session")
def auditor():
    return load_auditor()


@pytest.fixture(scope="session")
def corpora():
    return read_corpora(CORPORA)


@pytest.fixture(scope="session")
def held_out(corpora, auditor):
    return [read_labelled(labels, auditor) for labels in corpora.test]
