# ruff: noqa: INP001 - a script beside its data, not a package
"""Renders the loan agreement: automatic numbering, a table, tracked changes, a comment, header and footer."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

import docx
import yaml
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
ABSTRACT_ID = "90"
LEVELS = (("0", "chineseCountingThousand", "第%1条"), ("1", "decimal", "%2．"))


def render(source: str) -> bytes:
    """Return the DOCX of the YAML ``source``."""
    content = yaml.safe_load(source)
    document = docx.Document()
    numbering = _define_numbering(document)
    document.add_heading(content["title"], level=0)
    for line in content["parties"]:
        document.add_paragraph(line)
    document.add_paragraph(content["recital"])
    _add_table(document, content["key_terms"])
    changes = _Changes(document, content)
    for clause in content["clauses"]:
        _number(document.add_paragraph(clause["heading"]), numbering, level=0)
        for item in clause["items"]:
            paragraph = document.add_paragraph()
            _number(paragraph, numbering, level=1)
            changes.write(paragraph, item if isinstance(item, list) else [item])
    for line in content["signatures"]:
        document.add_paragraph(line)
    _furniture(document, content)
    return _package(document, content)


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _define_numbering(document: Document) -> str:
    """Add a two-level list, 第一条 over 1．, and return the id of its ``w:num``."""
    root = document.part.numbering_part.element
    abstract = _element("w:abstractNum", abstractNumId=ABSTRACT_ID)
    abstract.append(_element("w:multiLevelType", val="multilevel"))
    for level, number_format, text in LEVELS:
        definition = _element("w:lvl", ilvl=level)
        definition.append(_element("w:start", val="1"))
        definition.append(_element("w:numFmt", val=number_format))
        definition.append(_element("w:lvlText", val=text))
        definition.append(_element("w:lvlJc", val="left"))
        abstract.append(definition)
    root.insert(0, abstract)
    number_id: int = root.add_num(int(ABSTRACT_ID)).numId
    return str(number_id)


def _number(paragraph: Paragraph, numbering: str, *, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no public call for numbering
    number = _element("w:numPr")
    number.append(_element("w:ilvl", val=str(level)))
    number.append(_element("w:numId", val=numbering))
    properties.append(number)


def _add_table(document: Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


class _Changes:
    """Writes runs, some of them tracked or commented, and numbers the revisions."""

    def __init__(self, document: Document, content: dict[str, Any]) -> None:
        self._document = document
        self._author: str = content["author"]
        self._reviewer: str = content["reviewer"]
        self._date: str = content["revised_at"]
        self._count = 0

    def write(self, paragraph: Paragraph, runs: list[str | dict[str, str]]) -> None:
        """Append each run of an item; a comment hangs on the run before it."""
        for run in runs:
            if isinstance(run, str):
                paragraph.add_run(run)
            elif "comment" in run:
                self._comment(paragraph, run["comment"])
            else:
                [(kind, text)] = run.items()
                self._revision(paragraph, kind, text)

    def _revision(self, paragraph: Paragraph, kind: str, text: str) -> None:
        self._count += 1
        tag, text_tag = ("w:ins", "w:t") if kind == "inserted" else ("w:del", "w:delText")
        revision = _element(tag, id=str(self._count), author=self._author, date=self._date)
        run = _element("w:r")
        body = _element(text_tag)
        body.text = text
        run.append(body)
        revision.append(run)
        paragraph._p.append(revision)  # noqa: SLF001 - python-docx has no public call for tracked changes

    def _comment(self, paragraph: Paragraph, text: str) -> None:
        comment = self._document.add_comment(paragraph.runs[-1], text=text, author=self._reviewer, initials="")
        comment._comment_elm.set(qn("w:date"), self._date)  # noqa: SLF001 - the date is otherwise the clock's


def _furniture(document: Document, content: dict[str, Any]) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = content["header"]
    footer = section.footer.paragraphs[0]
    footer.add_run(content["footer"] + "　第")
    field = _element("w:fldSimple", instr="PAGE")
    shown = _element("w:r")
    digit = _element("w:t")
    digit.text = "1"
    shown.append(digit)
    field.append(shown)
    footer._p.append(field)  # noqa: SLF001 - python-docx has no public call for fields
    footer.add_run("页")


def _package(document: Document, content: dict[str, Any]) -> bytes:
    """Save with a fixed creation date and repack, since the zip entries carry the time of writing."""
    properties = document.core_properties
    properties.author, properties.title = content["author"], content["title"]
    properties.created = properties.modified = datetime.fromisoformat(content["revised_at"])
    saved = io.BytesIO()
    document.save(saved)
    packed = io.BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
