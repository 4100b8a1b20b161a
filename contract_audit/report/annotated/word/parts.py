"""A DOCX package that parts are changed in and added to, written again with everything else as it was."""

import posixpath
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from contract_audit.reading.bounds import Refusal
from contract_audit.reading.codes import Code
from contract_audit.reading.docx.names import attribute, local
from contract_audit.reading.docx.package import Package

RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES: Final = "[Content_Types].xml"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


class Parts:
    """The parts of a package, those that were asked for as elements; changing an element changes the part."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._roots: dict[str, Any] = {}
        self._replaced: dict[str, bytes] = {}
        self.names = list(dict.fromkeys(package.names))

    def root(self, name: str) -> Any:
        """The root of a part, or None where there is none; raises `Refusal` as `Package.xml` does."""
        if name not in self._roots:
            root = self._package.xml(name)
            if root is None:
                return None
            self._roots[name] = root
        return self._roots[name]

    def add(self, name: str, root: Any) -> None:
        """Add a part."""
        self.names.append(name)
        self._roots[name] = root

    def replace(self, name: str, content: bytes) -> None:
        """Give the part `name` other bytes."""
        self._replaced[name] = content

    def content(self, name: str) -> bytes:
        """The bytes of a part as they will be written."""
        if name in self._roots:
            return bytes(etree.tostring(self._roots[name], encoding="UTF-8", xml_declaration=True, standalone=True))
        return self._replaced[name] if name in self._replaced else self._package.content(name)

    def declare(self, name: str, content_type: str) -> None:
        """Say in the package's list of content types what the part `name` is."""
        types = self.root(CONTENT_TYPES)
        if types is None:
            raise Refusal(Code.DAMAGED)
        path = f"/{name}"
        for item in types:
            if local(item) == "Override" and (attribute(item, "PartName") or "").lower() == path.lower():
                item.set("ContentType", content_type)
                return
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=path, ContentType=content_type)

    def relate(self, part: str, kind: str, target: str) -> None:
        """Relate `part` to `target`, which lies in the same folder, by a relationship of the type `kind`."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        links = self.root(name)
        if links is None:
            links = etree.fromstring(f'<Relationships xmlns="{RELATIONSHIPS}"/>')
            self.add(name, links)
        taken = {attribute(item, "Id") for item in links}
        number = next(at for at in range(1, len(taken) + 2) if f"rIdNotes{at}" not in taken)
        etree.SubElement(
            links,
            f"{{{RELATIONSHIPS}}}Relationship",
            {"Id": f"rIdNotes{number}", "Type": kind, "Target": posixpath.relpath(target, folder or ".")},
        )

    def written(self) -> bytes:
        """The package: entries in their order, what was added behind them."""
        made = BytesIO()
        with ZipFile(made, "w", ZIP_DEFLATED) as archive:
            for name in self.names:
                entry = ZipInfo(name, _EPOCH)
                entry.compress_type = ZIP_DEFLATED
                archive.writestr(entry, self.content(name))
        return made.getvalue()
