"""Settling a financing that a court does not uphold, from a case file."""

from pathlib import Path

from contract_audit.errors import CaseFileError
from contract_audit.judgement.settlement import Settled, settle_case
from contract_audit.judgement.settlement_case import SettlementCase, read_settlement_case

__all__ = ["Settled", "settle", "settlement_example"]


def settle(source: Path | bytes | SettlementCase) -> Settled:
    """Settle a case: a TOML file, its bytes, or a `SettlementCase`; sums in yuan.

    Raises `CaseFileError` where the file cannot be read or a field of it is wrong.
    """
    if isinstance(source, SettlementCase):
        return settle_case(source)
    return settle_case(read_settlement_case(_content(source) if isinstance(source, Path) else source))


def settlement_example() -> str:
    """A case file that works, with an explanation of every field."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parent / "corpora" / "samples"
    folder = checkout if checkout.is_dir() else package / "samples"
    return (folder / "settlement.toml").read_text(encoding="utf-8")


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"{file.name}: cannot be read ({error.strerror})."
        raise CaseFileError(message, "Check the path.") from error
