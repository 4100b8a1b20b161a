"""Settings: `contract-audit.toml`, or `[tool.contract-audit]` in `pyproject.toml`, of this folder or one above it."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Literal

import msgspec

from contract_audit.errors import SettingsError


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """Defaults of `scan`; an option on the command line wins. Paths are relative to the settings file."""

    lang: Literal["zh", "en"] = "zh"
    format: str = "terminal"
    rules: tuple[str, ...] = ()
    review: str | None = None
    as_of: date | None = None
    fail_on: Literal["critical", "high", "medium", "low", "info"] | None = None
    threshold: float = 0.5
    workers: int = 1


def load_settings(start: Path, explicit: Path | None = None) -> Settings:
    """The settings that hold in `start`, or those of the file `explicit`; defaults where there are none.

    Raises `SettingsError` with the file and the field that is wrong.
    """
    if explicit is not None:
        return _parse(explicit, _toml(explicit))
    for folder in (start, *start.parents):
        own = folder / "contract-audit.toml"
        if own.is_file():
            return _parse(own, _toml(own))
        project = folder / "pyproject.toml"
        if project.is_file():
            table = _toml(project).get("tool", {}).get("contract-audit")
            if table is not None:
                return _parse(project, table)
    return Settings()


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"{path}: {error}."
        raise SettingsError(message, "Mend or remove the settings file.") from error


def _parse(path: Path, data: dict[str, Any]) -> Settings:
    try:
        settings = msgspec.convert(data, Settings)
    except msgspec.ValidationError as error:
        message = f"{path}: {error}."
        raise SettingsError(message, "See `contract-audit scan --help` for what can be set.") from error
    home = path.parent
    return msgspec.structs.replace(
        settings,
        rules=tuple(str(home / folder) for folder in settings.rules),
        review=str(home / settings.review) if settings.review else None,
    )
