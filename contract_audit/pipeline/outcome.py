"""The report: the typed, immutable form of the JSON output, field by field.

Field names are part of the output contract, schema version 1.0. Offsets are code points into the document's text, half
open. Amounts are in yuan, rates annual simple decimals, dates ISO 8601.
"""

from decimal import Decimal
from typing import Any

import msgspec

from contract_audit.document import Box


class Place(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A span of the document's text, with the page and boxes it stands on and the clause it belongs to."""

    start: int
    end: int
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    clause: str | None = None


class SourceInfo(msgspec.Struct, frozen=True):
    """The input: what it was and how long."""

    path: str
    sha256: str
    bytes: int
    media_type: str
    origin: str
    pages: int | None
    chars: int


class ReportProblem(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why the status is not `ok`, or what the reader should know about the reading."""

    code: str
    message: str
    page: int | None = None


class PartyInfo(msgspec.Struct, frozen=True, gc=False):
    """A party: its label in the contract, its name where given, and the role it really plays."""

    label: str
    name: str | None
    role: str
    span: Place | None


class Licence(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the text shows of a party's licence: `evidenced` by a number, merely `claimed`, or `none`."""

    party: str
    status: str
    span: Place | None = None


class FormatContract(msgspec.Struct, frozen=True):
    """Whether the text shows a standard-form contract, and where; null when it does not tell."""

    value: bool | None
    spans: tuple[Place, ...]


class DealInfo(msgspec.Struct, frozen=True):
    """What is being financed, by whom, under which licence."""

    underlying: str
    licences: tuple[Licence, ...]
    format_contract: FormatContract


class ElementInfo(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One element of a playbook: found, with its proof, or not found."""

    id: str
    met: bool
    span: Place | None = None


class PlaybookInfo(msgspec.Struct, frozen=True):
    """A kind of deal and how strongly the text speaks for it; best first in a report."""

    id: str
    score: float
    elements: tuple[ElementInfo, ...]


class ClauseInfo(msgspec.Struct, frozen=True, gc=False):
    """A clause of the tree."""

    id: str
    number: str
    heading: str
    start: int
    end: int
    parent: str | None


class TermInfo(msgspec.Struct, frozen=True, gc=False):
    """A value the text states: an amount, rate, date, line, account and their like."""

    term: str
    value: Any
    unit: str
    raw: str
    span: Place
    confidence: float
    issues: tuple[str, ...]
    convention: str | None = None
    asset_amount: Decimal | None = None
    ambiguous: tuple[Decimal, ...] | None = None


class Confidence(msgspec.Struct, frozen=True, gc=False):
    """How sure, 0 to 1, and whether the figure was authored with the rule or calibrated on data."""

    value: float
    basis: str


class LawInfo(msgspec.Struct, frozen=True, gc=False):
    """A source of law behind a finding."""

    id: str
    title: str
    article: str
    in_force_from: str | None
    status: str
    gist: str = ""
    citable: bool = True
    verified: bool = True


class Suppression(msgspec.Struct, frozen=True):
    """A reviewer's decision that keeps a finding out of the counts."""

    by: str
    reason: str
    until: str | None


class ReportedFinding(msgspec.Struct, frozen=True, gc=False):
    """One risk at one place (or one thing missing from the whole)."""

    fingerprint: str
    risk: str
    family: str
    kind: str
    severity: str
    confidence: Confidence
    detectors: tuple[str, ...]
    spans: tuple[Place, ...]
    quote: str
    title: str
    message: str
    why: str
    advice: str
    rewrite: str | None
    harmed: tuple[str, ...]
    law: tuple[LawInfo, ...]
    searched: dict[str, Any] | None = None
    suppressed: Suppression | None = None
    reported: bool = True
    marks: tuple[Place, ...] = ()
    """The offending words inside the quoted units."""
    could_be_wrong: str = ""
    """How this finding could be mistaken."""
    disguised: bool = False
    """Whether the source hides a word of the quoted units: broken up, spaced out, or written with other characters."""
    replacement: str | None = None
    """The rewrite in the contract's own language, ready to stand in place of the quoted units."""
    good_clause: str | None = None
    """How a fair clause reads, where no rewrite is proven for this place; null where none may be offered."""


class GroupInfo(msgspec.Struct, frozen=True):
    """Facets of one right or one charge, shown together."""

    id: str
    title: str
    severity: str
    findings: tuple[str, ...]


class Summary(msgspec.Struct, frozen=True):
    """Counts by severity (suppressed and unreported findings left out), a grade where one may be given, a headline."""

    counts: dict[str, int]
    grade: str | None
    headline: str


class Report(msgspec.Struct, frozen=True, omit_defaults=True):
    """Everything said about one input."""

    source: SourceInfo
    status: str
    problems: tuple[ReportProblem, ...]
    parties: tuple[PartyInfo, ...] | None
    deal: DealInfo | None
    playbooks: tuple[PlaybookInfo, ...] | None
    validity: dict[str, Any] | None
    clauses: tuple[ClauseInfo, ...] | None
    terms: tuple[TermInfo, ...] | None
    findings: tuple[ReportedFinding, ...]
    groups: tuple[GroupInfo, ...] | None
    next_steps: tuple[dict[str, Any], ...] | None
    calculations: dict[str, Any] | None
    checklist: tuple[dict[str, Any], ...] | None
    summary: Summary
    clocks: tuple[dict[str, Any], ...] | None = None
    """Time limits that run, each with its dates or with the fact it depends on; null where nothing is lent."""
    text: str | None = None


class ToolInfo(msgspec.Struct, frozen=True):
    """Which program, rulebook, model and law tables made the report, and which fields it does not compute yet."""

    name: str
    version: str
    rulebook: str
    model: str | None
    law_as_of: str
    not_computed: tuple[str, ...]


class Outcome(msgspec.Struct, frozen=True):
    """What one run prints: one report per input, in the order given."""

    schema_version: str
    tool: ToolInfo
    reports: tuple[Report, ...]
