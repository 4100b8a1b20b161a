"""The patterns and tables of the extractors, from the YAML file beside each."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from contract_audit.data_files import read_data
from contract_audit.patterns import Pattern

Phrases = tuple[tuple[str, Pattern], ...]
"""`(value, pattern)`: the value a text states where the pattern stands."""

_FOLDER = "extractors"
_PHRASES = "phrases"


@cache
def phrases(term: str) -> Phrases:
    """The phrases of a term: under `phrases` in its file, for each value the patterns that state it."""
    stated: Mapping[str, list[str]] = data(term).get(_PHRASES, {})
    return tuple((value, Pattern(source)) for value, sources in stated.items() for source in sources)


@cache
def data(name: str) -> Mapping[str, Any]:
    """The YAML file `extractors/<name>.yaml`."""
    return read_data("contract_audit.terms", f"{_FOLDER}/{name}.yaml") or {}


def patterns() -> tuple[Pattern, ...]:
    """Every pattern of every extractor: what a scanner should know beforehand."""
    return tuple(pattern for name in names() for _, pattern in phrases(name))


def names() -> Iterator[str]:
    """The extractors that have a file of patterns."""
    folder = files("contract_audit.terms") / _FOLDER
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".yaml"):
            yield file.name.removesuffix(".yaml")
