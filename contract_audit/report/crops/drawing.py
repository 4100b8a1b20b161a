"""The worker that draws crops: a hostile PDF is rendered here, in a limited process, and nowhere else.

One request as in `contract_audit.reading.worker`; the answer maps names of areas to PNG pictures in base64.
"""

import json
import os
import sys
from base64 import b64encode
from typing import Any, Final

from contract_audit.reading.bounds import Bounds
from contract_audit.reading.worker import limit_resources
from contract_audit.report.crops.png import png

_SCALE: Final = 2.0  # pixels a point
_MARGIN: Final = 3.0  # points around the boxes: less than the distance of lines
_BROADEST: Final = 2000.0  # points; a page beyond that is no sheet of paper


def draw(data: bytes, password: str | None, areas: list[dict[str, Any]]) -> dict[str, str]:
    """Pictures of `areas`, each `{name, page, box}`; those on pages that are turned or cannot be drawn are left out."""
    import pypdfium2  # noqa: PLC0415 - loads a native library, in the worker only

    pictures: dict[str, str] = {}
    document = pypdfium2.PdfDocument(data, password=password)
    for area in areas:
        if not 0 < area["page"] <= len(document):
            continue
        page = document[area["page"] - 1]
        try:
            picture = None if page.get_rotation() else _picture(page, area["box"])
        finally:
            page.close()
        if picture:
            pictures[area["name"]] = b64encode(picture).decode()
    return pictures


def _picture(page: Any, box: tuple[float, float, float, float]) -> bytes | None:
    left, bottom, right, top = page.get_bbox()
    if right - left > _BROADEST or top - bottom > _BROADEST:
        return None
    edges = (box[0] - _MARGIN - left, box[1] - _MARGIN - bottom, right - box[2] - _MARGIN, top - box[3] - _MARGIN)
    cut = tuple(max(edge, 0.0) for edge in edges)
    if cut[0] + cut[2] >= right - left or cut[1] + cut[3] >= top - bottom:
        return None
    bitmap = page.render(scale=_SCALE, crop=cut, grayscale=True)
    return png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def main() -> None:
    """Answer one request on the standard streams."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    header = json.loads(sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(4), "big")))
    data = sys.stdin.buffer.read(header["size"])
    limit_resources(Bounds(**header["bounds"]))
    body = json.dumps(draw(data, header["password"], header["areas"])).encode()
    answers.write(len(body).to_bytes(4, "big") + body)
    answers.flush()
