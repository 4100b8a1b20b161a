"""Which places to draw, and asking the worker for them."""

import json
from typing import Any, Final

from contract_audit.pipeline.outcome import Report, ReportedFinding
from contract_audit.reading.bounds import Bounds
from contract_audit.reading.limits import Limits
from contract_audit.reading.worker_process import WorkerDiedError, WorkerProcess, WorkerTimeoutError

MOST: Final = 400
"""Pictures in one report; the findings beyond that, in the order of the report, go without."""
_PDF: Final = "application/pdf"
_BOOT: Final = """import json, sys
sys.path += json.loads(sys.argv[1])
from contract_audit.report.crops.drawing import main
main()"""


def take(data: bytes, report: Report, *, password: str | None = None, limits: Limits | None = None) -> dict[str, str]:
    """Pictures of the findings of `report` as `data:` addresses by fingerprint, cut from the PDF `data` it was made of.

    Empty for anything but a PDF. A PDF that cannot be drawn within the limits gives no pictures and no error: every
    finding still has its quotation.
    """
    areas = [area for finding in report.findings if (area := _area(finding))][:MOST]
    if report.source.media_type != _PDF or not areas:
        return {}
    within = limits or Limits()
    bounds = {name: getattr(within, name) for name in Bounds._fields}
    header = {"password": password, "bounds": bounds, "size": len(data), "areas": areas}
    worker = WorkerProcess(_BOOT)
    try:
        drawn: dict[str, str] = json.loads(worker.ask(header, data, within.seconds))
    except (WorkerTimeoutError, WorkerDiedError):
        return {}
    finally:
        worker.kill()
    return {name: f"data:image/png;base64,{picture}" for name, picture in drawn.items()}


def _area(finding: ReportedFinding) -> dict[str, Any] | None:
    """Everything of the finding that stands on its first page."""
    placed = [span for span in finding.spans if span.boxes]
    if not placed:
        return None
    boxes = [box for span in placed if span.page == placed[0].page for box in span.boxes]
    whole = [min(box[0] for box in boxes), min(box[1] for box in boxes)]
    whole += [max(box[2] for box in boxes), max(box[3] for box in boxes)]
    return {"name": finding.fingerprint, "page": placed[0].page, "box": whole}
