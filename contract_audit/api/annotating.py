"""The original with the findings in it, as a function."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from contract_audit.api.auditing import as_of, load_auditor
from contract_audit.pipeline import Options
from contract_audit.reading import Limits, read, read_bytes
from contract_audit.review import Decision, apply_decisions


def annotate(  # noqa: PLR0913 - keyword-only options
    source: bytes | Path,
    *,
    options: Options | None = None,
    rules: Iterable[Path] = (),
    decisions: Iterable[Decision] = (),
    password: str | None = None,
    limits: Limits | None = None,
    redact: bool = False,
) -> bytes:
    """The PDF or DOCX `source` with a note at each finding, numbered as in the report of `audit`.

    A PDF keeps its bytes and gets highlights with notes behind them; a Word file gets comments, and a tracked change
    where a rewrite is offered. Notes are dated by the day at which law is read. `redact` hides names and numbers in the
    whole file; see `contract_audit.report.redaction`. Raises `ReadingError` for what cannot be read, `AnnotationError`
    for other formats and for what cannot be redacted, a PDF above all.
    """
    from contract_audit.report.annotated import annotated  # noqa: PLC0415 - a scan does not need it
    from contract_audit.report.redaction import Redaction  # noqa: PLC0415 - likewise

    chosen, bounds = options or Options(), limits or Limits()
    data = read_bytes(source, bounds) if isinstance(source, Path) else source
    document = read(data, name=source.name if isinstance(source, Path) else "", password=password, limits=bounds)
    with_text = msgspec.structs.replace(chosen, include_text=True)
    auditor = load_auditor(tuple(rules))
    report = auditor.audit_document(
        document, name="", sha256=hashlib.sha256(data).hexdigest(), size=len(data), options=with_text
    )
    day = as_of(chosen)
    report = apply_decisions(report, tuple(decisions), day)
    return annotated(
        data,
        document,
        report,
        lang=chosen.lang,
        as_of=day.isoformat(),
        password=password,
        limits=bounds,
        redaction=Redaction.of(report) if redact else None,
    )
