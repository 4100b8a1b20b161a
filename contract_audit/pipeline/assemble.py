"""From what was judged to the report: offsets of the document, texts in one language, counts."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import msgspec

from contract_audit import law
from contract_audit.document import Document, Readability, Span
from contract_audit.errors import ReadingError
from contract_audit.findings import Finding, group_findings
from contract_audit.judgement import calculate, check_items, judge_validity, running_clocks
from contract_audit.patterns import in_words
from contract_audit.pipeline.calculated import told_calculations
from contract_audit.pipeline.headline import headline
from contract_audit.pipeline.judged import told_checklist, told_clocks, told_steps, told_validity
from contract_audit.pipeline.mendable import NO_WORDING, Rescan, Wording, is_mendable
from contract_audit.pipeline.notes import note, with_note
from contract_audit.pipeline.options import Options
from contract_audit.pipeline.outcome import (
    ClauseInfo,
    Confidence,
    DealInfo,
    ElementInfo,
    FormatContract,
    GroupInfo,
    LawInfo,
    Licence,
    PartyInfo,
    PlaybookInfo,
    Report,
    ReportedFinding,
    ReportProblem,
    SourceInfo,
    Summary,
    TermInfo,
)
from contract_audit.pipeline.placing import Placing
from contract_audit.reading import problem_sentence, render
from contract_audit.reading.messages import Language
from contract_audit.rulebook import RuleKind
from contract_audit.rulebook.case import Case
from contract_audit.structure import Role
from contract_audit.terms import Term
from contract_audit.text import NormalText
from contract_audit.text.characters import HAN

_STATUS = {Readability.WHOLE: "ok", Readability.PARTIAL: "partial", Readability.UNSURE: "indeterminate"}
_OF_A_DEAL = frozenset({Role.FUNDER, Role.OPERATOR, Role.PLATFORM, Role.ACCOUNT_HOLDER, Role.UNKNOWN})
"""Roles that only a financing deal has."""
_LEAST_TEXT = 12
"""Han characters below which a text says too little to be called clean."""
_ENOUGH_HAN = re.compile(rf"(?:{HAN}[\W\d_a-zA-Z]*){{{_LEAST_TEXT}}}")


class Assembled(msgspec.Struct, frozen=True):
    """One audited input, before it is put into words. `rescan` proves rewrites; without it none is offered."""

    document: Document
    normal: NormalText
    case: Case
    findings: tuple[Finding, ...]
    name: str
    sha256: str
    size: int
    rescan: Rescan | None = None


def assemble(audited: Assembled, options: Options) -> Report:
    """The report of one audited input."""
    placing = Placing(audited.document, audited.normal, audited.case)
    kept = [finding for finding in audited.findings if options.all_findings or finding.counts(options.threshold)]
    counted = [finding for finding in kept if finding.counts(options.threshold)]
    groups = group_findings(counted)
    status, problems = _status(audited, options.lang)
    document, case, lang = audited.document, audited.case, options.lang
    judged = judge_validity(case, counted)
    clocks = running_clocks(case) if judged else ()
    risks = {finding.rule.risk for finding in counted}
    checks = check_items(case, counted)
    wordings: dict[str, Wording] = {}
    if audited.rescan and status == "ok" and is_mendable(document, case, judged, audited.findings):
        from contract_audit.pipeline.rewriting import Rewriter  # noqa: PLC0415 - most scans have nothing to reword

        wordings = Rewriter(document, case, placing, lang).wordings(counted, audited.rescan)
    return Report(
        source=SourceInfo(
            path=audited.name,
            sha256=audited.sha256,
            bytes=audited.size,
            media_type=document.media_type,
            origin=document.origin.value,
            pages=len(document.pages) or None,
            chars=len(document.text),
        ),
        status=status,
        problems=problems,
        parties=_parties(case, placing),
        deal=_deal(case, placing),
        playbooks=_playbooks(case, placing),
        validity=told_validity(judged, placing, lang) if judged else None,
        clauses=_clauses(case, placing),
        terms=_terms(case, placing),
        findings=tuple(
            _finding(finding, case, placing, options, wordings.get(finding.fingerprint, NO_WORDING)) for finding in kept
        ),
        groups=tuple(
            GroupInfo(
                group.id,
                group.en if options.lang == "en" else group.zh,
                group.severity.value,
                tuple(finding.fingerprint for finding in group.findings),
            )
            for group in groups
        ),
        next_steps=told_steps(judged, groups, clocks, options) if judged else (),
        calculations=told_calculations(calculate(case, judged, risks), placing, lang) if judged else None,
        checklist=told_checklist(checks, placing, lang) if checks is not None else None,
        clocks=told_clocks(clocks, options) if judged else None,
        summary=Summary(_counts(counted), None, headline(status, case.deal, groups, lang)),
        text=document.text if options.include_text else None,
    )


def failed_report(name: str, error: ReadingError, options: Options, *, sha256: str = "", size: int = 0) -> Report:
    """The report of an input that could not be read: status `failed`, nothing that could pass for clean."""
    message = " ".join(render(error.code, "en" if options.lang == "en" else "zh", error.details)).strip()
    return Report(
        source=SourceInfo(name, sha256, size, "", "", None, 0),
        status="failed",
        problems=(ReportProblem(error.code, message),),
        parties=None,
        deal=None,
        playbooks=None,
        validity=None,
        clauses=None,
        terms=None,
        findings=(),
        groups=None,
        next_steps=None,
        calculations=None,
        checklist=None,
        summary=Summary(_counts(()), None, headline("failed", None, (), options.lang)),
    )


def _status(audited: Assembled, lang: str) -> tuple[str, tuple[ReportProblem, ...]]:
    status = _STATUS[audited.document.readability]
    language: Language = "en" if lang == "en" else "zh"
    problems = [ReportProblem(p.code, problem_sentence(p.code, language), p.page) for p in audited.document.problems]
    if status == "ok" and not _ENOUGH_HAN.search(audited.normal.text, 0, 5000):
        status = "indeterminate"
        problems.append(ReportProblem("too-little-text", headline("too-little-text", None, (), lang)))
    return status, tuple(problems)


def _parties(case: Case, placing: Placing) -> tuple[PartyInfo, ...]:
    return tuple(
        PartyInfo(
            placing.as_written(party.label, party.span),
            placing.as_written(party.name, party.span) if party.name else None,
            _role(case, party.role).value,
            placing.place(party.span),
        )
        for party in case.structure.parties
    )


def _role(case: Case, role: Role) -> Role:
    """A party's role; in a contract that is known to lend nothing nobody lends, borrows or runs a platform."""
    ordinary = case.deal.known and not case.deal.playbooks
    return Role.OTHER if ordinary and role in _OF_A_DEAL else role


def _deal(case: Case, placing: Placing) -> DealInfo:
    deal = case.deal
    return DealInfo(
        deal.underlying.value,
        tuple(
            Licence(
                placing.as_written(item.party, case.whole),
                item.status.value,
                placing.place(item.span) if item.span else None,
            )
            for item in deal.licences
        ),
        FormatContract(deal.format_contract, tuple(placing.place(span) for span in deal.format_spans)),
    )


def _playbooks(case: Case, placing: Placing) -> tuple[PlaybookInfo, ...]:
    return tuple(
        PlaybookInfo(
            playbook.id,
            playbook.score,
            tuple(
                ElementInfo(element.id, element.met, placing.place(element.span) if element.span else None)
                for element in playbook.elements
            ),
        )
        for playbook in case.deal.playbooks
    )


def _clauses(case: Case, placing: Placing) -> tuple[ClauseInfo, ...]:
    found: list[ClauseInfo] = []
    for clause in case.structure.clauses:
        span = placing.original(clause.span)
        found.append(ClauseInfo(clause.id, clause.number, clause.heading, span.start, span.end, clause.parent))
    return tuple(found)


def _terms(case: Case, placing: Placing) -> tuple[TermInfo, ...]:
    return tuple(
        TermInfo(
            term=term.term,
            value=_as_written(_in_deal(case, term), term.span, placing),
            unit=term.unit,
            raw=placing.as_written(term.raw, term.span),
            span=placing.place(term.span),
            confidence=term.confidence,
            issues=term.issues,
            convention=term.convention,
            asset_amount=term.asset_amount,
            ambiguous=term.ambiguous,
        )
        for term in case.terms
    )


def _in_deal(case: Case, term: Term) -> Any:
    """The value of a term; that of a party with the role it has in this deal."""
    if term.term != "parties" or not isinstance(term.value, dict):
        return term.value
    return {**term.value, "role": _role(case, Role(term.value["role"])).value}


def _as_written(value: Any, span: Span, placing: Placing) -> Any:
    """A term's value with the texts in it as the document writes them."""
    if isinstance(value, str):
        return placing.as_written(value, span)
    if isinstance(value, dict):
        return {key: _as_written(part, span, placing) for key, part in value.items()}
    if isinstance(value, list):
        return [_as_written(part, span, placing) for part in value]
    return value


def _finding(finding: Finding, case: Case, placing: Placing, options: Options, wording: Wording) -> ReportedFinding:
    rule, lang = finding.rule, options.lang
    spans = placing.finding_spans(finding)
    words = "、".join(
        dict.fromkeys(placing.as_written(mark.of(case.text), mark) for mark in finding.marks if len(mark) > 1)
    )
    values = {"words": words or "—", **dict(finding.values)}
    message = (note("learned", lang) if finding.learned else rule.message.in_language(lang)).format_map(values)
    disguised = placing.disguised(finding)
    return ReportedFinding(
        fingerprint=finding.fingerprint,
        risk=rule.risk,
        family=rule.family,
        kind=rule.kind.value,
        severity=finding.severity.value,
        confidence=Confidence(finding.confidence, "calibrated" if finding.calibrated else "authored"),
        detectors=finding.detectors,
        spans=spans,
        quote=placing.quote(spans),
        title=rule.title.in_language(lang),
        message=with_note(message, "disguised", lang) if disguised else message,
        why=rule.why.in_language(lang),
        advice=rule.advice.in_language(lang),
        rewrite=wording.rewrite,
        harmed=rule.harmed,
        law=tuple(_law(source, options.lang) for source in rule.law_of(case.deal.tags)),
        searched=_searched(finding, case, lang) if rule.kind is RuleKind.ABSENCE else None,
        reported=finding.counts(options.threshold),
        marks=placing.marks(finding, spans),
        could_be_wrong=rule.could_be_wrong.in_language(lang),
        disguised=disguised,
        replacement=wording.replacement,
        good_clause=wording.good_clause,
    )


@cache
def _law(source_id: str, lang: str) -> LawInfo:
    source = law.source(source_id)
    english = lang == "en"
    return LawInfo(
        id=source.id,
        title=source.title_en if english else source.title_zh,
        article=source.article_en if english else source.article_zh,
        in_force_from=_iso(source.in_force_from),
        status=str(source.status),
        gist=source.gist_en if english else source.gist_zh,
        citable=source.citable,
        verified=source.verified,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _searched(finding: Finding, case: Case, lang: str) -> dict[str, object]:
    patterns = finding.rule.match.looks_for
    nearest = next((near for pattern in patterns if (near := case.matcher.nearest(pattern)) is not None), None)
    return {
        "looked_for": [in_words(pattern, case.matcher.index.lexicon, lang) for pattern in patterns],
        "clauses": len(case.structure.clauses),
        "units": len(case.units),
        "nearest": case.units[nearest[0]].span.of(case.text)[:120] if nearest else None,
    }


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    counts = dict.fromkeys(("critical", "high", "medium", "low", "info"), 0)
    for finding in findings:
        counts[finding.severity.value] += 1
    return counts
