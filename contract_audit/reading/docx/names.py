"""Element and attribute names without their namespaces, which differ between the two editions of the format."""

import re
from typing import Any

_INTEGER = re.compile(r"-?[0-9]{1,9}")


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Any, *path: str) -> Any:
    """The first descendant along `path` of child names, or None."""
    for name in path:
        element = next((item for item in element if local(item) == name), None)
        if element is None:
            return None
    return element


def attribute(element: Any, name: str) -> str | None:
    """The value of the attribute with this local name."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return None


def value(element: Any, *path: str) -> str | None:
    """The `val` attribute of the descendant along `path`, or None."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val")


def number(element: Any, *path: str) -> int | None:
    """The `val` attribute of the descendant along `path` as an integer, or None when it is missing or none."""
    found = child(element, *path)
    return None if found is None else integer(attribute(found, "val"))


def integer(text: str | None) -> int | None:
    """`text` as an integer, or None when it is none of at most nine digits."""
    return int(text) if text is not None and _INTEGER.fullmatch(text) else None


def is_on(element: Any, *path: str) -> bool:
    """Whether a switch is there and not turned off."""
    found = child(element, *path)
    return found is not None and attribute(found, "val") not in {"0", "false", "off"}
