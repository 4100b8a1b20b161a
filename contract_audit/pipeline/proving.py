"""Proving rewrites: the rewritten contract is scanned again, and nothing new may be found and no term of it lost.

One scan tests all rewrites together; where it goes wrong, the culprits go, and what is left is tested again, one after
another if need be.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from contract_audit.document import Document, OffsetMap, Range, Span
from contract_audit.findings import Finding
from contract_audit.pipeline.mendable import Rescan, wording_data
from contract_audit.pipeline.placing import Placing
from contract_audit.rulebook.case import Case
from contract_audit.terms import Term
from contract_audit.text.rewriting import rewrite

MOST_RESCANS: Final = 8
"""How often one document is scanned again for its rewrites."""


class Substitution(msgspec.Struct, frozen=True):
    """A span of the document, the words that take its place, and the risk they are to remove there."""

    span: Span
    words: str
    risk: str


class Prover:
    """Tests substitutions in one document against `findings`, which are those that count."""

    def __init__(
        self, document: Document, case: Case, placing: Placing, rescan: Rescan, findings: Iterable[Finding]
    ) -> None:
        self._document = document
        self._case = case
        self._placing = placing
        self._rescan = rescan
        self._before = Counter(_key(finding, case) for finding in findings)

    def proven(self, substitutions: Sequence[Substitution]) -> tuple[int, ...]:
        """The numbers of those that together do no harm, in at most `MOST_RESCANS` scans; earlier ones go first."""
        left = list(range(len(substitutions)))
        scans = 0
        while left and scans < MOST_RESCANS // 2:
            scans += 1
            harmless, culprits = self._trial([substitutions[number] for number in left])
            if harmless:
                return tuple(left)
            if not culprits:
                break
            left = [number for at, number in enumerate(left) if at not in culprits]
        proven: list[int] = []
        for number in left[: MOST_RESCANS - scans]:
            if self._trial([substitutions[at] for at in (*proven, number)])[0]:
                proven.append(number)
        return tuple(proven)

    def _trial(self, substitutions: Sequence[Substitution]) -> tuple[bool, set[int]]:
        """Whether these, applied together, do no harm; else those whose place shows what went wrong."""
        document, offsets = rewritten(self._document, substitutions)
        normal, case, findings = self._rescan(document)
        places = [offsets.to_rewritten(item.span) for item in substitutions]
        harmless, culprits = True, set[int]()
        known = self._before.copy()
        for finding in findings:
            key = _key(finding, case)
            known[key] -= 1
            units = [normal.offsets.to_original(case.units[unit].span) for unit in finding.units]
            near = {number for number, place in enumerate(places) if any(place.overlaps(unit) for unit in units)}
            stays = {number for number in near if substitutions[number].risk == finding.rule.risk}
            if known[key] < 0 or stays:
                harmless = False
                culprits |= near
        lost = _kept_terms(self._case) - _kept_terms(case)
        for term in self._case.terms:
            if _stated(term) in lost:
                harmless = False
                at = self._placing.original(term.span)
                culprits.update(number for number, item in enumerate(substitutions) if item.span.overlaps(at))
        return harmless, culprits


def rewritten(document: Document, substitutions: Iterable[Substitution]) -> tuple[Document, OffsetMap]:
    """`document` with other words at these places, which do not overlap, and the way back; pages and runs are gone."""
    edits = sorted((item.span.start, item.span.end, item.words) for item in substitutions)
    text, sources = rewrite(document.text, edits)
    offsets = OffsetMap(sources)
    ranges = tuple(Range(item.kind, offsets.to_rewritten(item.span)) for item in document.ranges)
    changed = msgspec.structs.replace(document, text=text, ranges=ranges, pages=(), text_runs=(), word_runs=())
    return changed, offsets


def _key(finding: Finding, case: Case) -> tuple[str, tuple[str, ...]]:
    """A risk and the words of its units: what makes two findings the same across two scans."""
    return finding.rule.risk, tuple(case.text_of(unit) for unit in finding.units)


def _kept_terms(case: Case) -> set[tuple[str, str]]:
    """What a rewrite must leave as it is: the deal's own terms with their values."""
    return {_stated(term) for term in case.terms if term.term in wording_data()["kept"]}


def _stated(term: Term) -> tuple[str, str]:
    return term.term, str(term.value)
