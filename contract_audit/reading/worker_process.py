"""The parent's side of a worker process: starting it, asking it, and killing it at the deadline."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

PACKAGE_ROOT = str(Path(__file__).resolve().parents[2])
BOOT = "import json, sys; sys.path += json.loads(sys.argv[1]); from contract_audit.reading.worker import main; main()"
GRACE = 2.0
"""Seconds in which a worker that has closed its pipe is expected to end."""
COMMAND: tuple[str, ...] = (sys.executable, "-I", "-S")


class WorkerTimeoutError(Exception):
    """The worker was killed at its deadline."""


class WorkerDiedError(Exception):
    """The worker ended without an answer; `returncode` is the process's, negative for a signal."""

    def __init__(self, returncode: int) -> None:
        super().__init__(f"worker ended with {returncode}")
        self.returncode = returncode


class WorkerProcess:
    """One worker. It starts isolated (`-I -S`: no environment, no site), with the parent's absolute import path."""

    def __init__(self, boot: str | None = None) -> None:
        """`boot` is the program of the worker; without one it reads documents."""
        path = [PACKAGE_ROOT, *(entry for entry in sys.path if Path(entry).is_absolute() and entry != PACKAGE_ROOT)]
        flags = ("-B",) if sys.dont_write_bytecode else ()
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter with fixed arguments, no shell
            [*COMMAND, *flags, "-c", boot or BOOT, json.dumps(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def ask(self, header: dict[str, Any], data: bytes, seconds: float) -> bytes:
        """The worker's answer to one request, as JSON.

        Raises `WorkerTimeoutError` after `seconds`, `WorkerDiedError` when the worker ends first; it is dead then.
        """
        head = json.dumps(header).encode("ascii")
        with self._deadline(seconds) as expired:
            with suppress(BrokenPipeError, OSError):
                self._requests.write(len(head).to_bytes(4, "big") + head)
                self._requests.write(data)
                self._requests.flush()
            length = self._answers.read(4)
            body = self._answers.read(int.from_bytes(length, "big")) if len(length) == 4 else b""  # noqa: PLR2004 - the prefix
        if expired.is_set():
            raise WorkerTimeoutError
        if not body or len(body) < int.from_bytes(length, "big"):
            raise WorkerDiedError(self._ended())
        return body

    def _ended(self) -> int:
        """The return code of a worker that has closed its side; 1 for one that had to be killed."""
        try:
            return self._process.wait(GRACE)
        except subprocess.TimeoutExpired:
            return 1
        finally:
            self.kill()

    def kill(self) -> None:
        """End the process and its process group, and free its pipes."""
        if self.alive:
            self._signal_group()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    @property
    def _requests(self) -> IO[bytes]:
        assert self._process.stdin is not None  # noqa: S101 - it was opened as a pipe
        return self._process.stdin

    @property
    def _answers(self) -> IO[bytes]:
        assert self._process.stdout is not None  # noqa: S101 - it was opened as a pipe
        return self._process.stdout

    def _signal_group(self) -> None:
        with suppress(OSError):
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)

    @contextmanager
    def _deadline(self, seconds: float) -> Iterator[threading.Event]:
        """Kill the worker after `seconds`; its pipes then end and whoever waits on them goes on."""
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            self._signal_group()

        timer = threading.Timer(seconds, expire)
        timer.daemon = True
        timer.start()
        try:
            yield expired
        finally:
            timer.cancel()
