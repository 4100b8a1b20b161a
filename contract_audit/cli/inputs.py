"""Which inputs a command line names: files, folders, globs, `-` for standard input."""

import glob
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

STANDARD_INPUT: Final = "-"
SUFFIXES: Final = frozenset({".pdf", ".docx", ".txt", ".md", ".html", ".htm"})
"""Files of a folder that are taken for contracts; a file named outright is read whatever its name."""


def expand(names: Iterable[str]) -> tuple[str, ...]:
    """The inputs in the order given, folders and globs in the order of their names.

    A name that is nothing stays as it is: reading it will say that it is missing. Raises `UsageError` for a folder
    without contracts and for standard input named twice.
    """
    found: list[str] = []
    for name in names:
        path = Path(name)
        if name == STANDARD_INPUT or path.is_file():
            found.append(name)
        elif path.is_dir():
            inside = sorted(str(file) for file in path.rglob("*") if file.is_file() and file.suffix.lower() in SUFFIXES)
            if not inside:
                message = f"{name}: no contract in this folder (looked for {', '.join(sorted(SUFFIXES))})."
                raise click.UsageError(message)
            found += inside
        else:
            found += sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207 - the pattern may be absolute
    if found.count(STANDARD_INPUT) > 1:
        message = "Standard input can be read once."
        raise click.UsageError(message)
    return tuple(found)
