"""Where something stands, as a reader would say it: clause and page."""

import re
from typing import Final

from contract_audit.pipeline.outcome import ClauseInfo, Place
from contract_audit.report.legible import legible
from contract_audit.report.messages import Messages

_COMPLETE: Final = re.compile(r"第|\d{1,4}[.．]\d")  # a number that names the clause without its ancestors'

_HALF_OPEN: Final = re.compile(r"^(\w{1,4})[)）]$")
_EDGES: Final = " \t\u3000、.．:："  # what stands between a number and its clause


class Places:
    """Names places of one report: `第六条（二），第 3 页`."""

    def __init__(self, clauses: tuple[ClauseInfo, ...], messages: Messages) -> None:
        self._clauses = {clause.id: clause for clause in clauses}
        self._messages = messages
        self._names: dict[str, str] = {}

    def clause(self, name: str | None) -> str:
        """The number of a clause, led by its ancestors' where it is no full number itself; empty for none."""
        if name is None:
            return ""
        if name not in self._names:
            path = legible(self._path(name))
            self._names[name] = self._messages.say("place", "clause", number=path) if path[:1].isdecimal() else path
        return self._names[name]

    def _path(self, name: str) -> str:
        path, seen = "", set[str]()
        at: str | None = name
        while at is not None and at in self._clauses and at not in seen and not _COMPLETE.match(path):
            seen.add(at)
            clause = self._clauses[at]
            number = _HALF_OPEN.sub(r"（\1）", clause.number.strip(_EDGES))
            path = (number or ("" if path else clause.heading.strip())) + path
            at = clause.parent
        return path

    def name(self, place: Place) -> str:
        """Clause and page of `place`; empty for an input that has neither."""
        page = "" if place.page is None else self._messages.say("place", "page", page=place.page)
        return self._messages.say("punctuation", "comma").join(
            part for part in (self.clause(place.clause), page) if part
        )
