"""`contract-audit train`: train the classifier."""

from pathlib import Path

import click
import msgspec

from contract_audit.api import load_auditor
from contract_audit.cli.corpora_option import corpora_option
from contract_audit.cli.long_job import progress
from contract_audit.errors import SettingsError
from contract_audit.review import read_decisions

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_PATH = click.Path(exists=True, path_type=Path)


@click.command("train")
@corpora_option
@click.option("--review", "reviews", multiple=True, type=_FILE, help="Decisions to learn from. May be repeated.")
@click.option(
    "--contracts",
    multiple=True,
    type=_PATH,
    help="The contracts that the decisions are about, or a folder of them. May be repeated.",
)
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The model file.")
def command(corpora: Path, reviews: tuple[Path, ...], contracts: tuple[Path, ...], output: Path) -> int:
    r"""Train the classifier on labelled texts, and on what reviewers accepted and rejected.

    \b
    Examples:
      contract-audit train -o model.json
      contract-audit train --review decisions.jsonl --contracts inbox/ -o model.json

    The same texts, rules and versions of the libraries give the same bytes.
    """
    from contract_audit.learning.corpora import read_corpora  # noqa: PLC0415 - loads what only training needs
    from contract_audit.learning.examined import examine  # noqa: PLC0415 - likewise
    from contract_audit.learning.reviews import read_contracts, review_examples  # noqa: PLC0415 - likewise
    from contract_audit.learning.training import train  # noqa: PLC0415 - likewise

    auditor = load_auditor()
    decisions = [decision for path in reviews for decision in read_decisions(path.read_bytes())]
    with progress() as tell:
        texts = read_corpora(corpora)
        reviewed = review_examples(decisions, read_contracts(contracts), auditor)
        trained = train(examine(texts, auditor, reviewed, tell), auditor, tell)
    try:
        output.write_bytes(trained.model.encoded())
    except OSError as error:
        message = f"{output}: cannot be written ({error.strerror})."
        raise SettingsError(message, "Choose another place with -o.", "output") from error
    for name, value in msgspec.structs.asdict(trained.model.joining).items():
        click.echo(f"{name} = {value}", err=True)
    click.echo(str(output), err=True)
    return 0
