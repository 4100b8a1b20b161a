"""DOCX to document: body, notes, comments, and page headers and footers."""

from collections.abc import Iterator
from typing import Any

from contract_audit.reading.bounds import Bounds, Refusal
from contract_audit.reading.codes import Code
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
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_LOADED_FROM_OUTSIDE = frozenset({"attachedTemplate", "image", "oleObject", "frame", "subDocument", "aFChunk"})


def read(data: bytes, password: str | None, bounds: Bounds) -> dict[str, Any]:
    """The document of a DOCX in its JSON form. Raises `Refusal`.

    An encrypted DOCX is no ZIP and does not come here, so the password is of no use.
    """
    del password
    draft = Draft()
    reading = _Reading(Package(data, bounds), draft, bounds)
    reading.write_body()
    characters = len("".join(draft.text.split()))
    reading.write_notes()
    reading.write_furniture()
    reading.note_extras()
    scanned = reading.has_pictures and characters < FEW_CHARACTERS
    return draft.wire(MEDIA_TYPE, "docx", "unsure" if scanned else None)


class _Reading:
    """One file being read: its package, and the styles and counters that all its parts share."""

    def __init__(self, package: Package, draft: Draft, bounds: Bounds) -> None:
        self._package = package
        self._draft = draft
        self._most = bounds.max_characters
        self._relations = package.relations(package.main)
        self._styles = Styles(next((root for _, root in self._parts("styles")), None))
        self._numbering = Numbering(next((root for _, root in self._parts("numbering")), None), self._styles)

    @property
    def has_pictures(self) -> bool:
        """Whether pictures are stored in the file."""
        return any(name.startswith("word/media/") for name in self._package.names)

    def write_body(self) -> None:
        """Write the main part."""
        name = self._package.main
        main = Part(name, self._package.xml(name))
        content = child(main.root, "body")
        self._write(None, main, () if content is None else content)

    def write_notes(self) -> None:
        """Append footnotes, endnotes and comments, without the separators that Word keeps among them."""
        for kind in _NOTES:
            for name, root in self._parts(kind):
                part = Part(name, root)
                for note in root:
                    if attribute(note, "type") in _SEPARATORS:
                        continue
                    self._write("note", part, note)
                    if kind == "comments":
                        self._draft.problem("comments")

    def write_furniture(self) -> None:
        """Append page headers and footers, each wording once."""
        seen = {""}
        for name, root in (*self._parts("header"), *self._parts("footer")):
            words = "".join(item.text or "" for item in root.iter() if local(item) == "t").strip()
            if words not in seen:
                seen.add(words)
                self._write("furniture", Part(name, root), root)

    def note_extras(self) -> None:
        """Note what was not read: macros, embedded objects, pictures, content from outside."""
        names = self._package.names
        if any(name.endswith("vbaProject.bin") for name in names):
            self._draft.problem("macros")
        if any(name.startswith(("word/embeddings/", "word/activeX/")) for name in names):
            self._draft.problem("embedded-objects")
        if self.has_pictures:
            self._draft.problem("images")
        if any(item.external and item.kind in _LOADED_FROM_OUTSIDE for item in self._relations):
            self._draft.problem("external-content")

    def _write(self, kind: Kind | None, part: Part, content: Any) -> None:
        if kind is not None and not self._draft.ends_with_newline():
            self._draft.write("\n")
        start = self._draft.length
        Body(self._draft, part, self._styles, self._numbering, self._most).write(content)
        if kind is not None:
            self._draft.tag(kind, start)

    def _parts(self, kind: str) -> Iterator[tuple[str, Any]]:
        """Names and roots of the parts of this kind; a damaged one is noted and left out."""
        for relation in self._relations:
            if relation.kind != kind or relation.external:
                continue
            try:
                root = self._package.xml(relation.target)
            except Refusal as refusal:
                if refusal.code != Code.DAMAGED:
                    raise
                self._draft.problem("unread-part")
                continue
            if root is not None:
                yield relation.target, root
