"""The formats of a report: every module of `formats`, loaded only when it is asked for."""

import importlib
import pkgutil
from typing import Final, Protocol, cast

from contract_audit.errors import SettingsError
from contract_audit.pipeline.outcome import Outcome
from contract_audit.report import formats


class Renderer(Protocol):
    """Turns an outcome into what is printed or written."""

    def __call__(self, outcome: Outcome, *, lang: str, **options: object) -> str | bytes:
        """The report in `lang`, `zh` or `en`."""
        ...


RENDERERS: Final = tuple(sorted(module.name for module in pkgutil.iter_modules(formats.__path__)))
"""The names of the formats."""


def render(outcome: Outcome, format_name: str, *, lang: str = "zh", **options: object) -> str | bytes:
    """Render `outcome` as `format_name`; `options` are the renderer's own.

    Raises `SettingsError` for a format or language that does not exist.
    """
    if format_name not in RENDERERS:
        message = f"There is no report format {format_name!r}."
        raise SettingsError(message, f"Use one of: {', '.join(RENDERERS)}.", "format")
    module = importlib.import_module(f"{formats.__name__}.{format_name}")
    return cast("Renderer", module.render)(outcome, lang=lang, **options)
