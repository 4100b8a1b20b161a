# ruff: noqa: INP001 - a script beside its data, not a package
"""Renders the platform agreement: page headers, page numbers, wrapped lines and a ruled table."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import yaml
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

FONT = "STSong-Light"  # one of the standard CID fonts: the file embeds none
MARGIN = 25 * mm
BODY = ParagraphStyle("body", fontName=FONT, fontSize=11, leading=18, wordWrap="CJK", firstLineIndent=22)
HEADING = ParagraphStyle("heading", parent=BODY, fontSize=12, spaceBefore=8, firstLineIndent=0)
TITLE = ParagraphStyle("title", parent=BODY, fontSize=16, leading=28, alignment=1, firstLineIndent=0)
GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), FONT, 9)])


def render(source: str) -> bytes:
    """Return the PDF of the YAML ``source``."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    content = yaml.safe_load(source)
    packed = io.BytesIO()
    template = SimpleDocTemplate(
        packed,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=content["title"],
        invariant=1,  # no clock in the file
    )
    furniture = _furniture(content["header"], content["footer"])
    template.build(_flowables(content), onFirstPage=furniture, onLaterPages=furniture)
    return packed.getvalue()


def _flowables(content: dict[str, Any]) -> list[Flowable]:
    flowables: list[Flowable] = [Paragraph(content["title"], TITLE)]
    flowables += [Paragraph(line, BODY) for line in content["opening"]]
    for section in content["sections"]:
        flowables.append(Paragraph(section["heading"], HEADING))
        flowables += [Paragraph(item, BODY) for item in section["items"]]
        if "table" in section:
            flowables += [Spacer(1, 6), Table(section["table"], style=GRID), Spacer(1, 6)]
    flowables.append(Spacer(1, 18))
    flowables += [Paragraph(line, BODY) for line in content["closing"]]
    return flowables


def _furniture(header: str, footer: str) -> Callable[[Canvas, SimpleDocTemplate], None]:
    def draw(canvas: Canvas, template: SimpleDocTemplate) -> None:
        width, height = A4
        canvas.setFont(FONT, 9)
        canvas.drawString(MARGIN, height - 15 * mm, header)
        canvas.line(MARGIN, height - 17 * mm, width - MARGIN, height - 17 * mm)
        canvas.drawString(MARGIN, 13 * mm, footer)
        canvas.drawRightString(width - MARGIN, 13 * mm, f"第 {template.page} 页")

    return draw
