"""Pictures of the pages for an HTML report, taken from the files that were audited."""

from collections.abc import Iterable
from pathlib import Path

from contract_audit.pipeline.outcome import Report


def crops_of(reports: Iterable[Report], password: str | None) -> dict[str, dict[str, str]]:
    """Pictures of the findings of every PDF, by path and fingerprint; standard input cannot be read again."""
    from contract_audit.report.crops import take  # noqa: PLC0415 - only a report with pictures needs it

    return {
        report.source.path: take(Path(report.source.path).read_bytes(), report, password=password)
        for report in reports
        if report.source.media_type == "application/pdf" and Path(report.source.path).is_file()
    }
