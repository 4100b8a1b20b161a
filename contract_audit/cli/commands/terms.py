"""`contract-audit terms`: the values a contract states."""

import click

from contract_audit.cli.reading import read_case


@click.command("terms")
@click.argument("path")
def command(path: str) -> int:
    """Print the terms of a contract: name, value, unit, convention, issues, the words they were read from."""
    _, case = read_case(path)
    for term in case.terms:
        notes = ", ".join((*([term.convention] if term.convention else []), *term.issues))
        click.echo(f"{term.term}\t{'' if term.value is None else term.value}\t{term.unit}\t{notes}\t{term.raw}")
    return 0
