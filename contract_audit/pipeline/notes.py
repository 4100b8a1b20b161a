"""Sentences of a finding's message that come from what is known of it, not from its rule."""

from functools import cache

from contract_audit.data_files import read_data


def note(name: str, lang: str) -> str:
    """The sentence of this name, in `lang`; it may hold named values."""
    return _texts()[name][lang]


def with_note(message: str, name: str, lang: str) -> str:
    """`message` followed by the sentence of this name, in `lang`."""
    return f"{message}{' ' if lang == 'en' else ''}{note(name, lang)}"


@cache
def _texts() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = read_data("contract_audit.pipeline", "notes.yaml")
    return loaded
