"""`contract-audit annotate`: the original with the findings in it."""

import sys
from pathlib import Path

import click

from contract_audit.api import annotate
from contract_audit.cli.audit_options import no_model_option, password_in, password_option, rules_option
from contract_audit.cli.inputs import STANDARD_INPUT
from contract_audit.cli.settings import load_settings
from contract_audit.errors import SettingsError
from contract_audit.pipeline.options import Options


@click.command("annotate")
@click.argument("path", metavar="FILE")
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), metavar="OUT", help="File to write.")
@click.option("--lang", type=click.Choice(("zh", "en")), help="Language of the notes (default zh).")
@rules_option
@password_option
@no_model_option
@click.option("--redact", is_flag=True, help="Hide names, numbers and addresses (Word files only).")
def command(  # noqa: PLR0913 - one parameter an option
    *,
    path: str,
    output: str,
    lang: str | None,
    rules: tuple[str, ...],
    password_file: str | None,
    no_model: bool,
    redact: bool,
) -> int:
    r"""Write a copy of a PDF or Word file with a note at every finding: highlights in a PDF, comments in Word.

    \b
    Examples:
      contract-audit annotate agreement.pdf -o annotated.pdf
      contract-audit annotate agreement.docx -o shared.docx --redact
    """
    target = Path(output)
    if path != STANDARD_INPUT and target.exists() and Path(path).exists() and target.samefile(path):
        message = f"{output}: this is the original; write the copy elsewhere."
        raise click.UsageError(message)
    settings = load_settings(Path.cwd())
    written = annotate(
        sys.stdin.buffer.read() if path == STANDARD_INPUT else Path(path),
        options=Options(lang=lang or settings.lang, as_of=settings.as_of, model=not no_model),
        rules=tuple(Path(folder) for folder in (*settings.rules, *rules)),
        password=password_in(password_file),
        redact=redact,
    )
    try:
        target.write_bytes(written)
    except OSError as error:
        message = f"{target}: cannot be written ({error.strerror})."
        raise SettingsError(message, "Choose another place with -o.", "output") from error
    click.echo(str(target), err=True)
    return 0
