"""One report on the page: what is shown, the contract's text, the charts, and the anchors between them."""

from collections.abc import Callable, Mapping

import msgspec

from contract_audit.pipeline.outcome import Report
from contract_audit.report import charts
from contract_audit.report.contract_text import ContractText
from contract_audit.report.html.chunks import Block, Chunk, blocks, chunks
from contract_audit.report.messages import Messages
from contract_audit.report.view import ReportView, view


class Sheet(msgspec.Struct, frozen=True):
    """One report on the page. `prefix` keeps its anchors apart from those of other reports."""

    prefix: str
    view: ReportView
    sha256: str
    chunks: tuple[tuple[Chunk, ...], ...]
    """The entries of each group, cut into what is built together."""
    blocks: tuple[Block, ...]
    linked: frozenset[int]
    """The lines of the text that something else on the page points to."""
    lines: dict[int, int]
    law_of: dict[str, int]
    """The number of each source of law in the list of sources, by its id."""
    charts: tuple[charts.Chart, ...]
    crops: Mapping[str, str]
    """Pictures of the original page by fingerprint, as `data:` addresses."""

    def line_of(self, start: int | None) -> int | None:
        """The line to link to for something at `start`; None where the text is not on the page."""
        return None if start is None else self.lines.get(start)


def sheet(  # noqa: PLR0913 - what one report on a shared page depends on
    report: Report,
    law_as_of: str,
    messages: Messages,
    *,
    prefix: str,
    anchors: set[str],
    wait: bool,
    crops: Mapping[str, str],
) -> Sheet:
    """Lay out `report`. `anchors` collects those taken by the reports before it; `wait` lets most of it wait."""
    shown = view(report, law_as_of, messages, anchors)
    cut: tuple[Block, ...] = ()
    lines: dict[int, int] = {}
    if report.text is not None:
        text = ContractText(report.text, shown.groups, report.clauses or ())
        cut = blocks(text.paragraphs(), wait=wait)
        lines = _linked_lines(shown, text.line_of)
    drawn = (
        charts.elements(shown.deal.books, f"{prefix}chart-elements", messages) if shown.deal else None,
        charts.severity(shown.groups, report.source.chars, f"{prefix}chart-severity", messages),
        charts.equity(reckoned.stress, f"{prefix}chart-equity", messages)
        if (reckoned := shown.calculations).stress
        else None,
        charts.cost(reckoned.cost, f"{prefix}chart-cost", messages) if reckoned.cost else None,
    )
    return Sheet(
        prefix=prefix,
        view=shown,
        sha256=report.source.sha256,
        chunks=tuple(chunks(group, wait=wait) for group in shown.groups),
        blocks=cut,
        linked=frozenset(lines.values()),
        lines=lines,
        law_of={source.citation.id: number for number, source in enumerate(shown.authorities, 1)},
        charts=tuple(chart for chart in drawn if chart),
        crops=crops,
    )


def _linked_lines(shown: ReportView, line_of: Callable[[int], int]) -> dict[int, int]:
    books = shown.deal.books if shown.deal else ()
    starts = [row.start for row in shown.terms]
    starts += [item.start for book in books for item in book.elements if item.start is not None]
    starts += [place for check in shown.checklist for place, _ in check.places]
    starts += [entry.nearest for group in shown.groups for entry in group.entries if entry.nearest is not None]
    return {start: line_of(start) for start in starts}
