from typing import NamedTuple

import pytest

from contract_audit.document import Document, Origin
from contract_audit.patterns import ScanIndex, Scanner, load_lexicon
from contract_audit.structure import Structure, build_structure
from contract_audit.text import NormalText, normalise


class Built(NamedTuple):
    normal: NormalText
    index: ScanIndex
    structure: Structure

    @property
    def roles(self) -> dict[str, str]:
        return {label: party.role.value for party in self.structure.parties for label in party.labels()}

    def words(self, hits: list[tuple[int, int]]) -> list[str]:
        return [self.normal.text[start:end] for start, end in hits]


@pytest.fixture(scope="session")
def build():
    scanner = Scanner(load_lexicon())

    def built(text: str) -> Built:
        normal = normalise(Document(text=text, media_type="text/plain", origin=Origin.TEXT))
        index = scanner.scan(normal.text)
        return Built(normal, index, build_structure(normal, index))

    return built
