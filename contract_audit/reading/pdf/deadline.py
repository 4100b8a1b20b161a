"""Interrupting Python code that takes too long, within one process."""

import _thread
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class OverdueError(Exception):
    """The time was up before the work was done."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise `OverdueError` in the main thread when the block takes longer than `seconds`.

    A timer thread interrupts the main thread between two byte codes, on every platform. A hang inside C code is not
    reached; the parent process ends that by killing the worker.
    """
    expired = threading.Event()

    def expire() -> None:
        expired.set()
        _thread.interrupt_main()

    previous = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(max(seconds, 0.0), expire)
    timer.daemon = True
    timer.start()
    try:
        yield
    except KeyboardInterrupt:
        raise OverdueError from None
    finally:
        timer.cancel()
        signal.signal(signal.SIGINT, previous)
