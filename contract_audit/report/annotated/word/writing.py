"""Writing comments and tracked changes into a Word file."""

from typing import Any

from lxml import etree

from contract_audit.reading.bounds import Bounds
from contract_audit.reading.docx.names import child, local
from contract_audit.reading.docx.package import Package
from contract_audit.reading.docx.part import Part
from contract_audit.report.annotated.word.comments import Comments
from contract_audit.report.annotated.word.parts import Parts
from contract_audit.report.annotated.word.redacting import hide
from contract_audit.report.annotated.word.rewriting import rewrite
from contract_audit.report.annotated.word.runs import Runs, insert_after, insert_before
from contract_audit.report.redaction import Redaction


def write(data: bytes, request: dict[str, Any]) -> bytes:
    """`data` with one comment for each note; on the title where a note has no place in the body.

    Where `hidden` is a list, its values are hidden in the whole file. Raises `Refusal` for what `Package` refuses and,
    then, `unmaskable`.
    """
    package = Package(data, Bounds(**request["bounds"]))
    parts = Parts(package)
    existing = next((item.target for item in package.relations(package.main) if item.kind == "comments"), None)
    root = parts.root(package.main)
    runs = Runs(Part(package.main, root))
    placed = {at: _positions(note, package.main) for at, note in enumerate(request["notes"])}
    for positions in placed.values():
        for position in positions:
            runs.mark(position)
    runs.cut()
    comments = Comments(parts, package.main, existing, request)
    ends = {
        at: (runs.starting_at(positions[0]), runs.ending_at(positions[1]))
        for at, positions in placed.items()
        if positions
    }
    for at, (first, last) in ends.items():
        if request["notes"][at]["rewrite"]:
            rewrite(first, last, request["notes"][at]["rewrite"], comments)
    title = _title(root, comments)
    for at, note in enumerate(request["notes"]):
        first, last = ends.get(at, (None, None))
        _comment(first, last, title, comments, note["text"])
    if request["hidden"] is not None:
        hide(parts, Redaction(request["hidden"]))
    return parts.written()


def _positions(note: dict[str, Any], main: str) -> tuple[Any, ...]:
    """Where a note begins and ends; empty where that is not in the main part, which alone takes comments."""
    if "from" not in note or note["from"][0] != main:
        return ()
    return tuple(note["from"][1:]), tuple(note["to"][1:])


def _title(root: Any, comments: Comments) -> Any:
    """The first paragraph with text, outside of shapes; the first of all where none has text."""
    body = child(root, "body")
    paragraphs = [item for item in body.iter(comments.tag("p")) if not _in_shape(item)]
    written = (item for item in paragraphs if any(local(text) == "t" for text in item.iter()))
    found = next(written, paragraphs[0] if paragraphs else None)
    if found is None:
        found = body.makeelement(comments.tag("p"), {}, body.nsmap)
        body.insert(0, found)
    return found


def _in_shape(item: Any) -> bool:
    return any(local(above) == "txbxContent" for above in item.iterancestors())


def _comment(first: Any, last: Any, title: Any, comments: Comments, text: str) -> None:
    """Anchor one comment at the runs from `first` to `last`, or at the whole title."""
    number = comments.add(text)
    start, end = (title.makeelement(comments.tag(name), {comments.tag("id"): number}) for name in _RANGE)
    reference = title.makeelement(comments.tag("r"))
    etree.SubElement(reference, comments.tag("commentReference"), {comments.tag("id"): number})
    if first is None:
        properties = child(title, "pPr")
        title.insert(0 if properties is None else 1, start)
        title.append(end)
        title.append(reference)
        return
    first, last = _outside_shapes(first), _outside_shapes(last)
    insert_before(first, start)
    insert_after(last, end)
    insert_after(_in_paragraph(end), reference)


_RANGE = ("commentRangeStart", "commentRangeEnd")


def _outside_shapes(run: Any) -> Any:
    """The run itself, or the one that holds the shape it stands in: shapes take no comments."""
    shapes = [above for above in run.iterancestors() if local(above) == "txbxContent"]
    if not shapes:
        return run
    return next((above for above in shapes[-1].iterancestors() if local(above) == "r"), run)


def _in_paragraph(item: Any) -> Any:
    """The item or what holds it, whichever is a direct child of the paragraph: a link or a change ends before it."""
    while local(item.getparent()) != "p":
        item = item.getparent()
    return item
