"""The clause a rule offers in place of a bad one, with the values of a contract put into it.

`{funder}`, `{client}` and `{guarantor}` are parties. `{original}` is the sentence it takes the place of, `{before}` and
`{after}` are what stands in that sentence before and after the part with the last offending word, which must be about
the same thing. `{blank:6}` is left blank for the parties; the sample behind the colon fills it where the clause is put
to the test.
"""

import re
from collections.abc import Mapping
from typing import Final

BLANK: Final = "____"
QUOTED: Final = ("original", "before", "after")
"""What a clause may keep of the sentence it takes the place of."""
SIDES: Final = ("funder", "client", "guarantor")
"""The parties a clause may name: who puts up the money or runs the service, who takes it, who stands in for it."""

UNMENDABLE: Final = frozenset("ABF")
"""Families whose risks no wording mends: what the deal is, where its money goes, what it promises."""

_VALUE = re.compile(r"\{(?P<name>[a-z]+)(?::(?P<sample>[^{}]*))?\}")


def subject_of(template: str) -> str:
    """What the part that a clause behind `{before}` replaces must be about: the clause's first two characters."""
    head = "{before}"
    return template[len(head) : len(head) + 2] if template.startswith(head) else ""


def values_in(template: str) -> frozenset[str]:
    """The names of the values `template` asks for, blanks left out."""
    return frozenset(value["name"] for value in _VALUE.finditer(template)) - {"blank"}


def blanks_in(template: str) -> tuple[str, ...]:
    """The sample of each blank, in order; empty where it has none."""
    return tuple(value["sample"] or "" for value in _VALUE.finditer(template) if value["name"] == "blank")


def filled_in(template: str, values: Mapping[str, str], *, samples: bool = False) -> str:
    """`template` with its values; blanks stay blank or, with `samples`, take their samples.

    Raises `KeyError` for a value that is not given.
    """

    def put(value: re.Match[str]) -> str:
        if value["name"] == "blank":
            return (value["sample"] or "") if samples else BLANK
        return values[value["name"]]

    return _VALUE.sub(put, template)
