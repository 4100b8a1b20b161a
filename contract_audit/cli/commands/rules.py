"""`contract-audit rules`: look at the rulebook, test it, add to it."""

from pathlib import Path

import click

from contract_audit.api import load_auditor
from contract_audit.api.rule_tests import loud_rewrites, run_examples
from contract_audit.rulebook import Page, read_pages, rules_folder
from contract_audit.rulebook.blank import blank_rule
from contract_audit.rulebook.index_page import index_page
from contract_audit.rulebook.lint import lint

_DIR = click.option(
    "--rules", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder of rule files."
)


@click.group("rules")
def command() -> None:
    """List, show, test, lint and start rules."""


@command.command("list")
@_DIR
def list_rules(folder: Path | None) -> int:
    """Print every rule: id, severity, kind, status, title."""
    for page in _pages(folder):
        rule = page.rule
        click.echo(f"{rule.id}\t{rule.severity}\t{rule.kind}\t{rule.status}\t{rule.title.zh}\t{rule.title.en}")
    return 0


@command.command("show")
@click.argument("rule_id")
@_DIR
def show(rule_id: str, folder: Path | None) -> int:
    """Print a rule's page of the manual."""
    page = next((page for page in _pages(folder) if rule_id in (page.rule.id, *page.rule.aliases)), None)
    if page is None:
        message = f"There is no rule {rule_id}; `contract-audit rules list` names them."
        raise click.UsageError(message)
    rule = page.rule
    click.echo(f"# {rule.title.zh}  ·  {rule.title.en}\n")
    click.echo(f"{rule.id} · {rule.severity} · {rule.kind} · {rule.status} · {', '.join(rule.law)}\n")
    click.echo(f"{rule.why.zh}\n{rule.why.en}\n")
    if rule.rewrite is not None:
        click.echo(f"{rule.rewrite.zh}\n{rule.rewrite.en}\n")
    click.echo(page.body)
    return 0


@command.command("test")
@click.argument("rule_ids", nargs=-1)
@_DIR
def test(rule_ids: tuple[str, ...], folder: Path | None) -> int:
    """Run the examples of all rules, or of those named."""
    pages = [page for page in _pages(folder) if not rule_ids or page.rule.id in rule_ids]
    auditor = load_auditor((folder,) if folder else ())
    failures = list(run_examples(pages, auditor))
    for failure in failures:
        wanted = "should speak about" if failure.wanted else "should be silent about"
        click.echo(f"{failure.rule} {wanted}: {failure.example}\n    spoke: {', '.join(failure.found) or '-'}")
    count = sum(len(page.examples.hits) + len(page.examples.misses) for page in pages)
    click.echo(f"{len(pages)} rules, {count} examples, {len(failures)} failed")
    return 1 if failures else 0


@command.command("lint")
@_DIR
def lint_rules(folder: Path | None) -> int:
    """Check rule files: patterns, sources of law, texts, examples, rewrites."""
    pages = _pages(folder)
    problems = lint(pages)
    problems += loud_rewrites(pages, load_auditor((folder,) if folder else ()))
    for path, text in problems:
        click.echo(f"{path}: {text}")
    click.echo(f"{len(pages)} rules, {len(problems)} problems")
    return 1 if problems else 0


@command.command("page")
@_DIR
def page(folder: Path | None) -> int:
    """Print the page that lists all rules, as Markdown."""
    click.echo(index_page(_pages(folder)), nl=False)
    return 0


@command.command("new")
@click.argument("rule_id")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), default=Path("rules"), show_default=True)
def new(rule_id: str, into: Path) -> int:
    """Start a rule file from a blank with every field explained."""
    path, content = blank_rule(rule_id)
    target = into / path
    if target.exists():
        message = f"{target} exists already."
        raise click.UsageError(message)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(content, encoding="utf-8")
    click.echo(str(target))
    return 0


def _pages(folder: Path | None) -> tuple[Page, ...]:
    return read_pages(folder or rules_folder())
