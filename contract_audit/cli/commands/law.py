"""`contract-audit law`: the sources of law behind the findings."""

import click
import msgspec

from contract_audit.api.sources_of_law import SourceInfo, law_source, law_sources
from contract_audit.data_files import read_data
from contract_audit.law.lint import problems

_LANG = click.option("--lang", type=click.Choice(("zh", "en")), default="zh", show_default=True, help="Language.")
_FORMAT = click.option(
    "--format", "format_name", type=click.Choice(("text", "json")), default="text", show_default=True, help="Output."
)


@click.group("law")
def command() -> None:
    """Show, list and lint the sources of law."""


@command.command("show")
@click.argument("source_id", metavar="ID")
@_LANG
@_FORMAT
def show(source_id: str, lang: str, format_name: str) -> int:
    r"""Print one source: what it provides, dates, rank, status, whether it was read, the risks behind which it stands.

    \b
    Examples:
      contract-audit law show civil-code-692
      contract-audit law show securities-law-120 --lang en --format json
    """
    found = law_source(source_id, lang)
    click.echo(_json(found) if format_name == "json" else _told(found, lang))
    return 0


@command.command("list")
@click.argument("words", nargs=-1)
@_LANG
@_FORMAT
def list_sources(words: tuple[str, ...], lang: str, format_name: str) -> int:
    r"""Print the sources that contain every one of WORDS; all of them without words.

    \b
    Examples:
      contract-audit law list
      contract-audit law list 民法典 保证
    """
    found = law_sources(words, lang)
    if format_name == "json":
        click.echo(_json(found))
        return 0
    for entry in found:
        click.echo(f"{entry.id}\t{entry.title}\t{entry.article}\t{_dates(entry)}\t{entry.status}")
    return 0


@command.command("lint")
def lint() -> int:
    """Check the tables of law: unknown, expired and wrongly anchored sources, missing texts, dates out of order."""
    found = problems()
    for place, sentence in found:
        click.echo(f"{place}: {sentence}")
    click.echo(f"{len(law_sources())} sources, {len(found)} problems")
    return 1 if found else 0


def _told(entry: SourceInfo, lang: str) -> str:
    words = read_data("contract_audit.cli", "law_words.yaml")
    colon = ": " if lang == "en" else "："
    rows = (
        ("in_force", f"{_dates(entry)} · {words['status'][entry.status][lang]}"),
        ("anchor", words["anchor"][entry.anchor][lang]),
        ("rank", f"{words['rank'][entry.rank][lang]} · {words['citable']['yes' if entry.citable else 'no'][lang]}"),
        ("verified", words["verified"][entry.verified_by][lang]),
        ("note", entry.note),
        ("risks", ", ".join(entry.risks)),
    )
    head = f"{entry.title} {entry.article}\n{entry.id}\n\n{entry.gist}\n"
    return "\n".join((head, *(f"{words['field'][name][lang]}{colon}{value}" for name, value in rows if value)))


def _dates(entry: SourceInfo) -> str:
    return f"{entry.in_force_from} – {entry.in_force_to or ''}".rstrip()


def _json(found: SourceInfo | tuple[SourceInfo, ...]) -> str:
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode()
