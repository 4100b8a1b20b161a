"""Reads the data files of the package: YAML in a checkout, the JSON that a wheel carries beside it elsewhere.

Parsing YAML takes ten times as long as parsing JSON, and a scan reads two dozen files before its first sentence.
"""

from importlib.resources import files
from typing import Any, Final

import msgspec

TWIN: Final = ".json"
"""What the name of a data file's JSON form ends with: `acts.yaml.json`."""


def read_data(package: str, name: str) -> Any:
    """The content of the YAML file `name` of `package`; plain lists, mappings, texts and numbers."""
    folder = files(package)
    twin = folder / f"{name}{TWIN}"
    if twin.is_file():
        return msgspec.json.decode(twin.read_bytes())
    return parse_yaml((folder / name).read_bytes())


def parse_yaml(source: bytes | str) -> Any:
    """Safely parse YAML, in C where PyYAML was built with it; raises `yaml.YAMLError`."""
    import yaml  # noqa: PLC0415 - a wheel needs no YAML for its own data

    return yaml.load(source, Loader=safe_loader())  # noqa: S506 - a safe loader in either form


def safe_loader() -> Any:
    """PyYAML's safe loader: the one in C, or where PyYAML was built without it the one in Python, ten times slower."""
    import yaml  # noqa: PLC0415 - likewise

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
