"""What one input may cost."""

import msgspec

MIB = 1024 * 1024


class Limits(msgspec.Struct, frozen=True):
    """Upper bounds for one input; whatever exceeds them ends in a `ReadingError` or a noted problem.

    Sizes are bytes, `seconds` is wall-clock time for the whole reading. `max_ratio` bounds unpacked over packed size
    of a ZIP entry and counts only for entries that unpack to more than one MiB. `memory` bounds the worker's address
    space.
    """

    max_bytes: int = 64 * MIB
    max_pages: int = 1000
    max_characters: int = 5_000_000
    max_entries: int = 2000
    max_unpacked: int = 200 * MIB
    max_ratio: int = 100
    max_depth: int = 100
    seconds: float = 60.0
    memory: int = 1536 * MIB
