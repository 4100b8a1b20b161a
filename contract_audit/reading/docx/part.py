"""One part of a DOCX file: where each paragraph and each run of it stands."""

from typing import Any

from contract_audit.reading.docx.names import local


class Part:
    """The root of a part, with the positions by which a run is named: its paragraph in the part, itself in that."""

    def __init__(self, name: str, root: Any) -> None:
        self.name = name
        self.root = root
        self._paragraphs = [item for item in root.iter() if local(item) == "p" and _is_word(item)]
        self._positions = {item: at for at, item in enumerate(self._paragraphs)}

    def paragraph(self, item: Any) -> int:
        """The position of a paragraph among all `w:p` of the part, in document order."""
        return self._positions[item]

    @staticmethod
    def runs(paragraph: Any) -> dict[Any, int]:
        """The position of each run among all `w:r` below the paragraph, in document order."""
        found = [item for item in paragraph.iter() if local(item) == "r" and _is_word(item)]
        return {item: at for at, item in enumerate(found)}


def _is_word(item: Any) -> bool:
    return "wordprocessingml" in item.tag
