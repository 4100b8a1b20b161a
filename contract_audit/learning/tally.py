"""Scores of one document: marks found and missed, findings right and false, risk by risk."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from contract_audit.document import Span
from contract_audit.findings import Finding
from contract_audit.learning.examples import ReadDocument, meets
from contract_audit.learning.labelled_documents import Mark
from contract_audit.rulebook import RuleKind

LONGEST = 300
"""Characters of the longest span that can be right."""


class Counts(msgspec.Struct, frozen=True):
    """Sure marks and how many of them were found; findings that are right and findings that are false."""

    sure: int = 0
    found: int = 0
    right: int = 0
    false: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Both together."""
        return Counts(
            self.sure + other.sure, self.found + other.found, self.right + other.right, self.false + other.false
        )

    @property
    def precision(self) -> float:
        """Right findings among all."""
        return self.right / (self.right + self.false) if self.right + self.false else 0.0

    @property
    def recall(self) -> float:
        """Marks found among all sure ones."""
        return self.found / self.sure if self.sure else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Tally(msgspec.Struct, frozen=True):
    """The counts of one document by risk, of clauses and of absences, and its traps: how many, and how many hit."""

    clauses: dict[str, Counts]
    absences: dict[str, Counts]
    traps: int
    hit: int


def tally(document: ReadDocument, findings: Iterable[Finding]) -> Tally:
    """Compare findings with the labels.

    A mark is found when a finding of its risk shares at least half of the shorter of the two. A finding that meets only
    arguable marks counts for nothing, one that meets none is false. An absence counts once.
    """
    spans: dict[str, list[Span]] = {}
    absent: set[str] = set()
    for finding in findings:
        if finding.rule.kind is RuleKind.ABSENCE:
            absent.add(finding.rule.risk)
        else:
            spans.setdefault(finding.rule.risk, []).extend(document.places[unit] for unit in finding.units)
    labels = document.labels
    clauses = _clauses(labels.marks, {risk: _joined(found) for risk, found in spans.items()})
    hit = sum(any(_right(span, trap.span) for span in spans.get(trap.risk, ())) for trap in labels.traps)
    return Tally(clauses, _absences(dict(labels.absent), absent), len(labels.traps), hit)


def total(tallies: Iterable[Tally]) -> Counts:
    """All risks of several documents together."""
    counts = Counts()
    for item in tallies:
        for found in (*item.clauses.values(), *item.absences.values()):
            counts += found
    return counts


def by_risk(tallies: Sequence[Tally]) -> dict[str, Counts]:
    """The counts of each risk over several documents, clauses and absences together."""
    found: dict[str, Counts] = {}
    for item in tallies:
        for part in (item.clauses, item.absences):
            for risk, counts in part.items():
                found[risk] = found.get(risk, Counts()) + counts
    return dict(sorted(found.items()))


def _clauses(marks: Sequence[Mark], spans: Mapping[str, Sequence[Span]]) -> dict[str, Counts]:
    wanted: dict[str, list[tuple[Span, bool]]] = {}
    for mark in marks:
        wanted.setdefault(mark.risk, []).append((mark.span, mark.certainty == "sure"))
    counts: dict[str, Counts] = {}
    for risk in sorted({*wanted, *spans}):
        found, here = spans.get(risk, ()), wanted.get(risk, [])
        sure = [at for at, certain in here if certain]
        met = [[certain for at, certain in here if _right(span, at)] for span in found]
        counts[risk] = Counts(
            sure=len(sure),
            found=sum(any(_right(span, at) for span in found) for at in sure),
            right=sum(any(certain) for certain in met),
            false=sum(not certain for certain in met),
        )
    return counts


def _absences(expected: Mapping[str, str], absent: set[str]) -> dict[str, Counts]:
    counts: dict[str, Counts] = {}
    for risk in sorted({*expected, *absent}):
        if expected.get(risk) != "arguable":
            both = int(risk in expected and risk in absent)
            counts[risk] = Counts(int(risk in expected), both, both, int(risk not in expected))
    return counts


def _right(span: Span, mark: Span) -> bool:
    return len(span) <= LONGEST and meets(span, mark)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans with overlapping ones made one."""
    out: list[Span] = []
    for span in sorted(set(spans)):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
