"""Labelled documents in the forms of other annotation tools, out and in: one module a format, found by discovery."""

import importlib
import pkgutil
from collections.abc import Iterable
from typing import Final, Protocol, cast

from contract_audit.errors import SettingsError
from contract_audit.learning.labelled_documents import LabelledDocument


class Format(Protocol):
    """What every module of this folder offers."""

    def write(self, documents: Iterable[LabelledDocument]) -> bytes:
        """The documents in the format; the same bytes every time."""
        ...

    def read(self, data: bytes) -> tuple[LabelledDocument, ...]:
        """The documents of a file; raises `CorpusError` with all that is wrong with it."""
        ...


FORMATS: Final = tuple(
    sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in {"labels", "gold"})
)
"""The names of the formats."""


def exchange_format(name: str) -> Format:
    """The format of this name; raises `SettingsError` where there is none."""
    if name not in FORMATS:
        message = f"There is no exchange format {name!r}."
        raise SettingsError(message, f"Use one of: {', '.join(FORMATS)}.", "format")
    return cast("Format", importlib.import_module(f"{__name__}.{name}"))
