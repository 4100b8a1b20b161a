"""The words of the reports in one language."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from contract_audit.errors import SettingsError
from contract_audit.report.legible import legible

LANGUAGES: Final = ("zh", "en")


class Wording(msgspec.Struct, frozen=True):
    """One label or sentence in each language."""

    zh: str
    en: str


@cache
def wordings() -> dict[str, dict[str, Wording]]:
    """Section, key and wording of `messages.toml`, `page.toml` (the web page) and `tables/columns.toml`."""
    folder = files("contract_audit.report")
    raw: dict[str, dict[str, object]] = {}
    for name in ("messages.toml", "page.toml", "tables/columns.toml"):
        for section, entries in tomllib.loads(folder.joinpath(name).read_text(encoding="utf-8")).items():
            raw.setdefault(section, {}).update(entries)
    return msgspec.convert(raw, dict[str, dict[str, Wording]])


class Messages:
    """Labels and sentences in `lang`, `zh` or `en`; `SettingsError` for any other."""

    def __init__(self, lang: str) -> None:
        if lang not in LANGUAGES:
            message = f"There is no report in the language {lang!r}."
            raise SettingsError(message, f"Use one of: {', '.join(LANGUAGES)}.", "language")
        self.lang = lang
        self._sections: dict[str, dict[str, str]] = {
            section: {key: getattr(wording, lang) for key, wording in entries.items()}
            for section, entries in wordings().items()
        }

    def say(self, section: str, key: str, **values: object) -> str:
        """The sentence under `section` and `key` with its braces filled in; `KeyError` where there is none."""
        sentence = self._sections[section][key]
        return sentence.format_map(values) if values else sentence

    def label(self, section: str, name: str) -> str:
        """The label of an identifier, or the identifier itself where a newer rulebook knows more than this file."""
        known = self._sections[section].get(name)
        return legible(name) if known is None else known

    def within(self, *parts: str) -> str:
        """The non-empty parts in one pair of brackets, or nothing."""
        kept = [part for part in parts if part]
        if not kept:
            return ""
        inner = self.say("punctuation", "semicolon").join(kept)
        return f"{self.say('punctuation', 'open')}{inner}{self.say('punctuation', 'close')}"

    def listed(self, parts: "list[str] | tuple[str, ...]") -> str:
        """The parts as an enumeration."""
        return self.say("punctuation", "list").join(parts)

    def pair(self, name: str, value: str) -> str:
        """`name: value` with the colon of the language."""
        return f"{name}{self.say('punctuation', 'colon')}{value}"


@cache
def messages_in(lang: str) -> Messages:
    """The words in `lang`, read once."""
    return Messages(lang)
