"""One report, ready to be laid out: ordered, numbered, in words."""

from pathlib import PurePath
from typing import Final

import msgspec

from contract_audit.pipeline.outcome import Outcome, Report
from contract_audit.report.legible import legible
from contract_audit.report.messages import Messages
from contract_audit.report.places import Places
from contract_audit.report.view import facts, steps
from contract_audit.report.view.calculations import CalculationsView, calculations
from contract_audit.report.view.citation import Citation, cite
from contract_audit.report.view.finding import SEVERITIES, FindingWriter
from contract_audit.report.view.group import GroupView, grouped

_WORST_SHOWN: Final = 8
_COMPUTED: Final = frozenset({"validity", "next_steps", "calculations", "checklist"})  # parts a reader would miss


class Authority(msgspec.Struct, frozen=True):
    """A source of law with the numbers and anchors of the findings that rest on it."""

    citation: Citation
    cited_by: tuple[tuple[int, str], ...]


class Tally(msgspec.Struct, frozen=True):
    """How many findings of a severity count."""

    severity: str
    word: str
    count: int


class ReportView(msgspec.Struct, frozen=True):
    """Everything a renderer of prose needs to know about one input."""

    file: str
    description: str
    status: str
    status_word: str
    problems: tuple[str, ...]
    headline: str
    grade: str
    deal: facts.DealView | None
    validity: facts.ValidityView | None
    parties: tuple[facts.PartyRow, ...]
    terms: tuple[facts.TermRow, ...]
    key_terms: tuple[facts.KeyTerm, ...]
    groups: tuple[GroupView, ...]
    next_steps: tuple[steps.Step, ...]
    checklist: tuple[steps.Check, ...]
    clocks: tuple[steps.Clock, ...]
    calculations: CalculationsView
    authorities: tuple[Authority, ...]
    tallies: tuple[Tally, ...]
    verdict_on_nothing: str
    """What an empty list of findings means here; empty where there are findings."""

    @property
    def worst(self) -> tuple[GroupView, ...]:
        """The groups to name first."""
        return tuple(group for group in self.groups if not group.aside)[:_WORST_SHOWN]

    @property
    def count(self) -> int:
        """How many findings are shown, those that count and those that do not."""
        return sum(group.count for group in self.groups)


def view(report: Report, law_as_of: str, messages: Messages, anchors: set[str] | None = None) -> ReportView:
    """Lay out one report. `anchors` collects those already taken when several reports share a page."""
    places = Places(report.clauses or (), messages)
    writer = FindingWriter(places, law_as_of, report.text, messages, set() if anchors is None else anchors)
    groups = grouped(report, writer, messages)
    terms = facts.terms(report, places, messages)
    return ReportView(
        file=legible(PurePath(report.source.path).name or report.source.path),
        description=_description(report, messages),
        status=report.status,
        status_word=messages.label("status", report.status),
        problems=tuple(_problems(report, messages)),
        headline=legible(report.summary.headline),
        grade=legible(report.summary.grade or ""),
        deal=facts.deal(report, places, messages),
        validity=facts.validity(report, messages),
        parties=facts.parties(report, messages),
        terms=terms,
        key_terms=facts.key_terms(terms),
        groups=groups,
        next_steps=steps.next_steps(report, writer, messages),
        checklist=steps.checklist(report, places, messages),
        clocks=steps.clocks(report, messages),
        calculations=calculations(report, messages),
        authorities=_authorities(report, writer, law_as_of, messages),
        tallies=_tallies(groups, messages),
        verdict_on_nothing=_verdict_on_nothing(report, groups, messages),
    )


def colophon(outcome: Outcome, messages: Messages) -> str:
    """Which program and rules made the report, and which of its parts this run did not compute."""
    tool = outcome.tool
    made_by = messages.say(
        "sentence",
        "made_by",
        name=tool.name,
        version=tool.version,
        rulebook=tool.rulebook[:12],
        law_as_of=tool.law_as_of,
    )
    parts = [field.rpartition(".")[2] for field in tool.not_computed]
    missing = [messages.say("heading", part) for part in parts if part in _COMPUTED]
    if not missing:
        return legible(made_by)
    fields = messages.say("sentence", "not_computed", fields=messages.listed(missing))
    return legible(made_by + messages.say("punctuation", "semicolon") + fields)


def _description(report: Report, messages: Messages) -> str:
    source = report.source
    return messages.say(
        "sentence",
        "facts" if source.pages is None else "facts_pages",
        origin=messages.label("origin", source.origin),
        pages=source.pages,
        chars=f"{source.chars:,}",
    )


def _problems(report: Report, messages: Messages) -> list[str]:
    return [
        legible(problem.message)
        + ("" if problem.page is None else messages.within(messages.say("place", "page", page=problem.page)))
        for problem in report.problems
    ]


def _authorities(report: Report, writer: FindingWriter, as_of: str, messages: Messages) -> tuple[Authority, ...]:
    cited: dict[Citation, list[str]] = {}
    for finding in report.findings:
        if finding.suppressed is None and finding.reported:
            for law in finding.law:
                cited.setdefault(cite(law, as_of, messages), []).append(finding.fingerprint)
    ordered = sorted(cited, key=lambda citation: (not citation.citable, citation.name))
    return tuple(Authority(citation, writer.references(cited[citation])) for citation in ordered)


def _tallies(groups: tuple[GroupView, ...], messages: Messages) -> tuple[Tally, ...]:
    counts = dict.fromkeys(SEVERITIES, 0)
    for group in groups:
        for entry in () if group.aside else group.entries:
            counts[entry.severity] = counts.get(entry.severity, 0) + len(entry.occurrences)
    return tuple(
        Tally(severity, messages.label("severity", severity), count) for severity, count in counts.items() if count
    )


def _verdict_on_nothing(report: Report, groups: tuple[GroupView, ...], messages: Messages) -> str:
    if any(not group.aside for group in groups):
        return ""
    return messages.say("sentence", "clean" if report.status == "ok" else "nothing_but_unread")
