"""Vectors of whole numbers, added as one long integer: a lane of 64 bits for each risk.

Plain Python adds two such integers as fast as two small ones, and the sums are exact, whatever their order.
"""

from collections.abc import Iterable
from typing import Final

BITS: Final = 64
_BYTES = BITS // 8
_MIDDLE = 1 << 62
"""Added to each lane before it is read, so that none is negative. A lane holds less than this either way."""


def pack(pairs: Iterable[tuple[int, int]]) -> int:
    """The vector that holds these values at these lanes and nothing elsewhere."""
    return sum(value << (BITS * lane) for lane, value in pairs)


def unpack(vector: int, lanes: int) -> list[int]:
    """The values of the first `lanes` lanes."""
    return [value - _MIDDLE for value in shifted(vector, middles(lanes), lanes)]


def middles(lanes: int) -> int:
    """The vector that holds the middle of the range at every lane."""
    return pack((lane, _MIDDLE) for lane in range(lanes))


def shifted(vector: int, middle: int, lanes: int) -> list[int]:
    """The values of all lanes, each higher by the middle of the range; `middle` is `middles(lanes)`."""
    return memoryview((vector + middle).to_bytes(lanes * _BYTES, "little")).cast("Q").tolist()


def shift(value: int) -> int:
    """A value as it stands in a shifted lane."""
    return value + _MIDDLE
