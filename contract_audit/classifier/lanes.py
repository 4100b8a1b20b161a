"""Vectors of whole numbers, added as one long integer: a lane of bits for each risk.

Plain Python adds two such integers as fast as a handful of small ones, and the sums are exact, whatever their order.
"""

import sys
from array import array
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import repeat
from operator import setitem
from typing import Final

BITS: Final = 64
"""Width of a lane. What stands in it is less than `LIMIT` either way."""

LIMIT: Final = 1 << 50
_LANE = (1 << BITS) - 1
_CODE: Final = "q"


def pack(pairs: Iterable[tuple[int, int]]) -> int:
    """The vector that holds these values at these lanes and nothing elsewhere."""
    return sum([value << (BITS * lane) for lane, value in pairs])


class Packer:
    """Packs as `pack` does, for a known number of lanes and several times as fast."""

    def __init__(self, lanes: int) -> None:
        self._empty = array(_CODE, [0]) * lanes
        self._signs = filled(1 << (BITS - 1), lanes)

    def pack(self, lanes: Iterable[int], values: Iterable[int]) -> int:
        """The vector that holds `values` at `lanes`."""
        row = self._empty[:]
        deque(map(setitem, repeat(row), lanes, values), maxlen=0)
        if sys.byteorder == "big":
            row.byteswap()
        # Turning the bit of the sign adds 2**63 to each lane, below zero or not, and carries nothing to the next.
        return (int.from_bytes(row.tobytes(), "little") ^ self._signs) - self._signs


def filled(value: int, lanes: int) -> int:
    """The vector that holds one value at every lane."""
    return pack((lane, value) for lane in range(lanes))


def unpack(vector: int, lanes: int) -> list[int]:
    """The values of the first `lanes` lanes."""
    raised = vector + filled(LIMIT, lanes)
    return [((raised >> (BITS * lane)) & _LANE) - LIMIT for lane in range(lanes)]


def above(vector: int, floors: int, limits: int) -> Iterator[tuple[int, int]]:
    """The lanes that hold no less than those of `floors`, and by how much more; `limits` is `filled(LIMIT, …)`.

    A lane of the difference, raised by `LIMIT`, has the bit of `LIMIT` where it is not negative.
    """
    raised = vector - floors + limits
    bits = raised & limits
    while bits:
        lane = ((bits & -bits).bit_length() - 1) // BITS
        yield lane, ((raised >> (BITS * lane)) & _LANE) - LIMIT
        bits &= bits - 1
