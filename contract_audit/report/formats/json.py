"""The JSON report, schema version 1.0: the outcome field by field, byte for byte the same on every run."""

from decimal import Decimal
from typing import Any, Final

import msgspec

from contract_audit.pipeline.outcome import Outcome
from contract_audit.report.legible import legible

_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")


def render(outcome: Outcome, *, lang: str = "zh", include_text: bool = False) -> bytes:  # noqa: ARG001 - one signature for all renderers
    """UTF-8, two-space indent, fields in the order of the structs, decimals as numbers, one final line feed.

    The document's text is left out unless `include_text`. `lang` changes nothing: field names are the contract.
    """
    if not include_text:
        reports = tuple(msgspec.structs.replace(report, text=None) for report in outcome.reports)
        outcome = msgspec.structs.replace(outcome, reports=reports)
    return msgspec.json.format(_encoded(outcome), indent=2) + b"\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of the report, made from the structs."""
    made: dict[str, Any] = _with_numbers(msgspec.json.schema(Outcome))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "contract-audit report"} | made


def _with_numbers(node: Any) -> Any:
    """The schema with decimals as the numbers they are printed as; msgspec describes them as strings."""
    match node:
        case {"type": "string", "format": "decimal"}:
            return {"type": "number"}
        case dict():
            return {name: _with_numbers(item) for name, item in node.items()}
        case list():
            return [_with_numbers(item) for item in node]
        case _:
            return node


def _encoded(outcome: Outcome) -> bytes:
    try:
        return _ENCODER.encode(outcome)
    except UnicodeEncodeError:  # a file name or chat export may hold lone surrogates, which UTF-8 cannot carry
        return _ENCODER.encode(_encodable(msgspec.to_builtins(outcome, builtin_types=(Decimal,))))


def _encodable(value: Any) -> Any:
    match value:
        case str():
            return value if value.isascii() else _without_surrogates(value)
        case dict():
            return {name: _encodable(item) for name, item in value.items()}
        case list() | tuple():
            return [_encodable(item) for item in value]
        case _:
            return value


def _without_surrogates(text: str) -> str:
    return "".join(legible(sign) if "\ud800" <= sign <= "\udfff" else sign for sign in text)
