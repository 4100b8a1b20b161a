"""Learning from reviewers: the findings they accepted and rejected, found again in the contracts they were about."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from contract_audit.document import Document, Span
from contract_audit.errors import CorpusError
from contract_audit.findings import fingerprint
from contract_audit.learning.examples import Example, reviewed_examples
from contract_audit.learning.labelled_documents import Mark
from contract_audit.pipeline import Auditor
from contract_audit.reading import read
from contract_audit.review import Decision
from contract_audit.rulebook.case import Case

WIDEST: Final = 3
"""Neighbouring units a finding can cover."""

MOST_ALIKE: Final = 4
"""Places with the same risk and wording among which a fingerprint tells."""


class Contract(msgspec.Struct, frozen=True):
    """A contract that decisions are about."""

    name: str
    sha256: str
    document: Document


def read_contracts(paths: Iterable[Path]) -> tuple[Contract, ...]:
    """Read files and the files of folders; raises `ReadingError`."""
    files = sorted(file for path in paths for file in (path.rglob("*") if path.is_dir() else (path,)) if file.is_file())
    return tuple(_contract(file) for file in files)


def review_examples(
    decisions: Sequence[Decision], contracts: Sequence[Contract], auditor: Auditor
) -> tuple[Example, ...]:
    """Examples from accepted and rejected findings; the last decision on a finding counts, notes do not.

    Raises `CorpusError` naming every decision that fits no contract.
    """
    latest = {(item.source_sha256, item.fingerprint): item for item in decisions if item.decision != "note"}
    examples: list[Example] = []
    placed: set[tuple[str, str]] = set()
    for contract in contracts:
        here = {key: item for key, item in latest.items() if key[0] in ("", contract.sha256)}
        if not here:
            continue
        _, case = auditor.case_of(contract.document)
        marks = _marks(case, {name for _, name in here}, sorted({rule.risk for rule in auditor.engine.rulebook.rules}))
        placed |= {key for key in here if key[1] in marks}
        accepted = [marks[name] for (_, name), item in here.items() if name in marks and item.decision == "accept"]
        rejected = [marks[name] for (_, name), item in here.items() if name in marks and item.decision == "reject"]
        examples += reviewed_examples(contract.name, case, accepted, rejected)
    lost = [name for source, name in latest if (source, name) not in placed]
    if lost:
        raise CorpusError([(name, "fits no sentence of the contracts given") for name in lost])
    return tuple(examples)


def _contract(path: Path) -> Contract:
    data = path.read_bytes()
    return Contract(path.name, hashlib.sha256(data).hexdigest(), read(data, name=path.name))


def _marks(case: Case, wanted: set[str], risks: Sequence[str]) -> dict[str, Mark]:
    """Where the findings of these fingerprints stand, whatever finds them today."""
    found: dict[str, Mark] = {}
    for risk in risks:
        seen: dict[str, int] = {}
        for units in _neighbours(len(case.units)):
            wording = "\n".join(case.units[unit].span.of(case.text) for unit in units)
            ordinal = seen[wording] = seen.get(wording, 0) + 1
            if ordinal <= MOST_ALIKE and (name := fingerprint(risk, wording, ordinal)) in wanted:
                span = Span(case.units[units[0]].span.start, case.units[units[-1]].span.end)
                found.setdefault(name, Mark(risk, span))
    return found


def _neighbours(units: int) -> Iterator[range]:
    for width in range(1, WIDEST + 1):
        for first in range(units - width + 1):
            yield range(first, first + width)
