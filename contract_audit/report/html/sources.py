"""The page's own style and script, and the policy that allows them and nothing else."""

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, FunctionLoader, StrictUndefined

_FOLDER: Final = files("contract_audit.report") / "html"
_STYLES: Final = ("colours", "page", "memo", "charts", "findings", "contract", "annex", "review", "media", "print")
_SCRIPTS: Final = ("page", "waking", "pointing", "filtering", "decisions", "review_file", "reviewing", "keys")


@cache
def style() -> str:
    """All styles, in the order of the cascade."""
    return "".join(_read(f"style/{name}.css") for name in _STYLES)


@cache
def script() -> str:
    """All scripts in one scope; each uses what those before it declare."""
    return '"use strict";\n(() => {\n' + "".join(_read(f"script/{name}.js") for name in _SCRIPTS) + "})();\n"


def policy(style_text: str, script_text: str) -> str:
    """A content security policy that allows exactly this style and this script and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style_text)}'; script-src '{_digest(script_text)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def templates() -> Environment:
    """The templates; everything they print is escaped."""
    made = Environment(
        loader=FunctionLoader(lambda name: _read(f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["to_text"] = _in_text
    return made


def _in_text(anchor: str) -> str:
    """The anchor in the contract's text that belongs to the anchor of a finding."""
    return "t-" + anchor.removeprefix("f-")


def _digest(source: str) -> str:
    return "sha256-" + b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
