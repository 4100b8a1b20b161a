"""Runs of characters of a unit in signs, near and apart."""

import re
from operator import add
from typing import Final

from contract_audit.classifier.role_text import SIGNS

HINGES: Final = "".join(dict.fromkeys(SIGNS.values())) + "不未无须可应按由归及均随"
"""Characters on which a clause turns: who, how much, whether, at whose choice."""

REACH: Final = 10
"""How far from a hinge a character may stand to be paired with it, marks and blanks not counted."""

LONGEST: Final = 3
"""Characters of the longest run."""

APART: Final = "…"
"""Stands between the characters of a pair."""

MARKS: Final = "，。；：、,;:（）()“”\"'？！!?《》 \t"
"""Characters that are no part of a word."""

_WITHOUT_MARKS = str.maketrans(dict.fromkeys(MARKS))
_HINGE = re.compile(f"[{re.escape(HINGES)}]")


def runs(line: str) -> tuple[str, ...]:
    """Every run of one, two and three characters, each once."""
    pairs = list(map(add, line, line[1:]))
    return tuple(dict.fromkeys((*line, *pairs, *map(add, pairs, line[2:]))))


def pairs(line: str) -> tuple[str, ...]:
    """Every hinge with each character near it, before or behind, in their order; each pair once."""
    text = line.translate(_WITHOUT_MARKS)
    found: dict[str, None] = {}
    for hinge in _HINGE.finditer(text):
        at = hinge.start()
        first, last = f"{text[at]}{APART}", f"{APART}{text[at]}"
        found.update(dict.fromkeys([first + other for other in text[at + 1 : at + 1 + REACH]]))
        found.update(dict.fromkeys([other + last for other in text[max(0, at - REACH) : at]]))
    return tuple(found)
