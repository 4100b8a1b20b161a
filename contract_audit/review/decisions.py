"""The review file: one decision a line, only ever appended to."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

import msgspec

from contract_audit.errors import ReviewError
from contract_audit.pipeline.outcome import Report, ReportProblem, Suppression

MOST_BYTES = 32 * 1024 * 1024
"""A review file longer than this is refused."""


class Decision(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a reviewer decided about one finding.

    `at` is given by whoever writes the file, the program reads no clock. A rejection suppresses the finding up to and
    including `until` (for good without one).
    """

    fingerprint: str
    decision: Literal["accept", "reject", "note"]
    by: str = ""
    reason: str = ""
    note: str = ""
    at: str = ""
    until: date | None = None
    rulebook: str = ""
    source_sha256: str = ""


def read_decisions(data: bytes) -> tuple[Decision, ...]:
    """Decisions in the order of the file; raises `ReviewError` that names every line that is wrong."""
    if len(data) > MOST_BYTES:
        message = f"the review file is longer than {MOST_BYTES} bytes"
        raise ReviewError(message, "Split it by contract.")
    decisions: list[Decision] = []
    wrong: list[str] = []
    decoder = msgspec.json.Decoder(Decision)
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            decisions.append(decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            wrong.append(f"line {number}: {error}")
    if wrong:
        message = "the review file is wrong at " + "; ".join(wrong)
        raise ReviewError(message, "Each line must be one decision as a JSON object.")
    return tuple(decisions)


def apply_decisions(report: Report, decisions: Sequence[Decision], as_of: date) -> Report:
    """The report with rejected findings suppressed; a suppression that has run out or fits nothing is a problem of it.

    Of several decisions on one finding the last counts. Decisions that name another source file are passed over.
    """
    here = [item for item in decisions if not item.source_sha256 or item.source_sha256 == report.source.sha256]
    latest = {item.fingerprint: item for item in here if item.decision != "note"}
    live = {
        name: item
        for name, item in latest.items()
        if item.decision == "reject" and (item.until is None or as_of <= item.until)
    }
    known = {finding.fingerprint for finding in report.findings}
    problems = [*report.problems, *_stale(latest.values(), live, known)]
    findings = tuple(
        msgspec.structs.replace(
            finding, suppressed=Suppression(item.by, item.reason, item.until.isoformat() if item.until else None)
        )
        if (item := live.get(finding.fingerprint))
        else finding
        for finding in report.findings
    )
    counts = dict.fromkeys(report.summary.counts, 0)
    for finding in findings:
        if finding.suppressed is None and finding.reported:
            counts[finding.severity] += 1
    return msgspec.structs.replace(
        report,
        findings=findings,
        problems=tuple(problems),
        summary=msgspec.structs.replace(report.summary, counts=counts),
    )


def _stale(latest: Iterable[Decision], live: dict[str, Decision], known: set[str]) -> Iterable[ReportProblem]:
    for item in latest:
        if item.decision != "reject":
            continue
        if item.fingerprint not in known:
            yield ReportProblem("suppression-unused", f"{item.fingerprint}: no finding of this report")
        elif item.fingerprint not in live:
            yield ReportProblem("suppression-expired", f"{item.fingerprint}: until {item.until}")
