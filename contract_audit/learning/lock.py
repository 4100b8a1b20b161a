"""The versions of what trains a model: with the same ones a rebuild gives the same bytes."""

import platform
from importlib.metadata import version
from typing import Final

BEARING: Final = ("numpy", "scipy", "scikit-learn")
"""Packages whose arithmetic makes the weights."""


def made_with() -> dict[str, str]:
    """The interpreter, the kind of machine and the packages of this environment."""
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        **{name: version(name) for name in BEARING},
    }


def lock_text(versions: dict[str, str]) -> str:
    """The packages as a requirements file, for an environment in which a model is rebuilt to the byte."""
    return "".join(f"{name}=={versions[name]}\n" for name in BEARING if name in versions)
