"""The findings as JSON Lines: one object a finding, with the file it stands in, for a pipeline."""

import msgspec

from contract_audit.pipeline.outcome import Outcome
from contract_audit.report.legible import legible

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def render(outcome: Outcome, *, lang: str = "zh") -> bytes:  # noqa: ARG001 - one signature for all renderers
    """One line a finding, in the order of the report; one line with `problems` for an input that could not be read.

    Fields are those of the JSON report, with `path`, `sha256` and `status` of the input in front.
    """
    lines: list[bytes] = []
    for report in outcome.reports:
        head = {"path": legible(report.source.path), "sha256": report.source.sha256, "status": report.status}
        if report.status == "failed":
            lines.append(_ENCODER.encode(head | {"problems": report.problems}))
        lines += [_ENCODER.encode(head | msgspec.structs.asdict(finding)) for finding in report.findings]
    return b"".join(line + b"\n" for line in lines)
