"""`contract-audit explain`: why a risk was found or not found in a contract."""

from pathlib import Path

import click

from contract_audit.api import load_auditor
from contract_audit.cli.reading import read_document
from contract_audit.document import Document
from contract_audit.rulebook import Rule, load_rulebook
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.explain import Account, account


@click.command("explain")
@click.argument("risk")
@click.argument("path")
@click.option("--absent", is_flag=True, help="Tell only why the risk was not found: the nearest candidates.")
@click.option("--rules", multiple=True, type=click.Path(exists=True, file_okay=False), metavar="DIR")
def command(risk: str, path: str, rules: tuple[str, ...], *, absent: bool) -> int:
    r"""Say for every rule of RISK what in the contract at PATH makes it speak, what blocks it, and what comes nearest.

    \b
    Examples:
      contract-audit explain liquidation-no-notice agreement.txt
      contract-audit explain --absent no-third-party-custody agreement.pdf
    """
    folders = tuple(Path(folder) for folder in rules)
    book = load_rulebook(folders)
    found = book.of_risk(risk) or tuple(rule for rule in (book.rule(risk),) if rule is not None)
    if not found:
        message = f"No rule is about {risk}; `contract-audit rules list` names them."
        raise click.UsageError(message)
    document = read_document(path)
    _, case = load_auditor(folders).case_of(document)
    for rule in found:
        _tell(rule, account(rule, case), case, absent=absent)
    if not absent:
        _offer(found[0].risk, document, folders)
    return 0


def _offer(risk: str, document: Document, folders: tuple[Path, ...]) -> None:
    """Tell how a fair clause reads, where the document is one in which that helps."""
    report = load_auditor(folders).audit_document(document, name="", sha256="", size=0)
    clauses = [item.rewrite or item.good_clause for item in report.findings if item.risk == risk and item.reported]
    for clause in dict.fromkeys(clause for clause in clauses if clause):
        click.echo(f"好的写法 · A fair clause reads: {clause}")


def _tell(rule: Rule, told: Account, case: Case, *, absent: bool) -> None:
    click.echo(f"{rule.id} · {rule.title.zh} · {rule.title.en}")
    if not told.applies:
        click.echo(f"  does not apply: the deal is {', '.join(sorted(case.deal.tags)) or 'none'}, "
                   f"the rule asks for {', '.join(rule.applies_when.deal) or 'any'}")  # fmt: skip
    if not absent:
        for hit in told.spoke:
            click.echo(f"  speaks: {_quote(case, hit.units)}")
            click.echo(f"    because of: {'、'.join(mark.of(case.text) for mark in hit.marks) or 'nothing found'}")
    for hit in told.blocked:
        click.echo(f"  blocked by {hit.blocked}: {_quote(case, hit.units)}")
    for near in told.nearest:
        click.echo(f"  near {near.pattern}")
        click.echo(f"    lacks {', '.join(near.lacking) or 'the order or distance'}: {_quote(case, (near.unit,))}")
    click.echo(f"  searched {len(case.units)} units in {len(case.structure.clauses)} clauses")


def _quote(case: Case, units: tuple[int, ...]) -> str:
    return " ".join(case.units[unit].span.of(case.text) for unit in units)[:200]
