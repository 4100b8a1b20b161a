"""The option that names the folder of labelled texts."""

from pathlib import Path

import click

import contract_audit

_CHECKOUT = Path(contract_audit.__file__).parent.parent / "corpora"

corpora_option = click.option(
    "--corpora",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=_CHECKOUT if _CHECKOUT.is_dir() else None,
    required=not _CHECKOUT.is_dir(),
    show_default=False,
    help="Folder of labelled texts: development/, heldout/, clauses/ (default: the project's own).",
)
