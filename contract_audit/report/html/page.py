"""The page put together."""

from collections.abc import Mapping

from markupsafe import Markup

from contract_audit.pipeline.outcome import Outcome
from contract_audit.report.html import sources
from contract_audit.report.html.chunks import LONG
from contract_audit.report.html.facets import facets, kinds_of_detector, worst_first
from contract_audit.report.html.sheet import sheet
from contract_audit.report.messages import messages_in
from contract_audit.report.view import colophon


def page(outcome: Outcome, lang: str, crops: Mapping[str, Mapping[str, str]]) -> str:
    """One page for all reports, worst first. `crops` are pictures by the input's path and the finding's fingerprint."""
    messages = messages_in(lang)
    anchors: set[str] = set()
    wait = sum(len(report.findings) for report in outcome.reports) > LONG
    sheets = worst_first(
        sheet(
            report,
            outcome.tool.law_as_of,
            messages,
            prefix="" if len(outcome.reports) == 1 else f"r{at}-",
            anchors=anchors,
            wait=wait,
            crops=crops.get(report.source.path, {}),
        )
        for at, report in enumerate(outcome.reports, 1)
    )
    style, script = sources.style(), sources.script()
    template = sources.templates().get_template("page.html.j2")
    return template.render(
        lang=lang,
        policy=sources.policy(style, script),
        style=Markup(style),  # noqa: S704 - our own file, and its hash is in the policy
        script=Markup(script),  # noqa: S704 - likewise
        sheets=sheets,
        total=sum(item.view.count for item in sheets),
        facets=facets(sheets, messages),
        kinds_of_detector=kinds_of_detector,
        rulebook=outcome.tool.rulebook,
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
