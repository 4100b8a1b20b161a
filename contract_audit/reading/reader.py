"""Reading one input or many: size, kind, then the reader for that kind, in a worker where the format is hostile."""

from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import msgspec

from contract_audit.document import Document, Problem
from contract_audit.errors import ReadingError
from contract_audit.reading.codes import Code
from contract_audit.reading.limits import MIB, Limits
from contract_audit.reading.messages import problem_sentence, reading_error, render
from contract_audit.reading.plain_text import read_text
from contract_audit.reading.sniffing import sniff

if TYPE_CHECKING:
    from contract_audit.reading.worker_process import WorkerProcess

CPU_LIMIT = -24
"""Return code of a process that used up its processor time (SIGXCPU)."""
KILLED = -9
"""Return code of a process killed from outside; the deadline aside, the system does so when memory runs out."""


class _Answer(msgspec.Struct, frozen=True):
    """What a worker sends: a document, or the code of a reading error and the values its sentence names."""

    document: Document | None = None
    error: str = ""
    details: dict[str, str | int] = {}


_DECODER = msgspec.json.Decoder(_Answer)


class Reader:
    """Reads many inputs through one worker process, which is started on demand and replaced after a failure.

    A context manager; one reader serves one thread.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.worker: WorkerProcess | None = None

    def __enter__(self) -> Self:
        """The reader itself; the worker starts with the first input that needs it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the worker."""
        self.close()

    def close(self) -> None:
        """End the worker process, if there is one."""
        if self.worker is not None:
            self.worker.kill()
            self.worker = None

    def start(self) -> None:
        """Start the worker now, so that it is ready when the first input comes."""
        from contract_audit.reading.worker_process import WorkerProcess  # noqa: PLC0415 - a plain text needs no worker

        if self.worker is None or not self.worker.alive:
            self.close()
            self.worker = WorkerProcess()

    def read(self, data: bytes, *, name: str = "", password: str | None = None) -> Document:
        """The document in `data`; `name` only helps to tell web pages from text. Raises `ReadingError`."""
        limits = self.limits
        if len(data) > limits.max_bytes:
            raise _too_many_bytes(limits)
        kind = sniff(data, name)
        if kind == "text":
            return read_text(data, limits)
        bounds = {field: getattr(limits, field) for field in limits.__struct_fields__ if field != "max_bytes"}
        header = {"format": kind, "password": password, "bounds": bounds, "size": len(data)}
        try:
            answer = _DECODER.decode(self._ask(header, data))
        except msgspec.DecodeError as error:
            self.close()
            raise reading_error(Code.CRASHED) from error
        if answer.document is None:
            raise ReadingError(*render(answer.error, "zh", answer.details), answer.error, answer.details)
        return _with_sentences(answer.document)

    def read_path(self, path: str | PathLike[str], *, password: str | None = None) -> Document:
        """The document in the file at `path`, whose size is checked before it is opened. Raises `ReadingError`."""
        file = Path(path)
        return self.read(read_bytes(file, self.limits), name=file.name, password=password)

    def _ask(self, header: dict[str, Any], data: bytes) -> bytes:
        from contract_audit.reading.worker_process import WorkerDiedError, WorkerTimeoutError  # noqa: PLC0415 - likewise

        self.start()
        assert self.worker is not None  # noqa: S101 - it was just started
        try:
            return self.worker.ask(header, data, self.limits.seconds)
        except WorkerTimeoutError:
            self.close()
            raise self._timeout() from None
        except WorkerDiedError as died:
            self.close()
            if died.returncode == CPU_LIMIT:
                raise self._timeout() from None
            raise reading_error(Code.OUT_OF_MEMORY if died.returncode == KILLED else Code.CRASHED) from None

    def _timeout(self) -> ReadingError:
        return reading_error(Code.TIMEOUT, seconds=f"{self.limits.seconds:g}")


def read(data: bytes, *, name: str = "", password: str | None = None, limits: Limits | None = None) -> Document:
    """The document in `data`, read by a worker of its own; `name` is only a hint. Raises `ReadingError`."""
    with Reader(limits) as reader:
        return reader.read(data, name=name, password=password)


def read_path(path: str | PathLike[str], *, password: str | None = None, limits: Limits | None = None) -> Document:
    """The document in the file at `path`, whose size is checked before it is opened. Raises `ReadingError`."""
    with Reader(limits) as reader:
        return reader.read_path(path, password=password)


def read_bytes(file: Path, limits: Limits) -> bytes:
    """The bytes of the file, whose size is checked before it is opened. Raises `ReadingError`."""
    shown = "".join(character if character.isprintable() else "\ufffd" for character in file.name)
    try:
        if not file.is_file():
            raise reading_error(Code.NOT_A_FILE if file.exists() else "missing", name=shown)
        if file.stat().st_size > limits.max_bytes:
            raise _too_many_bytes(limits)
        with file.open("rb") as stream:
            return stream.read(limits.max_bytes + 1)
    except (OSError, ValueError) as error:
        raise reading_error(Code.NOT_PERMITTED, name=shown) from error


def _too_many_bytes(limits: Limits) -> ReadingError:
    return reading_error(Code.TOO_LARGE, limit=f"{limits.max_bytes / MIB:g}")


def _with_sentences(document: Document) -> Document:
    """The document with the sentence of each problem, which workers leave out."""
    if not document.problems:
        return document
    problems = tuple(Problem(item.code, problem_sentence(item.code), item.page) for item in document.problems)
    return msgspec.structs.replace(document, problems=problems)
