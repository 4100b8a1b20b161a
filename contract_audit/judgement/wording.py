"""The words of the calculations in both languages."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from contract_audit.data_files import read_data
from contract_audit.rulebook.schema import Localized


def said(section: str, key: str, **values: object) -> Localized:
    """The sentence under `section` and `key` with its braces filled in; `KeyError` where there is none."""
    both = words()[section][key]
    return Localized(both["zh"].format_map(values), both["en"].format_map(values))


def joined(*texts: Localized) -> Localized:
    """Sentences one after the other."""
    return Localized("".join(text.zh for text in texts), " ".join(text.en for text in texts))


@cache
def words() -> Mapping[str, Any]:
    """Everything in `calculations.yaml`."""
    loaded: dict[str, Any] = read_data("contract_audit.judgement", "calculations.yaml")
    return loaded
