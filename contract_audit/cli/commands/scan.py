"""`contract-audit scan`: audit contracts and print or write the reports."""

from datetime import date, datetime
from pathlib import Path

import click

from contract_audit.api import outcome
from contract_audit.cli.audit_options import no_model_option, password_in, password_option, rules_option
from contract_audit.cli.batch import Job, run
from contract_audit.cli.crops import crops_of
from contract_audit.cli.inputs import expand
from contract_audit.cli.settings import load_settings
from contract_audit.errors import SettingsError
from contract_audit.judgement import SITUATIONS
from contract_audit.pipeline.options import Options
from contract_audit.pipeline.outcome import Report
from contract_audit.report import RENDERERS, render
from contract_audit.review import read_decisions

_SEVERITIES = ("critical", "high", "medium", "low", "info")
_BY_SUFFIX = {f".{name}": name for name in RENDERERS} | {
    ".htm": "html", ".md": "markdown", ".txt": "terminal", ".xml": "junit",
}  # fmt: skip
_FOUND, _NOT_OK = 1, 3


@click.command("scan")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "format_name", type=click.Choice(RENDERERS), help="What to print on standard output.")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Also write a report; the format follows the name (.html .json .md .xlsx .csv .sarif …). May be repeated.",
)
@click.option("--lang", type=click.Choice(("zh", "en")), help="Language of the report (default zh).")
@rules_option
@click.option("--review", type=click.Path(exists=True, dir_okay=False), metavar="FILE", help="Decisions to apply.")
@click.option("--as-of", metavar="DATE", help="Read the law as of this day (YYYY-MM-DD).")
@click.option("--situation", type=click.Choice(SITUATIONS), help="Where you stand; next steps follow from it.")
@click.option("--fail-on", type=click.Choice(_SEVERITIES), help="Leave with status 1 on a finding this severe.")
@click.option("--all", "all_findings", is_flag=True, help="Include findings below the reporting threshold.")
@click.option("--include-text", is_flag=True, help="Put the contract's text into the JSON report.")
@no_model_option
@click.option("--crops", is_flag=True, help="Show findings as pictures of the PDF's pages in HTML reports.")
@click.option("--redact", is_flag=True, help="Hide names, numbers and addresses in every report.")
@password_option
@click.option("--workers", type=click.IntRange(1, 64), help="Processes to use for many files (default 1).")
@click.option("--config", type=click.Path(exists=True, dir_okay=False), help="Settings file.")
@click.option("--full", is_flag=True, help="In the terminal, tell every finding at length.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing on standard output.")
def command(  # noqa: PLR0913 - one parameter an option
    *, paths: tuple[str, ...], format_name: str | None, outputs: tuple[str, ...], lang: str | None,
    rules: tuple[str, ...], review: str | None, as_of: str | None, situation: str | None, fail_on: str | None,
    password_file: str | None, workers: int | None, config: str | None, all_findings: bool, include_text: bool,
    no_model: bool, crops: bool, redact: bool, full: bool, quiet: bool,
) -> int:  # fmt: skip
    r"""Audit contracts: PDF, DOCX, HTML and text files, folders, globs, or `-` for standard input.

    \b
    Examples:
      contract-audit scan agreement.pdf
      contract-audit scan *.docx -o report.html -o report.json
      contract-audit scan inbox/ --format json --fail-on high --workers 2

    Status: 0 done; 1 a finding at or above --fail-on; 2 wrong usage; 3 an input could not be read whole.
    """
    if redact and crops:
        message = "--crops shows the pages as they are; it cannot be used with --redact."
        raise click.UsageError(message)
    settings = load_settings(Path.cwd(), Path(config) if config else None)
    formats = {name: _format_of(name) for name in outputs}
    shown = format_name or settings.format
    chosen_lang = lang or settings.lang
    options = Options(
        lang=chosen_lang,
        as_of=_day(as_of) or settings.as_of,
        situation=situation,
        threshold=settings.threshold,
        all_findings=all_findings,
        model=not no_model,
        include_text=True,  # prose formats quote from it; the JSON renderer leaves it out unless asked
    )
    review = review or settings.review
    folders = tuple(Path(folder) for folder in (*settings.rules, *rules))
    job = Job(
        options=options,
        rules=folders,
        decisions=read_decisions(Path(review).read_bytes()) if review else (),
        password=password_in(password_file),
    )
    reports = run(expand(paths), job, workers=workers or settings.workers)
    if redact:
        from contract_audit.report.redaction import redact as redacted  # noqa: PLC0415 - few scans need it

        reports = [redacted(report) for report in reports]
    done = outcome(reports, rules=folders, options=options)
    extra: dict[str, dict[str, object]] = {"json": {"include_text": include_text}, "terminal": {"full": full}}
    if crops:
        extra["html"] = {"crops": crops_of(reports, job.password)}
    for name, kind in formats.items():
        _write(Path(name), render(done, kind, lang=chosen_lang, **extra.get(kind, {})))
        click.echo(str(Path(name)), err=True)
    if not quiet:
        _show(render(done, shown, lang=chosen_lang, **extra.get(shown, {})))
    return _status(reports, fail_on or settings.fail_on)


def _format_of(name: str) -> str:
    kind = _BY_SUFFIX.get(Path(name).suffix.lower())
    if kind is None:
        message = f"{name}: cannot tell the format from the name; use {', '.join(_BY_SUFFIX)}."
        raise click.UsageError(message)
    return kind


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a calendar day has no time zone
    except ValueError as error:
        message = f"--as-of: {text!r} is not a day of the form YYYY-MM-DD."
        raise click.UsageError(message) from error


def _write(path: Path, content: str | bytes) -> None:
    try:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror})."
        raise SettingsError(message, "Choose another place with -o.", "output") from error


def _show(content: str | bytes) -> None:
    click.echo(content, nl=isinstance(content, str) and not content.endswith("\n"))


def _status(reports: list[Report], fail_on: str | None) -> int:
    if any(report.status != "ok" for report in reports):
        return _NOT_OK
    if fail_on is not None:
        worst = _SEVERITIES[: _SEVERITIES.index(fail_on) + 1]
        if any(report.summary.counts.get(severity, 0) for report in reports for severity in worst):
            return _FOUND
    return 0
