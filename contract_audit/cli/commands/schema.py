"""`contract-audit schema`: the JSON Schema of the report."""

import json

import click

from contract_audit.report.formats.json import schema


@click.command("schema")
def command() -> int:
    """Print the JSON Schema of the JSON report."""
    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
    return 0
