"""The order in which a lawyer reads a report in a terminal."""

from collections.abc import Iterator
from typing import Final

from rich.text import Text

from contract_audit.report.messages import Messages
from contract_audit.report.terminal.sheet import Sheet
from contract_audit.report.view import Entry, GroupView, Occurrence, QuotePart, ReportView

_STYLES: Final = {
    "critical": "bold red",
    "high": "red",
    "medium": "yellow",
    "low": "cyan",
    "info": "dim",
}
_INDENT: Final = 6
_LONG: Final = 24  # findings beyond which all but the worst facet of a group take one line each


def set_report(sheet: Sheet, report: ReportView, messages: Messages, *, full: bool) -> None:
    """Set one report: status first if not ok, the deal, parties, terms, then groups of findings, worst first."""
    if report.status == "failed":
        reason = messages.say("punctuation", "comma").join(report.problems)
        failed = messages.say("sentence", "failed", file=report.file, reason=reason)
        sheet.line(Text(failed, style="bold red"))
        return
    sheet.line(Text.assemble((report.file, "bold"), ("  " + report.description, "dim")))
    if report.headline:
        sheet.line(Text(report.headline, style="bold"))
    _set_status(sheet, report, messages)
    _set_overview(sheet, report, messages)
    _set_parties(sheet, report, messages)
    _set_terms(sheet, report, messages)
    compact = report.count > _LONG and not full
    for group in report.groups:
        _set_group(sheet, group, messages, compact=compact)
    if report.next_steps:
        sheet.heading(messages.say("heading", "next_steps"))
        for at, step in enumerate(report.next_steps, 1):
            sheet.line(Text(step.text), 4, Text(f"{at:>2}"))
    _set_counts(sheet, report, messages)


def _set_status(sheet: Sheet, report: ReportView, messages: Messages) -> None:
    if report.status != "ok":
        sheet.line(Text(report.status_word, style="bold yellow"))
    key = "notes" if report.status == "ok" else "problems"
    sheet.rows([(messages.say("heading", key), Text(problem)) for problem in report.problems], indent=0)


def _set_overview(sheet: Sheet, report: ReportView, messages: Messages) -> None:
    rows: list[tuple[str, Text]] = []
    if report.deal:
        named = Text.assemble((report.deal.name, "bold"), messages.within(report.deal.also))
        rows.append((messages.say("heading", "deal"), named))
        rows.append(("", Text(messages.say("punctuation", "semicolon").join(report.deal.traits), style="dim")))
        rows.extend(_elements(report, messages))
    if report.validity:
        rows.append((messages.say("heading", "validity"), Text(report.validity.verdict, style="bold")))
        rows.extend(("", Text(reason)) for reason in report.validity.reasons)
        for reading in report.validity.readings:
            elements = messages.within(messages.listed(reading.elements))
            rows.append(("", Text(messages.pair(reading.name, reading.verdict) + elements, style="dim")))
    if report.grade:
        rows.append((messages.say("label", "grade"), Text(report.grade)))
    if rows:
        sheet.gap()
        sheet.rows(rows, indent=0)


def _elements(report: ReportView, messages: Messages) -> Iterator[tuple[str, Text]]:
    elements = report.deal.elements if report.deal else ()
    for met in (True, False):
        names = [element.name + messages.within(element.place) for element in elements if element.met is met]
        if names:
            said = messages.say("punctuation", "semicolon").join(names)
            yield messages.say("label", "met" if met else "unmet"), Text(said)


def _set_parties(sheet: Sheet, report: ReportView, messages: Messages) -> None:
    if report.parties:
        sheet.heading(messages.say("heading", "parties"))
    rows = []
    for party in report.parties:
        remark = messages.within(party.licence)
        rows.append((party.label, Text.assemble((party.role, "bold"), "  ", party.name, (remark, "dim"))))
    sheet.rows(rows, style="default")


def _set_terms(sheet: Sheet, report: ReportView, messages: Messages) -> None:
    rows: list[tuple[str, Text]] = []
    if not report.key_terms:
        return
    sheet.heading(messages.say("heading", "terms"))
    for term in report.key_terms:
        lines = (
            Text.assemble((row.value, "bold"), messages.within(row.issues), ("  " + row.place, "dim"))
            for row in term.rows
        )
        rows += zip((term.name, *[""] * len(term.rows)), lines, strict=False)
    sheet.rows(rows)
    rest = len(report.terms) - len(rows)
    if rest:
        sheet.line(Text(messages.say("sentence", "more_terms", count=rest), style="dim"), 2)


def _set_group(sheet: Sheet, group: GroupView, messages: Messages, *, compact: bool) -> None:
    count = messages.say("sentence", "findings_count", count=group.count)
    word = messages.label("severity", group.severity)
    note = count if group.aside else f"{word}{messages.say('punctuation', 'comma')}{count}"
    sheet.heading(group.title, note, "dim" if group.aside else f"bold {_STYLES.get(group.severity, '')}")
    quoted: dict[str, int] = {}
    for at, entry in enumerate(group.entries):
        if group.aside or (compact and at):
            _set_briefly(sheet, entry, messages)
            continue
        if at:
            sheet.gap()
        _set_entry(sheet, entry, messages, quoted)


def _set_title(sheet: Sheet, entry: Entry, occurrence: Occurrence, messages: Messages) -> None:
    word = messages.label("severity", entry.severity)
    style = _STYLES.get(entry.severity, "")
    title = Text.assemble((f"【{word}】" if messages.lang == "zh" else f"[{word}] ", style), (entry.title, "bold"))
    title.append(f"  {occurrence.place}", "dim")
    sheet.line(title, _INDENT, Text(f"{occurrence.number:>4}"))


def _set_briefly(sheet: Sheet, entry: Entry, messages: Messages) -> None:
    _set_title(sheet, entry, entry.occurrences[0], messages)
    _set_elsewhere(sheet, entry, messages)
    for reason in dict.fromkeys(item.suppressed for item in entry.occurrences if item.suppressed):
        sheet.line(Text(reason, style="dim"), _INDENT)


def _set_elsewhere(sheet: Sheet, entry: Entry, messages: Messages) -> None:
    others = [f"{other.number}{messages.within(other.place)}" for other in entry.occurrences[1:]]
    if others:
        sheet.line(Text(messages.say("sentence", "same_kind") + messages.listed(others), style="dim"), _INDENT)


def _set_entry(sheet: Sheet, entry: Entry, messages: Messages, quoted: dict[str, int]) -> None:
    first = entry.occurrences[0]
    _set_title(sheet, entry, first, messages)
    if first.message:
        sheet.line(Text(first.message), _INDENT)
    if first.quote:
        whole = "".join(part.text for part in first.quote)
        above = quoted.setdefault(whole, first.number)
        sheet.line(_quote(first, messages, above, colour=sheet.colour), _INDENT)
    sheet.rows(list(_particulars(entry, messages)), indent=_INDENT)
    _set_elsewhere(sheet, entry, messages)


def _particulars(entry: Entry, messages: Messages) -> Iterator[tuple[str, Text]]:
    for key, value in (("searched", entry.searched), ("why", entry.why)):
        if value:
            yield messages.say("label", key), Text(value)
    for at, citation in enumerate(entry.citations):
        yield ("" if at else messages.say("label", "law")), Text.assemble(citation.name, (citation.remark, "dim"))
    if entry.could_be_wrong:
        yield messages.say("label", "caution"), Text(entry.could_be_wrong, style="dim")
    for key, value in (("advice", entry.advice), ("rewrite", entry.rewrite)):
        if value:
            yield messages.say("label", key), Text(value)


def _quote(occurrence: Occurrence, messages: Messages, above: int, *, colour: bool) -> Text:
    """The quotation; of one already quoted `above` only the offending words."""
    parts = occurrence.quote
    lead = ""
    if above != occurrence.number and any(part.marked for part in parts):
        parts = tuple(part if part.marked else QuotePart("…", marked=False) for part in parts)
        lead = messages.say("sentence", "quoted_above", number=above)
    quote = Text.assemble((lead, "dim"), messages.say("punctuation", "quote_open"))
    for part in parts:
        words = part.text.replace("\n", " ")
        if not part.marked:
            quote.append(words)
        elif colour:
            quote.append(words, "bold underline")
        else:
            quote.append(f"«{words}»")
    return quote.append(messages.say("punctuation", "quote_close"))


def _set_counts(sheet: Sheet, report: ReportView, messages: Messages) -> None:
    sheet.gap()
    if report.verdict_on_nothing:
        sheet.line(Text(report.verdict_on_nothing, style="bold"))
    if report.tallies:
        tally = Text(messages.say("heading", "counts") + "  ")
        for item in report.tallies:
            tally.append(
                messages.say("sentence", "tally", word=item.word, count=item.count) + "  ",
                _STYLES.get(item.severity, ""),
            )
        sheet.line(tally)
