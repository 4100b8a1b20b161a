"""The report in a terminal: colour where there is one, plain text where there is not."""

import os
import shutil
import sys

from rich.text import Text

from contract_audit.pipeline.outcome import Outcome
from contract_audit.report.messages import messages_in
from contract_audit.report.terminal.layout import set_report
from contract_audit.report.terminal.sheet import Sheet
from contract_audit.report.view import colophon, view

_PLAIN_WIDTH = 88


def render(
    outcome: Outcome, *, lang: str = "zh", width: int | None = None, colour: bool | None = None, full: bool = False
) -> str:
    """The reports one after the other, then one quiet line.

    Without `width` the terminal's is taken, without `colour` it is used on a terminal unless NO_COLOR is set. `full`
    tells every facet of a long contract, not only the worst of each group.
    """
    messages = messages_in(lang)
    on_terminal = sys.stdout.isatty()
    coloured = on_terminal and not os.environ.get("NO_COLOR") if colour is None else colour
    columns = (shutil.get_terminal_size().columns if on_terminal else _PLAIN_WIDTH) if width is None else width
    sheet = Sheet(columns, colour=coloured)
    for at, report in enumerate(outcome.reports):
        if at:
            sheet.gap()
        set_report(sheet, view(report, outcome.tool.law_as_of, messages), messages, full=full)
    if any(report.status != "failed" for report in outcome.reports):
        sheet.line(Text(f"{messages.say('sentence', 'disclaimer')} {colophon(outcome, messages)}", style="dim"))
    return sheet.text
