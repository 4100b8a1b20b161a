"""The public functions: a contract in, a typed report out."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from contract_audit import law
from contract_audit.api.version import VERSION
from contract_audit.errors import ReadingError
from contract_audit.pipeline import Auditor, Options
from contract_audit.pipeline.assemble import failed_report
from contract_audit.pipeline.outcome import Outcome, Report, ToolInfo
from contract_audit.reading import Limits, read_bytes
from contract_audit.review import Decision, apply_decisions
from contract_audit.rulebook import load_rulebook

SCHEMA_VERSION = "1.0"
_MAY_BE_MISSING = ("validity", "next_steps", "calculations", "checklist")


@cache
def load_auditor(rules: tuple[Path, ...] = ()) -> Auditor:
    """The auditor for the shipped rules and those of the given folders; built once and kept."""
    return Auditor(load_rulebook(rules))


def audit(  # noqa: PLR0913 - keyword-only options
    source: bytes | Path | str,
    *,
    options: Options | None = None,
    rules: Iterable[Path] = (),
    decisions: Iterable[Decision] = (),
    password: str | None = None,
    limits: Limits | None = None,
    name: str = "",
) -> Report:
    """Audit one contract.

    `source`: a `Path` is a file to read, `bytes` are the contents of a file (PDF, DOCX, HTML or text, told by
    content), a `str` is the contract's text itself. `rules`: folders of rules that join the shipped ones.
    `decisions`: a reviewer's decisions to apply. `password`: for an encrypted PDF. Offsets in the report are code
    points, amounts yuan, rates annual simple decimals, dates ISO 8601.

    What cannot be read gives a report with status `failed` and the reason in `problems`. Raises `RuleError` for wrong
    rule files, `ModelError` for a broken model file, and nothing else on purpose.
    """
    chosen, bounds = options or Options(), limits or Limits()
    auditor = load_auditor(tuple(rules))
    if isinstance(source, Path):
        name = name or str(source)
        try:
            data = read_bytes(source, bounds)
        except ReadingError as error:
            return failed_report(name, error, chosen)
    else:
        data = source.encode() if isinstance(source, str) else source
    report = auditor.audit_bytes(data, name=name, options=chosen, password=password, limits=bounds)
    decided = tuple(decisions)
    return apply_decisions(report, decided, as_of(chosen)) if decided else report


def outcome(reports: Iterable[Report], *, rules: Iterable[Path] = (), options: Options | None = None) -> Outcome:
    """What one run prints: the reports, and which program, rulebook, model and law tables made them."""
    done, chosen = tuple(reports), options or Options()
    auditor = load_auditor(tuple(rules))
    missing = tuple(field for field in _MAY_BE_MISSING if all(getattr(report, field) is None for report in done))
    return Outcome(
        schema_version=SCHEMA_VERSION,
        tool=ToolInfo(
            name="contract-audit",
            version=VERSION,
            rulebook=auditor.engine.rulebook.fingerprint,
            model=auditor.classifier.fingerprint if chosen.model else None,
            law_as_of=as_of(chosen).isoformat(),
            not_computed=(*(() if chosen.model else ("tool.model",)), "summary.grade", *missing),
        ),
        reports=done,
    )


def as_of(options: Options) -> date:
    """The date at which law is read: the caller's, or the law tables' own."""
    return options.as_of or law.AS_OF
