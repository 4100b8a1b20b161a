"""How far a long job has come, told to whoever wants to know."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

Tell = Callable[[str, int, int], None]
"""Called with the name of a stage, how many of its steps are done, and how many there are."""

_Item = TypeVar("_Item")


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def told(stage: str, items: Sequence[_Item] | Iterable[_Item], tell: Tell) -> Iterator[_Item]:
    """The items, one by one, each told when it is done."""
    known = list(items)
    tell(stage, 0, len(known))
    for done, item in enumerate(known, start=1):
        yield item
        tell(stage, done, len(known))
