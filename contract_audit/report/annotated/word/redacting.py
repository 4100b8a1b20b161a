"""Hiding names and numbers in every part of a Word file: text, properties, authors, links, hidden text, pictures."""

import re
from typing import Any, Final

from contract_audit.reading.bounds import Refusal
from contract_audit.reading.docx.names import local
from contract_audit.report.annotated.word.parts import Parts
from contract_audit.report.crops.png import png
from contract_audit.report.redaction import BLOCK, UNMASKABLE, Redaction

_XML: Final = (".xml", ".rels", ".vml", ".svg")
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff")
_HARMLESS: Final = (".odttf", ".ttf", ".otf", "/")
_BLANK: Final = png(1, 1, 1, b"\xff")
"""A white picture of one pixel, in place of every picture: seals and scanned cards name people."""
_WRITTEN: Final = frozenset({"t", "delText", "instrText", "delInstrText"})
_BREAKS: Final = frozenset({"tab", "br", "cr", "ptab"})
_PEOPLE: Final = frozenset({"author", "initials", "userId", "providerId"})
_PROPERTIES: Final = "docProps/"
_DATA: Final = ("docProps/", "customXml/")
_PROSE: Final = frozenset({"descr", "title", "alt", "tooltip", "instr", "Target"})
_PROSE_HOLDERS: Final = frozenset(
    {"alias", "tag", "docVar", "statusText", "helpText", "default", "listEntry", "listItem"}
)
"""Attributes of any element, and elements with attributes, that hold prose; others hold measures and ids."""
_WEB: Final = re.compile(r"(?i)https?://")
_COUNT: Final = re.compile("[0-9]{1,9}|true|false")
_KEPT_PROPERTIES: Final = frozenset({"created", "modified", "Application", "AppVersion"})


def hide(parts: Parts, redaction: Redaction) -> None:
    """Hide in all `parts` what `redaction` hides; raises `Refusal` `unmaskable` for macros and embedded files."""
    for name in parts.names:
        lower = name.lower()
        if redaction.mask(name) != name:
            raise Refusal(UNMASKABLE, part=redaction.mask(name))
        if lower.endswith(_XML):
            _hide_in(parts.root(name), name, redaction)
        elif lower.endswith(_PICTURES):
            parts.replace(name, _BLANK)
        elif not lower.endswith(_HARMLESS):
            raise Refusal(UNMASKABLE, part=name)


def _hide_in(root: Any, name: str, redaction: Redaction) -> None:
    if name.startswith(_PROPERTIES):
        _empty_properties(root)
    for element in root.iter():
        if local(element) == "p":
            _hide_across_runs(element, redaction)
    data = name.startswith(_DATA)
    for element in root.iter():
        written = data or local(element) in _WRITTEN
        if element.text and (written or not element.text.isascii()):
            element.text = redaction.mask(element.text)
        if element.tail and not element.tail.isspace():
            element.tail = redaction.mask(element.tail)
        _hide_in_attributes(element, redaction)


def _hide_in_attributes(element: Any, redaction: Redaction) -> None:
    leads_outside = local(element) == "Relationship" and element.get("TargetMode") == "External"
    prose = local(element) in _PROSE_HOLDERS
    for key, value in element.attrib.items():
        name = key.rpartition("}")[2]
        masked = redaction.mask(value) if prose or name in _PROSE or not value.isascii() else value
        if name in _PEOPLE:
            masked = BLOCK * len(value)
        elif leads_outside and key == "Target" and (masked != value or not _WEB.match(value)):
            masked = "about:blank"  # a path on somebody's disk, or a link that names somebody
        if masked != value:
            element.set(key, masked)


def _hide_across_runs(paragraph: Any, redaction: Redaction) -> None:
    """Hide what stands in several runs of one paragraph: a name of which one half is bold."""
    pieces: list[tuple[Any, str]] = []
    _collect(paragraph, pieces)
    whole = "".join(text for _, text in pieces)
    masked = redaction.mask(whole)
    if masked == whole:
        return
    at = 0
    for element, text in pieces:
        if element is not None:
            element.text = masked[at : at + len(text)]
        at += len(text)


def _collect(element: Any, pieces: list[tuple[Any, str]]) -> None:
    """Text elements and their text in order, those of paragraphs inside (text boxes) left to themselves."""
    for item in element:
        name = local(item)
        if name in _WRITTEN:
            pieces.append((item, item.text or ""))
        elif name in _BREAKS:
            pieces.append((None, "\t"))
        elif name != "p":
            _collect(item, pieces)


def _empty_properties(root: Any) -> None:
    """Title, author, company, keywords and custom properties away; dates, counts and switches stay."""
    for element in root.iter():
        if len(element) == 0 and local(element) not in _KEPT_PROPERTIES and not _COUNT.fullmatch(element.text or ""):
            element.text = None
