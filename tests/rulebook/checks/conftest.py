from collections.abc import Callable

import pytest

from contract_audit.document import Document, Origin
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.checking import load_checks
from contract_audit.rulebook.discrepancy import Discrepancy


@pytest.fixture(scope="session")
def case_of(auditor) -> Callable[..., Case]:
    def make(text: str, **options: object) -> Case:
        return auditor.case_of(Document(text=text, media_type="text/plain", origin=Origin.TEXT), **options)[1]

    return make


@pytest.fixture(scope="session")
def check(case_of) -> Callable[..., list[Discrepancy]]:
    def run(name: str, text: str, **options: object) -> list[Discrepancy]:
        return list(load_checks()[name].find(case_of(text, **options)))

    return run


@pytest.fixture(scope="session")
def told(check) -> Callable[..., list[dict[str, str]]]:
    """The values of what a check finds."""

    def run(name: str, text: str, **options: object) -> list[dict[str, str]]:
        return [dict(found.values) for found in check(name, text, **options)]

    return run
