"""What falling prices do to the money in one contract."""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import msgspec

from contract_audit.api.auditing import load_auditor
from contract_audit.errors import SettingsError
from contract_audit.judgement.figures import Gap, figures
from contract_audit.judgement.stress import Stress
from contract_audit.judgement.stress import stress as stress_case
from contract_audit.reading import Limits, read, read_path


class Stressed(msgspec.Struct, frozen=True):
    """The stress of a contract, None where its figures do not allow one, and what was not computed and why."""

    stress: Stress | None
    not_computed: tuple[Gap, ...]


def stress(source: bytes | Path | str, *, drops: Iterable[Decimal] = (), limits: Limits | None = None) -> Stressed:
    """Stress one contract: `Path`, `bytes` and `str` as for `audit`; `drops` (shares from 0 to 1) join the usual ones.

    Sums are yuan, drops and losses shares. Raises `ReadingError` for what cannot be read and `SettingsError` for a drop
    outside 0 to 1.
    """
    wanted = tuple(drops)
    if any(not drop.is_finite() or not 0 <= drop <= 1 for drop in wanted):
        message = "A drop in prices is a share from 0 to 1, such as 0.3 for 30%."
        raise SettingsError(message, "Give it as `--drop 0.3`.", "drop")
    if isinstance(source, Path):
        document = read_path(source, limits=limits)
    else:
        document = read(source.encode() if isinstance(source, str) else source, limits=limits)
    _, case = load_auditor().case_of(document)
    found, gaps = stress_case(case, wanted)
    return Stressed(found, (*figures(case).gaps, *gaps))
