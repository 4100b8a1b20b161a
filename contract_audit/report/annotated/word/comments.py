"""The part that holds comments: an existing one is added to, a missing one is made."""

import posixpath
from typing import Any, Final

from lxml import etree

from contract_audit.reading.docx.names import attribute, integer, local
from contract_audit.report.annotated.word.parts import Parts
from contract_audit.report.annotated.word.runs import SPACE

_STRICT: Final = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_KINDS: Final = {
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships/comments",
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
}
_CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Comments:
    """Comments by one author on one day."""

    def __init__(self, parts: Parts, main: str, existing: str | None, stamp: dict[str, str]) -> None:
        """`existing` is the name of the part that holds comments already; `stamp` has `author` and `date`."""
        self._parts = parts
        self._main = main
        self._namespace: str = etree.QName(parts.root(main)).namespace
        self._author, self._date = stamp["author"], f"{stamp['date']}T00:00:00Z"
        held = parts.root(existing) if existing else None
        self._root = self._made() if held is None else held
        self.next_id = 1 + max((_ids(root) for root in (parts.root(main), self._root)), default=0)

    def tag(self, name: str) -> str:
        """A name of the document's own edition of the format."""
        return f"{{{self._namespace}}}{name}"

    def new_id(self) -> str:
        """An id that nothing else in the document has."""
        self.next_id += 1
        return str(self.next_id - 1)

    def stamp(self) -> dict[str, str]:
        """Id, author and date of a comment or a tracked change."""
        return {self.tag("id"): self.new_id(), self.tag("author"): self._author, self.tag("date"): self._date}

    def add(self, text: str) -> str:
        """Add a comment, a paragraph for each line of `text`; its id."""
        stamp = self.stamp()
        space: str = etree.QName(self._root).namespace
        own = {key.replace(self._namespace, space): value for key, value in stamp.items()}
        comment = etree.SubElement(self._root, f"{{{space}}}comment", own)
        comment.set(f"{{{space}}}initials", "CA")
        for at, line in enumerate(text.split("\n")):
            paragraph = etree.SubElement(comment, f"{{{space}}}p")
            if not at:
                etree.SubElement(etree.SubElement(paragraph, f"{{{space}}}r"), f"{{{space}}}annotationRef")
            words = etree.SubElement(etree.SubElement(paragraph, f"{{{space}}}r"), f"{{{space}}}t", {SPACE: "preserve"})
            words.text = line
        return stamp[self.tag("id")]

    def _made(self) -> Any:
        folder = posixpath.dirname(self._main)
        taken = {name.lower() for name in self._parts.names}
        name = next(
            path
            for at in range(len(taken) + 1)
            if (path := posixpath.join(folder, f"comments{at or ''}.xml")).lower() not in taken
        )
        root = etree.Element(self.tag("comments"), nsmap={"w": self._namespace})
        self._parts.add(name, root)
        self._parts.declare(name, _CONTENT_TYPE)
        self._parts.relate(self._main, _KINDS[self._namespace == _STRICT], name)
        return root


def _ids(root: Any) -> int:
    """The greatest id of a comment, bookmark or tracked change below `root`; 0 for none."""
    found = (integer(attribute(item, "id")) for item in root.iter() if local(item) not in {"", "footnote", "endnote"})
    return max((number for number in found if number is not None), default=0)
