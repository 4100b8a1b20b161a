"""Sentences added to a finding's message by what is known of the text behind it."""

from functools import cache
from importlib.resources import files


def with_note(message: str, note: str, lang: str) -> str:
    """`message` followed by the sentence of this name, in `lang`."""
    return f"{message}{' ' if lang == 'en' else ''}{_texts()[note][lang]}"


@cache
def _texts() -> dict[str, dict[str, str]]:
    import yaml  # noqa: PLC0415 - only a text with such a finding needs it

    loaded: dict[str, dict[str, str]] = yaml.load(
        (files("contract_audit.pipeline") / "notes.yaml").read_bytes(), Loader=yaml.CSafeLoader
    )
    return loaded
