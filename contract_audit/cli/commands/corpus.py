"""`contract-audit corpus`: labelled texts, to other tools and back, and how far two labellings agree."""

from pathlib import Path

import click

from contract_audit.api import load_auditor
from contract_audit.cli.corpora_option import corpora_option
from contract_audit.errors import CorpusError, SettingsError
from contract_audit.learning.exchange import FORMATS, exchange_format
from contract_audit.learning.exchange.gold import save
from contract_audit.learning.labelled_documents import read_documents

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FORMAT = click.option(
    "--format", "format_name", required=True, type=click.Choice(FORMATS), help="The other tool's form."
)


@click.group("corpus")
def command() -> None:
    """Labelled texts: to other tools and back, and how far two labellings agree."""


@command.command("export")
@corpora_option
@_FORMAT
@click.option("--part", default="development", show_default=True, help="Folder of the corpora to export.")
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The file to write."
)
def export(corpora: Path, format_name: str, part: str, output: Path) -> int:
    """Write the labelled documents of a folder for Label Studio, doccano or spaCy."""
    documents = read_documents(corpora / part, frozenset(_families()))
    try:
        output.write_bytes(exchange_format(format_name).write(documents))
    except OSError as error:
        message = f"{output}: cannot be written ({error.strerror})."
        raise SettingsError(message, "Choose another place with -o.", "output") from error
    click.echo(f"{output}: {len(documents)}", err=True)
    return 0


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_FORMAT
@click.option(
    "-o", "--output", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to fill."
)
def import_(file: Path, format_name: str, output: Path) -> int:
    """Take labelled documents over from another tool, a text and its labels each."""
    risks = frozenset(_families())
    documents = exchange_format(format_name).read(file.read_bytes())
    unknown = [
        (document.name, f"unknown risk {risk}")
        for document in documents
        for risk in sorted({mark.risk for mark in (*document.marks, *document.traps)} - risks)
    ]
    if unknown:
        raise CorpusError(unknown)
    for document in documents:
        click.echo(str(save(document, output)), err=True)
    return 0


@command.command("agree")
@click.argument("one", type=_FOLDER)
@click.argument("two", type=_FOLDER)
def agree(one: Path, two: Path) -> int:
    """Compare two labellings of the same documents: Cohen's kappa and the F1 of the marks, by family."""
    from contract_audit.learning.agreement import agreement  # noqa: PLC0415 - needs the units, which the others do not

    families = _families()
    risks = frozenset(families)
    theirs = {document.name: document for document in read_documents(two, risks)}
    pairs = [(document, theirs[document.name]) for document in read_documents(one, risks) if document.name in theirs]
    if not pairs:
        message = f"{one} and {two} have no document in common."
        raise SettingsError(message, "Give two folders with labels of the same names.", "corpus")
    click.echo(f"{len(pairs)} documents\nfamily  kappa  span F1  marks")
    for family, found in sorted(agreement(pairs, families).items()):
        figures = ("—" if value is None else f"{value:.3f}" for value in (found.kappa, found.span_f1))
        click.echo("  ".join((f"{family:6}", *figures, str(found.marks))))
    return 0


def _families() -> dict[str, str]:
    """The family of every risk."""
    return {rule.risk: rule.family for rule in load_auditor().engine.rulebook.rules}
