"""Reading this room's tables: TOML beside the code, numbers as exact decimals.

The tables quote text with single quotes: TOML's literal strings are read several times faster than its escaped ones.
"""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

ROOM = Path(__file__).parent


def read(path: Path) -> dict[str, Any]:
    """Parse one table; a number with a point becomes a `Decimal`."""
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def data_files() -> list[Path]:
    """Every table of this room, in a fixed order."""
    return sorted(ROOM.rglob("*.toml"), key=lambda path: path.relative_to(ROOM).as_posix())
