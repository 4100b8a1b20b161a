"""The report as one self-contained page: no request leaves it, and it reads whole without a script."""

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from contract_audit.pipeline.outcome import Outcome, Report
from contract_audit.report.contract_text import ContractText, Paragraph
from contract_audit.report.messages import Messages, messages_in
from contract_audit.report.view import SEVERITIES, ReportView, colophon, view

_TEMPLATES: Final = files("contract_audit.report") / "html"


class Sheet(msgspec.Struct, frozen=True):
    """One report on the page. `prefix` keeps its anchors apart from those of other reports."""

    prefix: str
    view: ReportView
    paragraphs: tuple[Paragraph, ...]
    linked: frozenset[int]
    """The lines of the text that something else on the page points to."""
    lines: dict[int, int]

    def line_of(self, start: int | None) -> int | None:
        """The line to link to for something at `start`; None where the text is not on the page."""
        return None if start is None else self.lines.get(start)


def render(outcome: Outcome, *, lang: str = "zh") -> str:
    """One HTML page for all reports. The contract's text is shown where a report carries it."""
    messages = messages_in(lang)
    anchors: set[str] = set()
    sheets = [
        _sheet(report, "" if len(outcome.reports) == 1 else f"r{at}-", outcome.tool.law_as_of, messages, anchors)
        for at, report in enumerate(outcome.reports, 1)
    ]
    severities, families = _facets(sheets)
    style, script = _source("style.css"), _source("script.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            lang=lang,
            policy=policy(style, script),
            style=Markup(style),  # noqa: S704 - our own file, and its hash is in the policy
            script=Markup(script),  # noqa: S704 - likewise
            sheets=sheets,
            total=sum(sheet.view.count for sheet in sheets),
            severities=severities,
            families=families,
            colophon=colophon(outcome, messages),
            law_as_of=outcome.tool.law_as_of,
            say=messages.say,
            label=messages.label,
            within=messages.within,
            listed=messages.listed,
            colon=messages.say("punctuation", "colon"),
            comma=messages.say("punctuation", "comma"),
            semicolon=messages.say("punctuation", "semicolon"),
            list_mark=messages.say("punctuation", "list"),
        )
    )


def policy(style: str, script: str) -> str:
    """A content security policy that allows exactly this style and this script and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(source: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(source.encode()).digest()).decode()


@cache
def _source(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["to_text"] = _in_text
    return made


def _in_text(anchor: str) -> str:
    """The anchor in the contract's text that belongs to the anchor of a finding."""
    return "t-" + anchor.removeprefix("f-")


def _sheet(report: Report, prefix: str, law_as_of: str, messages: Messages, anchors: set[str]) -> Sheet:
    shown = view(report, law_as_of, messages, anchors)
    if report.text is None:
        return Sheet(prefix, shown, (), frozenset(), {})
    text = ContractText(report.text, shown.groups, report.clauses or ())
    lines = _linked_lines(shown, text.line_of)
    return Sheet(prefix, shown, text.paragraphs(), frozenset(lines.values()), lines)


def _linked_lines(shown: ReportView, line_of: Callable[[int], int]) -> dict[int, int]:
    elements = shown.deal.elements if shown.deal else ()
    starts = [row.start for row in shown.terms] + [item.start for item in elements if item.start is not None]
    return {start: line_of(start) for start in starts}


def _facets(sheets: list[Sheet]) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    severities: Counter[str] = Counter()
    families: Counter[str] = Counter()
    for sheet in sheets:
        for group in sheet.view.groups:
            for entry in group.entries:
                severities[entry.severity] += len(entry.occurrences)
                families[entry.family] += len(entry.occurrences)
    return [(name, severities[name]) for name in SEVERITIES if severities[name]], sorted(families.items())
