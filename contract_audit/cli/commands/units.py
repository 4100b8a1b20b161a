"""`contract-audit units`: the units of a contract, as rules and classifier see them."""

import click

from contract_audit.cli.reading import read_case


@click.command("units")
@click.argument("path")
def command(path: str) -> int:
    """Print the units of a contract: offsets in the document, kind, clause, text."""
    normal, case = read_case(path)
    for unit in case.units:
        span = normal.offsets.to_original(unit.span)
        clause = case.structure.clauses[unit.clause].id if unit.clause >= 0 else "-"
        click.echo(f"{span.start}\t{span.end}\t{unit.kind}\t{clause}\t{unit.span.of(case.text)}")
    return 0
