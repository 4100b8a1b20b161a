"""What was found in windows met before: boilerplate and templates come back, and need not be matched again."""

from collections.abc import Iterable
from decimal import Decimal
from threading import Lock
from typing import Any, Final

import msgspec

Hit = tuple[int, int]

Key = tuple[str, tuple[tuple[str, int, int, Decimal | None], ...]]
"""A window's text, and the roles and quantities in it: name, place from its start, value. Nothing else bears on it."""

Way = tuple[tuple[Hit, ...], Hit]
"""A match: the places of its elements and of its head, from the start of the window."""

WINDOWS: Final = 4096
"""Windows kept at most: a few megabytes, some fifteen contracts."""

LONGEST: Final = 600
"""A window longer than this is not kept; no sentence is."""


class Record(msgspec.Struct):
    """What is known of one window: the numbers of the programs it may hold (None: not looked up), and their matches.

    `notes` is what others found out about it, by a name of their own.
    """

    programs: tuple[int, ...] | None = None
    ways: dict[int, tuple[Way, ...]] = msgspec.field(default_factory=dict)
    notes: dict[str, Any] = msgspec.field(default_factory=dict)


class Memory:
    """Records of the windows met last, in this process only. A memory of 0 windows keeps nothing."""

    def __init__(self, windows: int = WINDOWS) -> None:
        self._most = windows
        self._records: dict[Key, Record] = {}
        self._lock = Lock()

    def recall(self, keys: Iterable[Key]) -> list[Record]:
        """The record of each window, a new one where none is kept; equal windows of one text share theirs."""
        records: list[Record] = []
        with self._lock:
            kept = self._records
            for key in keys:
                record = kept.pop(key, None) or Record()
                if len(key[0]) <= LONGEST and self._most:
                    kept[key] = record
                records.append(record)
            for key in list(kept)[: max(0, len(kept) - self._most)]:
                del kept[key]
        return records

    def forget(self) -> None:
        """Drop every record."""
        with self._lock:
            self._records.clear()
