"""Web pages: what a browser shows, in reading order."""

import re
from typing import Any

from lxml import etree

from contract_audit.reading.bounds import Bounds, Refusal
from contract_audit.reading.codes import Code
from contract_audit.reading.draft import Draft
from contract_audit.reading.encoding import BYTE_ORDER_MARKS, detect
from contract_audit.reading.number_formats import format_number

LONG_CELL = 300
"""Characters in one cell from which a table lays out the page rather than holding data."""

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,200}?\b(?:charset|encoding)\s{0,3}=\s{0,3}["']?\s{0,3}([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127))

_DROPPED = frozenset(
    {
        "audio", "canvas", "datalist", "head", "iframe", "map", "noscript", "object", "script", "style", "svg",
        "template", "video",
    },
)  # fmt: skip
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "select", "summary",
        "textarea", "ul",
    },
)  # fmt: skip
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PREFORMATTED = frozenset({"pre", "textarea"})
_LIST_STYLES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_SHOWN_INPUTS = frozenset({"", "text", "number", "date", "tel", "email", "url", "search"})


def read(data: bytes, password: str | None, bounds: Bounds) -> dict[str, Any]:
    """The document of a web page in its JSON form. Raises `Refusal`: `undecodable`, `too-long`, `forbidden-xml`."""
    del password
    text = _decode(data)
    if len(text) > 4 * bounds.max_characters:
        raise Refusal(Code.TOO_LONG, limit=bounds.max_characters)
    page = _Page(bounds)
    target: Any = page  # the stubs ask for methods that a target may leave out
    parser = etree.HTMLParser(target=target, no_network=True, huge_tree=False, encoding="utf-8", remove_comments=True)
    parser.feed(text.translate(_CONTROLS).encode("utf-8", "replace"))
    draft = parser.close()
    if not isinstance(draft, Draft):
        raise Refusal(Code.DAMAGED)
    return draft.wire("text/html", "html")


def _decode(data: bytes) -> str:
    """The source text: by byte order mark, by declaration, or by what decodes."""
    marked = any(data.startswith(mark) for mark, _ in BYTE_ORDER_MARKS)
    declared = None if marked else _CHARSET.search(data[:4096])
    names = [declared[1].decode("ascii")] if declared else []
    if names and names[0].lower() in {"gb2312", "gbk", "x-gbk"}:
        names = ["gb18030"]
    for name in names:
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    codec = detect(data)
    if codec is None:
        raise Refusal(Code.UNDECODABLE)
    return data.decode(codec).removeprefix("\ufeff")


class _Table:
    """An open table: its finished rows, and the cells of the row that is open."""

    def __init__(self) -> None:
        self.rows: list[list[Draft]] = []
        self.nested = False

    def lays_out(self) -> bool:
        """Whether the table lays out the page: one column, long cells, or tables in its cells."""
        widest = max((len(row) for row in self.rows), default=0)
        longest = max((cell.length for row in self.rows for cell in row), default=0)
        return self.nested or widest < 2 or longest > LONG_CELL  # noqa: PLR2004 - one column


class _Page:
    """The parser's target: follows start and end tags and writes what is visible."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._drafts = [Draft()]
        self._tables: list[_Table] = []
        self._lists: list[tuple[str | None, int]] = []
        self._headings: list[int] = []
        self._open: list[tuple[str, bool]] = []
        self._hidden = 0
        self._verbatim = 0
        self._pending = False

    def start(self, tag: str, attributes: Any) -> None:
        """An element begins."""
        hides = tag in _DROPPED or "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style") or ""))
        self._open.append((tag, hides))
        self._hidden += hides
        if len(self._open) > self._bounds.max_depth:
            raise Refusal(Code.FORBIDDEN_XML)
        if self._hidden:
            return
        if tag == "br":
            self._write("\n")
        elif tag in _BLOCKS:
            self._break()
        elif tag == "input" and (attributes.get("type") or "").lower() in _SHOWN_INPUTS:
            self._write(attributes.get("value") or "")
        self._start_structure(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        _, hides = self._open.pop() if self._open else (tag, False)
        visible = not self._hidden
        self._hidden -= hides
        if not visible:
            return
        if tag in _HEADINGS and self._headings:
            self._draft.tag("heading", self._headings.pop())
        if tag in _BLOCKS:
            self._break()
        self._verbatim -= tag in _PREFORMATTED
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
        elif tag in {"td", "th"} and len(self._drafts) > 1:
            self._tables[-1].rows[-1].append(self._drafts.pop())
        elif tag == "table" and self._tables:
            self._end_table(self._tables.pop())

    def data(self, text: str) -> None:
        """Characters between tags."""
        if self._hidden:
            return
        if self._verbatim:
            self._write(text)
            return
        text = _BLANKS.sub(" ", text)
        if text.startswith(" "):
            self._pending = True
        body = text.strip(" ")
        if body:
            self._write(body)
            self._pending = text.endswith(" ")

    def close(self) -> Draft:
        """The finished draft."""
        while self._tables:
            while len(self._drafts) > 1 and self._tables[-1].rows:
                self._tables[-1].rows[-1].append(self._drafts.pop())
            self._end_table(self._tables.pop())
        self._break()
        return self._drafts[0]

    @property
    def _draft(self) -> Draft:
        return self._drafts[-1]

    def _write(self, text: str) -> None:
        if self._pending and not self._draft.ends_with_newline() and text != "\n":
            self._draft.write(" ")
        self._pending = False
        self._draft.write(text)
        if self._draft.length > self._bounds.max_characters:
            raise Refusal(Code.TOO_LONG, limit=self._bounds.max_characters)

    def _break(self) -> None:
        self._pending = False
        if not self._draft.ends_with_newline():
            self._draft.write("\n")

    def _start_structure(self, tag: str, attributes: Any) -> None:
        if tag in _HEADINGS:
            self._headings.append(self._draft.length)
        elif tag in {"ol", "ul"}:
            first = attributes.get("start") or "1"
            style = _LIST_STYLES.get(attributes.get("type") or "1", "decimal") if tag == "ol" else None
            self._lists.append((style, int(first) if first.isdecimal() and len(first) < 6 else 1))  # noqa: PLR2004 - enough
        elif tag == "li" and self._lists:
            style, number = self._lists[-1]
            if style is not None:
                self._write(f"{format_number(number, style)}. ")
                self._lists[-1] = (style, number + 1)
        elif tag == "table":
            if self._tables:
                self._tables[-1].nested = True
            self._break()
            self._tables.append(_Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in {"td", "th"} and self._tables:
            if not self._tables[-1].rows:
                self._tables[-1].rows.append([])
            self._drafts.append(Draft())
            self._pending = False
        self._verbatim += tag in _PREFORMATTED

    def _end_table(self, table: _Table) -> None:
        """Write a table's rows as lines, or its cells one after another where it lays out the page."""
        self._break()
        draft = self._draft
        start = draft.length
        for row in table.rows:
            if table.lays_out():
                for cell in row:
                    draft.append(cell)
                    self._break()
            elif row:
                draft.write("\t".join(" ".join(cell.text.split()) for cell in row) + "\n")
        if not table.lays_out():
            draft.tag("table", start)
