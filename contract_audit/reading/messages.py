"""The sentences users see about reading, in Chinese and English, kept in `messages.toml` by code."""

from functools import cache
from pathlib import Path
from typing import Literal

from contract_audit.errors import ReadingError

Language = Literal["zh", "en"]


@cache
def _sentences() -> dict[str, dict[str, dict[str, str]]]:
    import tomllib  # noqa: PLC0415 - needed only when something went wrong

    return tomllib.loads(Path(__file__).with_name("messages.toml").read_text(encoding="utf-8"))


def render(code: str, language: Language = "zh", details: dict[str, str | int] | None = None) -> tuple[str, str]:
    """The message and the remedy of the reading error `code`, with the named `details` filled in."""
    entry = _sentences()["errors"][code]
    values = details or {}
    return entry[language].format_map(values), entry[f"remedy_{language}"].format_map(values)


def reading_error(code: str, **details: str | int) -> ReadingError:
    """The error for `code`, worded in Chinese; `code` and `details` render it again in English."""
    message, remedy = render(code, "zh", details)
    return ReadingError(message, remedy, code, details)


def problem_sentence(code: str, language: Language = "zh") -> str:
    """The sentence for a `Problem` of a document."""
    return _sentences()["problems"][code][language]
