"""The ZIP package of a DOCX file, opened with suspicion."""

import posixpath
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as DeflateError  # noqa: N812 - an exception class in lower case

from lxml import etree

from contract_audit.reading.bounds import Bounds, Refusal
from contract_audit.reading.codes import Code

RATIO_MATTERS = 1024 * 1024
"""Bytes from which an entry's packing ratio counts; short texts of one letter pack well."""
ENCRYPTED_FLAG = 0x1

_KINDS = (
    ("xl/", "XLSX"),
    ("ppt/", "PPTX"),
    ("META-INF/manifest.xml", "ODF"),
    ("META-INF/", "JAR"),
    ("AndroidManifest", "APK"),
)


class Relation(NamedTuple):
    """A relationship of a part: the last word of its type, the part it names, and whether that lies outside."""

    kind: str
    target: str
    external: bool


class Package:
    """The entries of a DOCX file. Names are only looked up among the entries; nothing touches the disk.

    Raises `Refusal`: `truncated-or-damaged`, `encrypted`, `zip-bomb`, `not-a-contract-format`, `forbidden-xml`.
    """

    def __init__(self, data: bytes, bounds: Bounds) -> None:
        self._bounds = bounds
        try:
            self._archive = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise Refusal(Code.DAMAGED) from error
        entries = self._archive.infolist()
        self._check(entries)
        self.names = tuple(entry.filename for entry in entries)
        self._entries = {entry.filename: entry for entry in entries}
        self.main = next(
            (item.target for item in self.relations("") if item.kind == "officeDocument"), "word/document.xml"
        )
        if self.main not in self._entries or self._kind() is not None:
            raise Refusal(Code.NOT_A_CONTRACT_FORMAT, format=self._kind() or "ZIP")

    def _kind(self) -> str | None:
        """What other format the package is, or None."""
        if any(name.startswith("word/") for name in self.names):
            return None
        return next((label for start, label in _KINDS if any(name.startswith(start) for name in self.names)), None)

    def _check(self, entries: list[ZipInfo]) -> None:
        if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
            raise Refusal(Code.ENCRYPTED)
        too_dense = any(
            entry.file_size > max(RATIO_MATTERS, self._bounds.max_ratio * max(1, entry.compress_size))
            for entry in entries
        )
        if (
            too_dense
            or len(entries) > self._bounds.max_entries
            or sum(entry.file_size for entry in entries) > self._bounds.max_unpacked
        ):
            raise Refusal(Code.ZIP_BOMB)

    def content(self, name: str) -> bytes:
        """The bytes of an entry; raises `KeyError` where there is none and `Refusal` `truncated-or-damaged`."""
        entry = self._entries[name]
        try:
            with self._archive.open(entry) as stream:
                return stream.read(entry.file_size)
        except (BadZipFile, DeflateError, EOFError, NotImplementedError, OSError, RuntimeError) as error:
            raise Refusal(Code.DAMAGED) from error

    def xml(self, name: str) -> Any:
        """The root element of an XML part, or None when the package has no such part.

        Raises `Refusal` `truncated-or-damaged` when it is no XML and `forbidden-xml` when it declares a document type,
        which is where entities come from, or nests more than `max_depth` deep.
        """
        if name not in self._entries:
            return None
        content = self.content(name)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
                raise MemoryError from error
            too_deep = "depth" in str(error) or "Excessive" in str(error)
            raise Refusal(Code.FORBIDDEN_XML if too_deep or b"<!DOCTYPE" in content else Code.DAMAGED) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise Refusal(Code.FORBIDDEN_XML)
        self._check_depth(root)
        return root

    def _check_depth(self, root: Any) -> None:
        depth = 0
        for event, _ in etree.iterwalk(root, events=("start", "end")):
            depth += 1 if event == "start" else -1
            if depth > self._bounds.max_depth:
                raise Refusal(Code.FORBIDDEN_XML)

    def relations(self, part: str) -> list[Relation]:
        """The relationships of `part`, by id order of the file; of the package itself for an empty name."""
        return list(self.relations_by_id(part).values())

    def relations_by_id(self, part: str) -> dict[str, Relation]:
        """The relationships of `part` by their id."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, Relation] = {}
        for item in () if root is None else root:
            kind = (item.get("Type") or "").rsplit("/", 1)[-1]
            target = item.get("Target") or ""
            external = item.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[item.get("Id") or ""] = Relation(kind, target, external)
        return found
