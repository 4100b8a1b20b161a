"""The values of terms in words."""

import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

import msgspec

from contract_audit.pipeline.outcome import TermInfo
from contract_audit.report import amounts
from contract_audit.report.legible import legible
from contract_audit.report.messages import Messages

_DEEPEST: Final = 4
_SELF_EVIDENT: Final = frozenset({"name", "rate", "amount", "frequency", "type", "value"})  # no label before these
_SHARES: Final = frozenset({"rate", "ratio_funder", "ratio_operator"})
_SUMS: Final = frozenset({"amount", "cap", "value"})
_BY_SHARE: Final = frozenset({"ratio", "daily"})  # types of a penalty whose value is a share of its base


class TermStyle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a term is shown, and whether it is one of those a busy reader wants first."""

    show: Literal["money", "annual", "percent", "times", "line", "text"]
    key: bool = False


@cache
def term_styles() -> dict[str, TermStyle]:
    """The styles of `terms.toml`, in the order of the table."""
    raw = tomllib.loads(files("contract_audit.report").joinpath("terms.toml").read_text(encoding="utf-8"))
    return msgspec.convert(raw, dict[str, TermStyle])


def shown(term: TermInfo, messages: Messages) -> str:
    """The value of `term` as a reader wants it: `100 万元`, `年化 18%`, `保证金亏损 80%，合资产 156 万元`."""
    style = term_styles().get(term.term)
    show = style.show if style else "text"
    value = amounts.number(term.value)
    if term.ambiguous:
        readings = messages.listed([_figure(show, item, messages) for item in term.ambiguous])
        return messages.say("amount", "readings", values=readings)
    if show == "line" and value is not None:
        return _line(term, value, messages)
    if value is not None:
        return _figure(_by_unit(term.unit, show), value, messages)
    return in_words(term.value, messages) or messages.say("amount", "undetermined")


def _by_unit(unit: str, show: str) -> str:
    """A term may come as a rate or as an amount (a penalty, a fee): its own unit decides."""
    return {"yuan": "money", "CNY": "money", "annual": "annual", "ratio": "percent", "times": "times"}.get(unit, show)


def _figure(show: str, value: Decimal, messages: Messages) -> str:
    match show:
        case "money":
            return amounts.money(value, messages)
        case "annual":
            return amounts.annual(value, messages)
        case "times":
            return amounts.times(value, messages)
        case "percent":
            return amounts.percent(value)
        case _:
            return amounts.plain(value)


def _line(term: TermInfo, value: Decimal, messages: Messages) -> str:
    assets = None if term.asset_amount is None else amounts.money(term.asset_amount, messages)
    if term.convention is None:
        line = amounts.money(value, messages) if term.unit in {"yuan", "CNY"} else amounts.percent(value)
    else:
        line = messages.label("convention", term.convention).format_map(
            {"money": amounts.money(value, messages), "percent": amounts.percent(value)}
        )
    if assets is None or term.convention == "ABS":
        return line
    return messages.say("amount", "assets", line=line, money=assets)


def in_words(value: Any, messages: Messages, depth: int = 0) -> str:
    """Any JSON-like value on one line; identifiers are translated, empty parts left out."""
    if value is None or depth > _DEEPEST:
        return ""
    match value:
        case bool():
            words = messages.say("value", "yes" if value else "no")
        case str():
            words = amounts.stretch_of_time(value, messages) or messages.label("value", value)
        case dict():
            parts = [_entry(str(name), value, messages, depth) for name in value]
            words = messages.say("punctuation", "semicolon").join(part for part in parts if part)
        case list() | tuple():
            words = messages.listed([part for item in value if (part := in_words(item, messages, depth + 1))])
        case _:
            figure = amounts.number(value)
            words = legible(str(value)) if figure is None else amounts.plain(figure)
    return words


def _entry(name: str, fields: dict[str, Any], messages: Messages, depth: int) -> str:
    figure = amounts.number(fields[name])
    if figure is not None and (name in _SHARES or (name == "value" and fields.get("type") in _BY_SHARE)):
        said = amounts.percent(figure)
    elif figure is not None and name in _SUMS:
        said = amounts.money(figure, messages)
    else:
        said = in_words(fields[name], messages, depth + 1)
    return said if not said or name in _SELF_EVIDENT else messages.pair(messages.label("field", name), said)
