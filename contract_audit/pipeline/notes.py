"""Sentences added to a finding's message by what is known of the text behind it."""

from functools import cache

from contract_audit.data_files import read_data


def with_note(message: str, note: str, lang: str) -> str:
    """`message` followed by the sentence of this name, in `lang`."""
    return f"{message}{' ' if lang == 'en' else ''}{_texts()[note][lang]}"


@cache
def _texts() -> dict[str, dict[str, str]]:
    loaded: dict[str, dict[str, str]] = read_data("contract_audit.pipeline", "notes.yaml")
    return loaded
