"""What stands inside a paragraph: runs, and what wraps them."""

from collections.abc import Callable
from typing import Any

from contract_audit.reading.docx.names import attribute, child, is_on, local
from contract_audit.reading.docx.part import Part
from contract_audit.reading.draft import Draft

WRAPPERS = frozenset(
    {
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "customXml",
        "fldSimple",
        "bdo",
        "dir",
        "ruby",
        "rubyBase",
        "oMath",
        "oMathPara",
    },
)
INSERTIONS = frozenset({"ins", "moveTo"})
DELETIONS = frozenset({"del", "moveFrom"})
MATHEMATICS = "/math}"
_SIGNS = {"br": "\n", "cr": "\n", "noBreakHyphen": "-", "tab": "\t", "ptab": "\t"}
_HOLDERS = frozenset({"drawing", "pict", "object", "AlternateContent"})
_BOX = {"FE": "☑", "52": "☑", "FD": "☒", "53": "☒", "A8": "□", "A3": "□", "6F": "□", "71": "□", "2A": "□"}
"""Low byte of a character of the Wingdings fonts: the check boxes of forms."""


class Inline:
    """Writes one paragraph's content; shapes with text in them are put aside for after the paragraph."""

    def __init__(self, draft: Draft, part: Part, paragraph: Any, *, in_cell: bool) -> None:
        self._draft = draft
        self._part = part
        self._paragraph = part.paragraph(paragraph)
        self._runs = part.runs(paragraph)
        self._in_cell = in_cell
        self.boxes: list[Any] = []

    def write(self, element: Any) -> None:
        """Write the children of `element` in order."""
        for item in element:
            name = local(item)
            if item in self._runs:
                self._write_run(item)
            elif name in INSERTIONS or name in DELETIONS:
                start = self._draft.length
                self.write(item)
                self._draft.tag("inserted" if name in INSERTIONS else "deleted", start)
                self._draft.problem("tracked-changes")
            elif name == "t":
                self._draft.write(_plain(item))
            elif name in WRAPPERS or MATHEMATICS in item.tag:
                self.write(item)

    def _write_run(self, run: Any) -> None:
        if is_on(run, "rPr", "vanish"):
            return
        at = self._runs[run]
        offset = 0
        for item in run:
            text = self._text(item)
            if text is None:
                self._collect(item)
            elif text:
                self._draft.word_run(text, self._part.name, self._paragraph, at, offset)
                offset += len(text)

    def _text(self, item: Any) -> str | None:
        """The characters of a run's child, empty for none; None for what may hold a text of its own."""
        name = local(item)
        if name in _SIGNS:
            return " " if self._in_cell else _SIGNS[name]
        if name in _HOLDERS:
            return None
        content = _CONTENTS.get(name)
        return "" if content is None else content(item)

    def _collect(self, item: Any) -> None:
        """Put aside the text boxes below `item`, each once: a fallback repeats its choice for older programs."""
        if local(item) == "AlternateContent":
            choice = child(item, "Choice")
            chosen = choice if choice is not None and _has_box(choice) else child(item, "Fallback")
            if chosen is not None:
                self._collect(chosen)
            return
        for below in item:
            if local(below) == "txbxContent":
                self.boxes.append(below)
            else:
                self._collect(below)


def written_length(item: Any) -> int:
    """How many characters of the text a run's child stands for."""
    name = local(item)
    content = _CONTENTS.get(name)
    return 1 if name in _SIGNS else 0 if content is None else len(content(item))


def _has_box(element: Any) -> bool:
    return any(local(item) == "txbxContent" for item in element.iter())


def _plain(item: Any) -> str:
    """The text of an element; line ends in the XML source are blanks."""
    return "".join(max(character, " ") for character in item.text or "")


def _symbol(item: Any) -> str:
    return _BOX.get((attribute(item, "char") or "")[-2:].upper(), "•")


def _check_box(item: Any) -> str:
    """The check box of a form field; nothing for other fields."""
    box = child(item, "ffData", "checkBox")
    if box is None:
        return ""
    return "☑" if is_on(box, "checked") or (child(box, "checked") is None and is_on(box, "default")) else "□"


def _ruby_base(item: Any) -> str:
    """The characters under a pronunciation guide."""
    base = child(item, "rubyBase")
    return "" if base is None else "".join(_plain(text) for text in base.iter() if local(text) == "t")


_CONTENTS: dict[str, Callable[[Any], str]] = {
    "t": _plain,
    "delText": _plain,
    "sym": _symbol,
    "fldChar": _check_box,
    "ruby": _ruby_base,
}
