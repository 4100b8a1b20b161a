"""Reading: bytes in, a `Document` out, within limits, and never a traceback.

Nothing is imported before it is asked for: the worker process imports modules of this package and must start fast.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contract_audit.reading.limits import Limits
    from contract_audit.reading.messages import problem_sentence, reading_error, render
    from contract_audit.reading.reader import Reader, read, read_bytes, read_path

_HOMES = {
    "Limits": "limits",
    "Reader": "reader",
    "problem_sentence": "messages",
    "read": "reader",
    "read_bytes": "reader",
    "read_path": "reader",
    "reading_error": "messages",
    "render": "messages",
}

__all__ = ["Limits", "Reader", "problem_sentence", "read", "read_bytes", "read_path", "reading_error", "render"]


def __getattr__(name: str) -> Any:
    """Import a public name from its module on first use."""
    home = _HOMES.get(name)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
