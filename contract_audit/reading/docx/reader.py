"""DOCX to document: body, notes, comments, and page headers and footers."""

from collections.abc import Iterator
from typing import Any

from contract_audit.reading.bounds import Bounds
from contract_audit.reading.docx.body import Body
from contract_audit.reading.docx.names import attribute, child, local
from contract_audit.reading.docx.numbering import Numbering
from contract_audit.reading.docx.package import Package
from contract_audit.reading.docx.part import Part
from contract_audit.reading.docx.styles import Styles
from contract_audit.reading.draft import Draft, Kind

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FEW_CHARACTERS = 100
"""Visible characters below which a file with pictures in it is taken for a scan."""

_NOTES = ("footnotes", "endnotes", "comments")
_FURNITURE = ("header", "footer")
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_LOADED_FROM_OUTSIDE = frozenset({"attachedTemplate", "image", "oleObject", "frame", "subDocument", "aFChunk"})


def read(data: bytes, password: str | None, bounds: Bounds) -> dict[str, Any]:
    """The document of a DOCX in its JSON form. Raises `Refusal`.

    An encrypted DOCX is no ZIP and does not come here, so the password is of no use.
    """
    del password
    package = Package(data, bounds)
    relations = package.relations(package.main)
    targets = {kind: [item.target for item in relations if item.kind == kind] for kind in (*_NOTES, *_FURNITURE)}
    styles = Styles(_first(package, relations, "styles"))
    numbering = Numbering(_first(package, relations, "numbering"), styles)
    draft = Draft()

    def write(kind: Kind | None, part: Part, content: Any) -> None:
        if kind is not None and not draft.ends_with_newline():
            draft.write("\n")
        start = draft.length
        Body(draft, part, styles, numbering, bounds.max_characters).write(content)
        if kind is not None:
            draft.tag(kind, start)

    main = Part(package.main, package.xml(package.main))
    content = child(main.root, "body")
    write(None, main, () if content is None else content)
    body_length = len("".join(draft.text.split()))
    for kind in _NOTES:
        for name in targets[kind]:
            for part, note in _notes(package, name):
                write("note", part, note)
                if kind == "comments":
                    draft.problem("comments")
    seen: set[str] = set()
    for kind in _FURNITURE:
        for name in targets[kind]:
            root = package.xml(name)
            words = "" if root is None else "".join(item.text or "" for item in root.iter() if local(item) == "t").strip()
            if words and words not in seen:
                seen.add(words)
                write("furniture", Part(name, root), root)
    pictures = _note_extras(draft, package, relations)
    return draft.wire(MEDIA_TYPE, "docx", "unsure" if pictures and body_length < FEW_CHARACTERS else None)


def _first(package: Package, relations: list[Any], kind: str) -> Any:
    target = next((item.target for item in relations if item.kind == kind and not item.external), None)
    return None if target is None else package.xml(target)


def _notes(package: Package, name: str) -> Iterator[tuple[Part, Any]]:
    """The footnotes, endnotes or comments of a part, without the separators that Word keeps among them."""
    root = package.xml(name)
    if root is not None:
        part = Part(name, root)
        for note in root:
            if attribute(note, "type") not in _SEPARATORS:
                yield part, note


def _note_extras(draft: Draft, package: Package, relations: list[Any]) -> bool:
    """Note what was not read: macros, embedded objects, pictures, outside content; whether there are pictures."""
    names = package.names
    pictures = any(name.startswith("word/media/") for name in names)
    if any(name.endswith("vbaProject.bin") for name in names):
        draft.problem("macros")
    if any(name.startswith(("word/embeddings/", "word/activeX/")) for name in names):
        draft.problem("embedded-objects")
    if pictures:
        draft.problem("images")
    if any(item.external and item.kind in _LOADED_FROM_OUTSIDE for item in relations):
        draft.problem("external-content")
    return pictures
