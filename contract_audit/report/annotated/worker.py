"""The worker that writes into hostile files, in a limited process, and nowhere else.

One request as in `contract_audit.reading.worker`; the answer is `+` and the file, or `-` and the refusal in JSON.
"""

import json
import os
import sys
from importlib import import_module
from typing import Any

from contract_audit.reading.bounds import Bounds, Refusal
from contract_audit.reading.codes import Code
from contract_audit.reading.worker import limit_resources

WRITERS = {
    "pdf": "contract_audit.report.annotated.pdf",
    "docx": "contract_audit.report.annotated.word.writing",
}


def answer(header: dict[str, Any], data: bytes) -> bytes:
    """The annotated file, or why there is none."""
    try:
        writer = import_module(WRITERS[header["format"]])
        limit_resources(Bounds(**header["bounds"]))
        written: bytes = writer.write(data, header)
    except Refusal as refusal:
        return _refused(refusal.code, refusal.details)
    except MemoryError:
        return _refused(Code.OUT_OF_MEMORY, {})
    except Exception:  # noqa: BLE001 - parsers raise anything on hostile input, and one answer must follow
        return _refused(Code.CRASHED, {})
    return b"+" + written


def _refused(code: str, details: dict[str, Any]) -> bytes:
    return b"-" + json.dumps({"error": code, "details": details}).encode()


def main() -> None:
    """Answer one request on the standard streams."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    header = json.loads(sys.stdin.buffer.read(int.from_bytes(sys.stdin.buffer.read(4), "big")))
    body = answer(header, sys.stdin.buffer.read(header["size"]))
    answers.write(len(body).to_bytes(4, "big") + body)
    answers.flush()
