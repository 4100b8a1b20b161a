"""Findings as they are shown: numbered, quoted with the offending words apart, told once where they repeat."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from contract_audit.pipeline.outcome import Place, ReportedFinding
from contract_audit.report.legible import legible
from contract_audit.report.messages import Messages
from contract_audit.report.places import Places
from contract_audit.report.view.citation import Citation, cite_together
from contract_audit.report.view.quotation import QuotePart, quotation

_MOST_BOXES: Final = 3
_QUOTED: Final = re.compile(r"[（(]“[^”]*”[）)]")
_LONGEST_ANCHOR: Final = 16  # the length of a fingerprint

SEVERITIES: Final = ("critical", "high", "medium", "low", "info")


def rank(severity: str) -> int:
    """0 for the worst; an unknown severity ranks last."""
    return SEVERITIES.index(severity) if severity in SEVERITIES else len(SEVERITIES)


class Occurrence(msgspec.Struct, frozen=True):
    """One finding: its number in the report, its anchor, where it stands, what it says there."""

    number: int
    anchor: str
    fingerprint: str
    quote: tuple[QuotePart, ...]
    place: str
    message: str
    spans: tuple[Place, ...]
    marks: tuple[Place, ...]
    suppressed: str
    disguised: bool
    replacement: str
    """The rewrite in the contract's language, as it stands in place of the quoted units."""
    boxes: str
    """The boxes on the page, in points from its lower left corner; empty without pages."""


class Entry(msgspec.Struct, frozen=True):
    """One problem with everything said about it once, at every place where it occurs."""

    severity: str
    family: str
    kind: str
    title: str
    why: str
    advice: str
    rewrite: str
    good_clause: str
    """How a fair clause reads where no rewrite is proven; empty where none may be shown."""
    harmed: str
    confidence: str
    could_be_wrong: str
    searched: str
    nearest: int | None
    """Where the words that come nearest to something missing stand in the text."""
    roles: tuple[str, ...]
    """The ids of the roles that are harmed."""
    detectors: tuple[str, ...]
    citations: tuple[Citation, ...]
    occurrences: tuple[Occurrence, ...]


class FindingWriter:
    """Turns findings into entries, numbering them in the order in which they are asked for."""

    def __init__(self, places: Places, as_of: str, text: str | None, messages: Messages, anchors: set[str]) -> None:
        self._places = places
        self._as_of = as_of
        self._text = text
        self._messages = messages
        self._anchors = anchors
        self._number = 0
        self.anchor_of: dict[str, str] = {}
        self.number_of: dict[str, int] = {}

    def entries(self, findings: Iterable[ReportedFinding]) -> tuple[Entry, ...]:
        """Entries worst first, what is missing after what is there, then by place in the document."""
        merged: dict[tuple[Any, ...], list[ReportedFinding]] = {}
        for finding in sorted(findings, key=_reading_order):
            merged.setdefault(_same_problem(finding), []).append(finding)
        return tuple(self._entry(alike) for alike in merged.values())

    def _entry(self, alike: list[ReportedFinding]) -> Entry:
        first, messages = alike[0], self._messages
        sure = sorted(finding.confidence.value for finding in alike)
        value = "–".join(dict.fromkeys(f"{share:.0%}" for share in (sure[0], sure[-1])))
        return Entry(
            severity=first.severity,
            family=first.family,
            kind=first.kind,
            title=legible(first.title),
            why=legible(first.why),
            advice=legible(first.advice),
            rewrite=legible(first.rewrite or ""),
            good_clause=legible(next((finding.good_clause for finding in alike if finding.good_clause), "")),
            harmed=messages.listed([messages.label("role", role) for role in first.harmed]),
            confidence=messages.label("confidence", first.confidence.basis).replace("{value}", value),
            could_be_wrong=legible(first.could_be_wrong),
            searched=_searched(first.searched or {}, messages),
            nearest=self._nearest(first.searched or {}),
            roles=first.harmed,
            detectors=tuple(dict.fromkeys(legible(name) for finding in alike for name in finding.detectors)),
            citations=cite_together(first.law, self._as_of, messages),
            occurrences=tuple(self._occurrences(alike)),
        )

    def _occurrences(self, alike: list[ReportedFinding]) -> Iterator[Occurrence]:
        told = _gist(legible(alike[0].title))
        for finding in alike:
            self._number += 1
            anchor = self._anchor(finding.fingerprint)
            self.anchor_of.setdefault(finding.fingerprint, anchor)
            self.number_of.setdefault(finding.fingerprint, self._number)
            message = legible(finding.message)
            yield Occurrence(
                number=self._number,
                anchor=anchor,
                fingerprint=finding.fingerprint,
                quote=quotation(finding, self._text),
                place=self._place(finding),
                message="" if _gist(message) == told else message,
                spans=finding.spans,
                marks=finding.marks,
                suppressed=self._suppressed(finding),
                disguised=finding.disguised,
                replacement=legible(finding.replacement or ""),
                boxes=_boxes(finding),
            )
            told = _gist(message)

    def references(self, names: Iterable[str]) -> tuple[tuple[int, str], ...]:
        """Numbers and anchors of the findings with these fingerprints, those that are not shown left out."""
        known = dict.fromkeys(name for name in names if name in self.number_of)
        return tuple(sorted((self.number_of[name], self.anchor_of[name]) for name in known))

    def _nearest(self, searched: dict[str, Any]) -> int | None:
        words = searched.get("nearest")
        at = self._text.find(words) if self._text and isinstance(words, str) and words else -1
        return None if at < 0 else at

    def _anchor(self, fingerprint: str) -> str:
        plain = "".join(sign for sign in fingerprint if sign.isascii() and sign.isalnum())
        stem = f"f-{plain[:_LONGEST_ANCHOR] or '0'}"
        anchor, copy = stem, 1
        while anchor in self._anchors:
            copy += 1
            anchor = f"{stem}-{copy}"
        self._anchors.add(anchor)
        return anchor

    def _place(self, finding: ReportedFinding) -> str:
        if finding.kind == "absence" or not finding.spans:
            return self._messages.say("place", "document")
        names = dict.fromkeys(self._places.name(span) for span in finding.spans)
        return self._messages.say("punctuation", "semicolon").join(name for name in names if name)

    def _suppressed(self, finding: ReportedFinding) -> str:
        decision = finding.suppressed
        if decision is None:
            return ""
        key = "suppressed_by" if decision.until is None else "suppressed_until"
        return legible(
            self._messages.say("sentence", key, by=decision.by, reason=decision.reason, until=decision.until)
        )


def _gist(message: str) -> str:
    """A message without the words it quotes in brackets: those are marked in the quotation beneath it."""
    return _QUOTED.sub("", message).rstrip("。.")


def _searched(searched: dict[str, Any], messages: Messages) -> str:
    """Where something missing was looked for; of the patterns only plain words are reading matter."""
    words = [str(words) for words in searched.get("looked_for") or () if str(words).isalnum()]
    said = [
        messages.say("sentence", "searched", **searched) if {"clauses", "units"} <= searched.keys() else "",
        messages.say("sentence", "searched_for", words=messages.listed(words)) if words else "",
        messages.say("sentence", "nearest", words=searched["nearest"]) if searched.get("nearest") else "",
    ]
    return legible(messages.say("punctuation", "semicolon").join(part for part in said if part))


def _boxes(finding: ReportedFinding) -> str:
    corners = [[f"{edge:.0f}" for edge in box] for span in finding.spans for box in span.boxes[:_MOST_BOXES]]
    return " ".join(f"({', '.join(edges[:2])})–({', '.join(edges[2:])})" for edges in corners[:_MOST_BOXES])


def _reading_order(finding: ReportedFinding) -> tuple[int, bool, int, str]:
    start = finding.spans[0].start if finding.spans else 0
    return rank(finding.severity), finding.kind == "absence", start, finding.fingerprint


def _same_problem(finding: ReportedFinding) -> tuple[Any, ...]:
    said = (finding.title, finding.why, finding.advice, finding.rewrite, finding.could_be_wrong)
    weight = (finding.severity, finding.kind, finding.harmed, finding.confidence.basis)
    return finding.risk, said, weight, finding.law, msgspec.json.encode(finding.searched, order="deterministic")
