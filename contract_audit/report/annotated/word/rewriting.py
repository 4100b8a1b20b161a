"""A better wording as a tracked change: the old runs deleted, one new run inserted behind them."""

from copy import deepcopy
from typing import Any, Final

from contract_audit.reading.docx.names import child, local
from contract_audit.report.annotated.word.comments import Comments
from contract_audit.report.annotated.word.runs import SPACE, insert_after, insert_before

_PLAIN: Final = frozenset({"rPr", "t", "tab", "br", "cr", "noBreakHyphen", "lastRenderedPageBreak"})
_MARKS: Final = frozenset({"bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd"})


def rewrite(first: Any, last: Any, wording: str, comments: Comments) -> bool:
    """Track `wording` in place of the runs from `first` to `last`.

    Only where these are plain runs of one paragraph, in no link, field or earlier change; whether that was so.
    """
    runs = _between(first, last)
    if not runs:
        return False
    deleted = first.makeelement(comments.tag("del"), comments.stamp())
    insert_before(first, deleted)
    for run in runs:
        deleted.append(run)
        for item in run:
            if local(item) == "t":
                item.tag = comments.tag("delText")
                item.set(SPACE, "preserve")
    inserted = deleted.makeelement(comments.tag("ins"), comments.stamp())
    run = first.makeelement(first.tag)
    properties = child(first, "rPr")
    if properties is not None:
        run.append(deepcopy(properties))
    text = run.makeelement(comments.tag("t"), {SPACE: "preserve"})
    text.text = wording
    run.append(text)
    inserted.append(run)
    insert_after(deleted, inserted)
    return True


def _between(first: Any, last: Any) -> list[Any]:
    """The runs from `first` to `last`; empty where anything but plain runs and range marks stands between them."""
    if local(first.getparent()) != "p" or last.getparent() is not first.getparent():
        return []
    runs: list[Any] = []
    item = first
    while item is not None:
        if local(item) == "r" and all(local(inner) in _PLAIN for inner in item):
            runs.append(item)
        elif local(item) not in _MARKS:
            return []
        if item is last:
            return runs
        item = item.getnext()
    return []
