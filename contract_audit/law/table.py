"""The state of the law table: the date it speaks of, how far its sources were read, and its fingerprint."""

import hashlib
from datetime import date
from functools import cache
from typing import Final

from contract_audit.law.data import ROOM, data_files, read

_STATE = read(ROOM / "table.toml")

AS_OF: Final[date] = _STATE["as_of"]
"""The date as of which the law is stated; it stands in where a contract shows no date."""

STATUTES_READ_TO: Final[date] = _STATE["statutes_read_to"]
"""Statutes, regulations and interpretations issued after this day were not seen in full."""

LPR_READ_TO: Final[date] = _STATE["lpr_read_to"]
"""The last publication of the loan prime rate that was read."""


@cache
def fingerprint() -> str:
    """Hash the names and bytes of all tables: the first 16 hexadecimal digits of a SHA-256."""
    digest = hashlib.sha256()
    for path in data_files():
        content = path.read_bytes()
        digest.update(f"{path.relative_to(ROOM).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]
