"""Runs of characters of a unit in signs, near and apart."""

import re
from itertools import chain
from operator import add
from typing import Final

from contract_audit.classifier.role_text import SIGNS

HINGES: Final = "".join(dict.fromkeys(SIGNS.values())) + "不未无须可应按由归及均随"
"""Characters on which a clause turns: who, how much, whether, at whose choice."""

REACH: Final = 10
"""How far from a hinge a character may stand to be paired with it, marks and blanks not counted."""

APART: Final = "…"
"""Stands between the characters of a pair."""

MARKS: Final = "，。；：、,;:（）()“”\"'？！!?《》 \t"
"""Characters that are no part of a word."""

_WITHOUT_MARKS = str.maketrans(dict.fromkeys(MARKS))
_HINGE = re.compile(f"[{re.escape(HINGES)}]")
_BEFORE = {hinge: f"{hinge}{APART}" for hinge in HINGES}
_BEHIND = {hinge: f"{APART}{hinge}" for hinge in HINGES}


def runs(line: str) -> chain[str]:
    """Every run of one, two and three characters, as often as it stands there."""
    pairs = list(map(add, line, line[1:]))
    return chain(line, pairs, map(add, pairs, line[2:]))


def pairs(line: str) -> list[str]:
    """Every hinge with each character near it, before or behind, in their order."""
    text = line.translate(_WITHOUT_MARKS)
    found: list[str] = []
    for hinge in _HINGE.finditer(text):
        at, sign = hinge.start(), hinge[0]
        found += map(_BEFORE[sign].__add__, text[at + 1 : at + 1 + REACH])
        behind = _BEHIND[sign]
        found += [other + behind for other in text[max(0, at - REACH) : at]]
    return found
