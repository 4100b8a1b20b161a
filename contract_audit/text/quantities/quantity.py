"""A quantity of a text: what kind, where, how much, and what is doubtful about it."""

import re
from decimal import Decimal
from enum import StrEnum

import msgspec

from contract_audit.document import Span
from contract_audit.text.numerals import APPROXIMATE, CHARACTERS, DIGITS


class QuantityKind(StrEnum):
    """What a number of the text measures."""

    AMOUNT = "amount"
    PERCENT = "percent"
    RATIO = "ratio"
    MULTIPLE = "multiple"
    DATE = "date"
    DURATION = "duration"
    CLOCK = "clock"
    INTEREST_WORDS = "interest_words"


class Quantity(msgspec.Struct, frozen=True):
    """One quantity. `span` indexes the text it was found in.

    `value` and `unit` by kind: amount in units of the currency `unit` (`CNY`, `HKD`, `USD`), percent as a fraction,
    ratio `value`:`other`, multiple as the factor, duration in `unit`s, interest words as the fraction for each `unit`
    (`year`, `month`, `day`, `unknown`). `iso` holds dates, clocks and durations as ISO 8601, and `T+n` for settlement
    days. `value` is None where the numeral is impossible; `issues` says so.
    """

    kind: QuantityKind
    span: Span
    value: Decimal | None
    unit: str = ""
    other: Decimal | None = None
    iso: str = ""
    issues: tuple[str, ...] = ()


FIGURE = r"\d{1,20}(?:,\d{3}){0,6}(?:\.\d{1,20})?"
"""A number in digits, as the inside of a pattern."""
_ONE_FOR_EACH = rf"(?<=[{''.join(DIGITS)}])一(?=天|个月|周)|(?<=[百千万])一(?=天|个?月|周|年)"
"""The 一 of `每一万一天十块` and `百分之二一个月` opens the period."""
_ABOUT = rf"[{APPROXIMATE}](?=[百千万亿])[百千万亿]{{1,2}}"
NUMERAL = re.compile(
    rf"{FIGURE}(?:{_ABOUT}|[十百千万亿]{{1,4}}(?:\d{{1,4}}[十百千万]?)?)?"
    rf"|[{CHARACTERS}](?:(?!{_ONE_FOR_EACH})[{CHARACTERS}]){{0,29}}(?:{_ABOUT}|点[{CHARACTERS}]{{1,20}})?|半"
)
"""A number as contracts write it: `1,000.50`, `3万5千`, `一百二十万`, `三点五`, `三十来万`, `半`."""
