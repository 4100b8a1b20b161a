"""The report as compact Markdown, for a review thread."""

import re
from collections.abc import Iterator
from typing import Final

from contract_audit.pipeline.outcome import Outcome
from contract_audit.report.messages import Messages, messages_in
from contract_audit.report.view import Entry, GroupView, Occurrence, ReportView, colophon, view

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>|#~!$&]|^\s*(?:[-+=]|\d{1,9}[.)])", re.MULTILINE)
_LINK: Final = re.compile(r"(?i)(https?|ftp):(?=//)|(www)\.(?=\S)")


def render(outcome: Outcome, *, lang: str = "zh") -> str:
    """Headings, one table of terms, findings as numbered items by group, worst first."""
    messages = messages_in(lang)
    lines: list[str] = []
    for report in outcome.reports:
        lines += _report(view(report, outcome.tool.law_as_of, messages), messages)
    lines += ["---", "", f"{messages.say('sentence', 'disclaimer')} {escaped(colophon(outcome, messages))}"]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """`text` on one line, with nothing left that Markdown or HTML would act on, links and lists included."""
    joined = " ".join(text.split("\n"))
    safe = _SPECIAL.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", joined)
    return _LINK.sub(lambda match: f"{match[1]}&#58;" if match[1] else f"{match[2]}&#46;", safe)


def _report(report: ReportView, messages: Messages) -> Iterator[str]:
    if report.status == "failed":
        reason = messages.say("punctuation", "comma").join(report.problems)
        failed = messages.say("sentence", "failed", file=report.file, reason=reason)
        yield from (f"## {escaped(report.file)}", "", escaped(failed), "")
        return
    yield from (f"## {escaped(report.file)}", "")
    yield from (f"- {line}" for line in _glance(report, messages))
    yield ""
    yield from _terms(report, messages)
    for group in report.groups:
        yield from _group(group, messages)
    if report.next_steps:
        yield from (f"### {messages.say('heading', 'next_steps')}", "")
        yield from (f"{at}. {escaped(step.text)}" for at, step in enumerate(report.next_steps, 1))
        yield ""


def _glance(report: ReportView, messages: Messages) -> Iterator[str]:
    def row(section: str, key: str, value: str) -> str:
        return messages.pair(f"**{messages.say(section, key)}**", value)

    yield escaped(report.description)
    if report.status != "ok":
        yield f"**{escaped(report.status_word)}**"
    for problem in report.problems:
        yield row("heading", "notes" if report.status == "ok" else "problems", escaped(problem))
    if report.headline:
        yield f"**{escaped(report.headline)}**"
    if report.deal:
        yield row("heading", "deal", escaped(report.deal.name + messages.within(report.deal.also)))
    if report.validity:
        yield row("heading", "validity", escaped(report.validity.verdict + messages.within(*report.validity.reasons)))
    for party in report.parties:
        named = f"{party.role} {party.name}{messages.within(party.licence)}"
        yield messages.pair(escaped(party.label), escaped(named))
    counts = [messages.say("sentence", "tally", word=item.word, count=item.count) for item in report.tallies]
    if counts:
        yield row("heading", "counts", messages.listed(counts))
    if report.verdict_on_nothing:
        yield report.verdict_on_nothing


def _terms(report: ReportView, messages: Messages) -> Iterator[str]:
    if not report.key_terms:
        return
    names = [messages.say("label", key) for key in ("term", "value", "place")]
    yield from (f"| {' | '.join(names)} |", "| --- | --- | --- |")
    for row in (row for term in report.key_terms for row in term.rows):
        value = row.value + messages.within(row.issues)
        yield f"| {escaped(row.name)} | {escaped(value)} | {escaped(row.place)} |"
    yield ""


def _group(group: GroupView, messages: Messages) -> Iterator[str]:
    word = "" if group.aside else messages.label("severity", group.severity)
    count = messages.say("sentence", "findings_count", count=group.count)
    yield from (f"### {escaped(group.title)}{messages.within(word, count)}", "")
    for entry in group.entries:
        yield from _entry(entry, messages, brief=group.aside)
    yield ""


def _entry(entry: Entry, messages: Messages, *, brief: bool) -> Iterator[str]:
    word = messages.label("severity", entry.severity)
    for at, occurrence in enumerate(entry.occurrences):
        place = messages.within(occurrence.place)
        yield f"{occurrence.number}. **{word}** {escaped(entry.title)}{escaped(place)}"
        said = occurrence.suppressed or occurrence.message
        if said:
            yield f"   {escaped(said)}"
        if brief:
            continue
        if occurrence.quote:
            yield f"   > {_quote(occurrence)}"
            yield ""
        if not at:
            yield from _particulars(entry, messages)


def _particulars(entry: Entry, messages: Messages) -> Iterator[str]:
    law = messages.say("punctuation", "semicolon").join(citation.line for citation in entry.citations)
    said = {"searched": entry.searched, "why": entry.why, "law": law, "advice": entry.advice,
            "rewrite": entry.rewrite, "good_clause": entry.good_clause}  # fmt: skip
    for key, value in said.items():
        if value:
            yield f"   - {messages.pair(messages.say('label', key), escaped(value))}"


def _quote(occurrence: Occurrence) -> str:
    parts = (f"<ins>{escaped(part.text)}</ins>" if part.marked else escaped(part.text) for part in occurrence.quote)
    return "".join(parts)
