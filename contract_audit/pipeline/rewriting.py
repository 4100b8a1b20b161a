"""Better wording for bad clauses: a rewrite where scanning the rewritten contract proves it, an example elsewhere.

A rewrite takes the place of a finding's units, one rewrite a unit, that of the gravest finding. It keeps the number and
the stop of the clause. Points of a list, rows of tables and what reaches across furniture are left alone.
"""

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from contract_audit.document import Document, Range, RangeKind, Span
from contract_audit.findings import Finding
from contract_audit.pipeline.mendable import Rescan, Wording
from contract_audit.pipeline.naming import in_english, named_sides
from contract_audit.pipeline.placing import MOST_CHARACTERS, Placing
from contract_audit.pipeline.proving import Prover, Substitution
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.fair_clause import QUOTED, filled_in, subject_of, values_in
from contract_audit.rulebook.schema import Localized
from contract_audit.structure import Party, UnitKind
from contract_audit.structure.numbering import read_marker

LONGEST_REPLACED: Final = 120
"""Characters of a sentence that is replaced as a whole; a longer one says more than what is wrong with it."""

_LABEL = re.compile(r"[^，。；：、\s]{2,24}：(?=.)")
_STOPS: Final = "。；;"
_LEADS: Final = frozenset("：:")
_PARTED: Final = frozenset("；;")
_PAUSES: Final = "，,；;"


class _Candidate(msgspec.Struct, frozen=True):
    """A rewrite to be proven: the `substitution` is its replacement with the blanks filled."""

    finding: Finding
    wording: Wording
    substitution: Substitution


class Rewriter:
    """Words the fair clauses of one document, for which `is_mendable` holds, in `lang`."""

    def __init__(self, document: Document, case: Case, placing: Placing, lang: str) -> None:
        self._document = document
        self._case = case
        self._placing = placing
        self._lang = lang

    def wordings(self, findings: Sequence[Finding], rescan: Rescan) -> dict[str, Wording]:
        """What is offered for each of `findings`, which are those that count, by fingerprint."""
        offered: dict[str, Wording] = {}
        candidates: list[_Candidate] = []
        taken: set[int] = set()
        for finding in sorted(findings, key=lambda found: (found.severity.rank, found.units, found.rule.id)):
            template = finding.rule.rewrite
            parties = self._parties(finding, template) if template else None
            if template is None or parties is None:
                continue
            example = self._example(finding, template, parties)
            offered[finding.fingerprint] = Wording(good_clause=example)
            if not taken.intersection(finding.units):
                candidate = self._candidate(finding, template, parties, example)
                if candidate is not None:
                    candidates.append(candidate)
                    taken.update(finding.units)
        prover = Prover(self._document, self._case, self._placing, rescan, findings)
        rewritten: set[int] = set()
        for number in prover.proven([candidate.substitution for candidate in candidates]):
            proven = candidates[number]
            offered[proven.finding.fingerprint] = proven.wording
            rewritten.update(proven.finding.units)
        return {
            finding.fingerprint: wording
            for finding in findings
            if (wording := offered.get(finding.fingerprint)) is not None
            and (wording.rewrite or not rewritten.intersection(finding.units))
        }

    def _parties(self, finding: Finding, template: Localized) -> dict[str, Party] | None:
        return named_sides(finding, values_in(template.zh), self._case, self._placing)

    def _example(self, finding: Finding, template: Localized, parties: dict[str, Party]) -> str:
        """The rule's clause with the contract's parties in it."""
        if self._lang == "en":
            said = filled_in(template.en, {side: in_english(party) for side, party in parties.items()})
            return said[:1].upper() + said[1:]
        quoted = {"original": self._parts(finding)[1] if finding.units else "", "before": "", "after": "。"}
        return _on_one_line(filled_in(template.zh, quoted | _labels(parties)))

    def _candidate(
        self, finding: Finding, template: Localized, parties: dict[str, Party], example: str
    ) -> _Candidate | None:
        """The rewrite of a finding, where its units can be replaced as a whole."""
        if not finding.units or finding.learned or not self._is_replaceable(finding.units):
            return None
        span = self._span(finding)
        head, body = self._parts(finding)
        longest = MOST_CHARACTERS if values_in(template.zh).intersection(QUOTED) else LONGEST_REPLACED
        if len(span) > longest or not body or any(_touches(item, span) for item in self._document.ranges):
            return None
        quoted = self._quoted(finding, head, body)
        if subject_of(template.zh) not in quoted["part"]:
            return None
        values = quoted | _labels(parties)
        last = self._document.text[span.end - 1]
        stop = last if last in _STOPS else "。"
        written, tested = (
            _on_one_line(filled_in(template.zh, values, samples=samples)).rstrip("。") + stop
            for samples in (False, True)
        )
        wording = Wording(rewrite=example if self._lang == "en" else written, replacement=head + written)
        return _Candidate(finding, wording, Substitution(span, head + tested, finding.rule.risk))

    def _is_replaceable(self, units: Sequence[int]) -> bool:
        """Whether these units are whole sentences, at most the first with a number, and no point of a list."""
        words = [self._case.text_of(unit) for unit in units]
        numbered = [read_marker(text) is not None for text in words]
        around = {words[-1][-1], *(self._case.text_of(units[0] - 1)[-1:] if units[0] else "")}
        listed = bool(around & _LEADS) or (numbered[0] and bool(around & _PARTED))
        condition = words[-1].rstrip(_STOPS).endswith("的")
        whole = {self._case.units[unit].kind for unit in units} <= {UnitKind.SENTENCE, UnitKind.ITEM}
        return whole and not any(numbered[1:]) and not listed and not condition

    def _span(self, finding: Finding) -> Span:
        units = [self._case.units[unit].span for unit in finding.units]
        return self._placing.original(Span(units[0].start, units[-1].end))

    def _parts(self, finding: Finding) -> tuple[str, str]:
        """Number and label at the head of a finding's units, as written, and the rest as one sentence."""
        unit = self._case.units[finding.units[0]].span
        words = unit.of(self._case.text)
        marker = read_marker(words)
        start = marker.end if marker else 0
        label = _LABEL.match(words, start)
        start = label.end() if label else start
        if start >= len(words):
            return "", ""
        whole = self._span(finding)
        at = self._placing.original(Span(unit.start + start, unit.end)).start
        text = self._document.text
        return text[whole.start : at], text[at : whole.end].rstrip(_STOPS) + "。"

    def _quoted(self, finding: Finding, head: str, body: str) -> dict[str, str]:
        """What a clause may keep of the sentence `body`, which stands behind `head`, and the `part` that goes."""
        whole = self._span(finding)
        start = whole.start + len(head)
        marks = [self._placing.original(mark) for mark in finding.marks]
        inside = [mark for mark in marks if start <= mark.start and mark.end <= whole.end]
        if not inside:
            return {"original": body, "before": "", "part": body, "after": "。"}
        last = max(inside, key=lambda mark: mark.end)
        left = max(body.rfind(sign, 0, last.start - start) for sign in _PAUSES) + 1
        right = min((at for sign in _PAUSES if (at := body.find(sign, last.end - start)) >= 0), default=len(body) - 1)
        return {"original": body, "before": body[:left], "part": body[left:right], "after": body[right:]}


def _labels(parties: dict[str, Party]) -> dict[str, str]:
    return {side: party.label for side, party in parties.items()}


def _on_one_line(text: str) -> str:
    return "".join(line.strip() for line in text.splitlines())


def _touches(item: Range, span: Span) -> bool:
    return item.kind is not RangeKind.BODY and item.span.overlaps(span)
