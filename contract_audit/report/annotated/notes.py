"""What is said at each finding, numbered as in the report."""

import msgspec

from contract_audit.pipeline.outcome import Place, Report
from contract_audit.report.messages import Messages
from contract_audit.report.view import Entry, Occurrence, view


class Note(msgspec.Struct, frozen=True):
    """One finding's note: its number in the report, where it stands (nowhere for something missing), what it says.

    `rewrite` is the wording offered in place of the quoted one, in the contract's language; empty for most findings.
    """

    number: int
    fingerprint: str
    severity: str
    spans: tuple[Place, ...]
    text: str
    rewrite: str = ""


def notes_of(report: Report, law_as_of: str, messages: Messages) -> tuple[Note, ...]:
    """A note for each finding that counts, by number; those a reviewer set aside have none."""
    return tuple(
        Note(
            number=occurrence.number,
            fingerprint=occurrence.fingerprint,
            severity=entry.severity,
            spans=occurrence.spans,
            text=_text(entry, occurrence, messages),
            rewrite=occurrence.replacement,
        )
        for group in view(report, law_as_of, messages).groups
        if not group.aside
        for entry in group.entries
        for occurrence in entry.occurrences
    )


def _text(entry: Entry, occurrence: Occurrence, messages: Messages) -> str:
    severity = messages.label("severity", entry.severity)
    law = messages.say("punctuation", "semicolon").join(citation.line for citation in entry.citations)
    said = {"searched": entry.searched, "why": entry.why, "law": law, "advice": entry.advice,
            "rewrite": entry.rewrite}  # fmt: skip
    lines = [
        f"{occurrence.number}. {entry.title}{messages.within(severity)}",
        occurrence.message,
        *(messages.pair(messages.say("label", key), value) for key, value in said.items() if value),
    ]
    return "\n".join(line for line in lines if line)
