"""Reading this room's tables: TOML beside the code, numbers as exact decimals.

The tables quote text with single quotes: TOML's literal strings are read several times faster than its escaped ones.
"""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

ROOM = Path(__file__).parent


def read(path: Path) -> dict[str, Any]:
    """Parse one table; a number with a point becomes a `Decimal`.

    A wheel carries the tables of sources as JSON too, with dates as texts: they are long, and read by every scan.
    """
    twin = path.with_name(f"{path.name}.json")
    if twin.is_file():
        return msgspec.json.decode(twin.read_bytes(), type=dict[str, Any])
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def data_files() -> list[Path]:
    """Every table of this room, in a fixed order."""
    return sorted(ROOM.rglob("*.toml"), key=lambda path: path.relative_to(ROOM).as_posix())
