import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True)
settings.register_profile("search", derandomize=False, print_blob=True)
# Two runs of one commit give one answer; HYPOTHESIS_PROFILE=search looks for examples nobody has tried.
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def samples():
    return ROOT / "corpora" / "samples"


@pytest.fixture(scope="session")
def real():
    """Real contracts, which are no part of the project: CONTRACT_AUDIT_REAL, or shared/real beside the checkout."""
    named = os.environ.get("CONTRACT_AUDIT_REAL")
    folder = Path(named) if named else ROOT.parent / "shared" / "real"
    if not folder.is_dir():
        pytest.skip("no real contracts here; set CONTRACT_AUDIT_REAL to a folder of them")
    return folder


@pytest.fixture(scope="session")
def auditor():
    from contract_audit.api import load_auditor

    return load_auditor()
