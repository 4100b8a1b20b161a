"""Comparison of two models: what each unit's report gains and loses."""

from collections.abc import Iterable, Iterator

import msgspec

from contract_audit.findings import Finding
from contract_audit.learning.examples import ReadDocument
from contract_audit.pipeline import Auditor
from contract_audit.pipeline.options import Options


class Change(msgspec.Struct, frozen=True):
    """A risk in one unit that one model reports and the other does not; None where it has no opinion."""

    document: str
    unit: int
    risk: str
    words: str
    before: float | None
    after: float | None
    reported: bool

    def line(self) -> str:
        """The change in one line: what is reported now (+) or no longer (-), how likely it was and is, where."""
        sign = "+" if self.reported else "-"
        was, is_now = ("-" if value is None else f"{value:.2f}" for value in (self.before, self.after))
        return f"{sign}\t{self.risk}\t{was}\t{is_now}\t{self.document}:{self.unit}\t{self.words}"


def changes(documents: Iterable[ReadDocument], before: Auditor, after: Auditor) -> Iterator[Change]:
    """What the model of `after` reports and that of `before` does not, and the other way round, in order."""
    for document in documents:
        was, is_now = _reported(document, before), _reported(document, after)
        for unit, risk in sorted({*was, *is_now}):
            old, new = was.get((unit, risk)), is_now.get((unit, risk))
            if (old is not None and old[1]) != (new is not None and new[1]):
                yield Change(
                    document=document.labels.name,
                    unit=unit,
                    risk=risk,
                    words=document.case.units[unit].span.of(document.case.text),
                    before=old[0] if old else None,
                    after=new[0] if new else None,
                    reported=bool(new and new[1]),
                )


def _reported(document: ReadDocument, auditor: Auditor) -> dict[tuple[int, str], tuple[float, bool]]:
    """For each unit and risk how likely it is, and whether it is reported."""
    threshold = Options().threshold
    found: dict[tuple[int, str], tuple[float, bool]] = {}
    for finding in auditor.findings_of(document.case, model=True):
        for unit in finding.units:
            found[unit, finding.rule.risk] = _surer(found.get((unit, finding.rule.risk)), finding, threshold)
    return found


def _surer(known: tuple[float, bool] | None, finding: Finding, threshold: float) -> tuple[float, bool]:
    this = finding.confidence, finding.counts(threshold)
    return this if known is None else max(known, this, key=lambda pair: (pair[1], pair[0]))
