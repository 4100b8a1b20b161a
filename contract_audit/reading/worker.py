"""The worker process: reads one hostile format after another from stdin, in a limited process of its own.

A request is a four-byte big-endian length, a JSON header of that length (`format`, `password`, `bounds`, `size`), and
`size` bytes of input. An answer is a four-byte length and JSON: `{"document": …}` or `{"error": code, "details": …}`.
"""

import json
import os
import sys
from importlib import import_module
from typing import Any, BinaryIO

from contract_audit.reading.bounds import Bounds, Refusal
from contract_audit.reading.codes import Code

READERS = {
    "pdf": "contract_audit.reading.pdf.reader",
    "docx": "contract_audit.reading.docx.reader",
    "html": "contract_audit.reading.web_page",
}


def limit_resources(bounds: Bounds) -> None:
    """Bound memory, processor time, files and core dumps of this process, where the system knows such limits."""
    try:
        import resource  # noqa: PLC0415 - exists on Unix only
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(usage.ru_utime + usage.ru_stime + bounds.seconds) + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    wanted = {
        resource.RLIMIT_AS: (bounds.memory, bounds.memory),
        resource.RLIMIT_CPU: (seconds, hard),
        resource.RLIMIT_NOFILE: (64, 64),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
    }
    for kind, value in wanted.items():
        try:
            resource.setrlimit(kind, value)
        except (ValueError, OSError):
            continue


def answer(header: dict[str, Any], data: bytes) -> dict[str, Any]:
    """The document read from `data`, or the code of the error that kept it from being read."""
    try:
        bounds = Bounds(**header["bounds"])
        module = import_module(READERS[header["format"]])
        limit_resources(bounds)
        return {"document": module.read(data, header["password"], bounds)}
    except Refusal as refusal:
        return {"error": refusal.code, "details": refusal.details}
    except MemoryError:
        return {"error": Code.OUT_OF_MEMORY, "details": {}}
    except RecursionError:
        return {"error": Code.DAMAGED, "details": {}}
    except Exception:  # noqa: BLE001 - parsers raise anything on hostile input, and one answer must follow
        return {"error": Code.CRASHED, "details": {}}


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until the input ends."""
    while length := requests.read(4):
        header = json.loads(requests.read(int.from_bytes(length, "big")))
        reply = answer(header, requests.read(header["size"]))
        body = json.dumps(reply, ensure_ascii=False).encode("utf-8", "replace")
        answers.write(len(body).to_bytes(4, "big"))
        answers.write(body)
        answers.flush()


def main() -> None:
    """Serve on the standard streams; whatever a parser prints goes to stderr and not into the answers."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)
