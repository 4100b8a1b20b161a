"""The options of every command that audits a file: folders of rules, the password, the classifier."""

from pathlib import Path

import click

rules_option = click.option(
    "--rules",
    multiple=True,
    type=click.Path(exists=True, file_okay=False),
    metavar="DIR",
    help="A folder of rules that joins the shipped ones. May be repeated.",
)

password_option = click.option(
    "--password-file", type=click.Path(exists=True, dir_okay=False), help="Password of an encrypted PDF."
)

no_model_option = click.option(
    "--no-model", is_flag=True, help="Let the rules speak alone, without the trained classifier."
)


def password_in(file: str | None) -> str | None:
    """The password in the file named; None where none is named."""
    return Path(file).read_text(encoding="utf-8").rstrip("\r\n") if file else None
