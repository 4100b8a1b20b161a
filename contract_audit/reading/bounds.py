"""What a worker process knows of the limits, and how it refuses an input."""

from typing import NamedTuple


class Bounds(NamedTuple):
    """The share of `Limits` that concerns a worker; the same names and units."""

    max_pages: int
    max_characters: int
    max_entries: int
    max_unpacked: int
    max_ratio: int
    max_depth: int
    seconds: float
    memory: int


class Refusal(Exception):  # noqa: N818 - an answer to the parent process, which makes the `ReadingError` of it
    """The input cannot be read; `code` is a reading error's code, `details` the values its sentence names."""

    def __init__(self, code: str, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
