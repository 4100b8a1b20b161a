"""`contract-audit settle`: who owes whom after a financing that a court does not uphold."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from contract_audit.api import Settled, settle, settlement_example
from contract_audit.cli.figures import table, yuan
from contract_audit.cli.inputs import STANDARD_INPUT
from contract_audit.data_files import read_data
from contract_audit.finance.reconciliation import Check
from contract_audit.finance.rounding import to_fen
from contract_audit.judgement.settlement import settlement_words


@click.command("settle")
@click.argument("path", required=False)
@click.option("--format", "format_name", type=click.Choice(("table", "json")), default="table", show_default=True)
@click.option("--lang", type=click.Choice(("zh", "en")), default="zh", show_default=True, help="Language.")
@click.option("--example", is_flag=True, help="Print a case file that works and leave.")
def command(path: str | None, format_name: str, lang: str, *, example: bool) -> int:
    r"""Settle the case that a TOML file describes: the sum, checks of stated figures, points on which courts differ.

    \b
    Examples:
      contract-audit settle --example > case.toml
      contract-audit settle case.toml
      contract-audit settle case.toml --lang en --format json
    """
    if example:
        click.echo(settlement_example(), nl=False)
        return 0
    if path is None:
        message = "Name a case file; `contract-audit settle --example` prints one."
        raise click.UsageError(message)
    found = settle(sys.stdin.buffer.read() if path == STANDARD_INPUT else Path(path))
    click.echo(_json(found, lang) if format_name == "json" else "\n".join(_told(found, lang)))
    return 0


def _json(found: Settled, lang: str) -> str:
    content = {
        "title": found.title,
        "steps": [
            {"id": step.id, "text": step.text.in_language(lang), "amount": to_fen(step.amount)} for step in found.steps
        ],
        "claim": None if found.claim is None else to_fen(found.claim),
        "claim_text": found.claim_text.in_language(lang),
        "result": None if found.result is None else to_fen(found.result),
        "margin_left": None if found.margin_left is None else to_fen(found.margin_left),
        "as_interest": to_fen(found.as_interest),
        "checks": [
            {
                "id": check.id,
                "stated": to_fen(check.stated),
                "computed": to_fen(check.computed),
                "gap": to_fen(check.gap),
                "outcome": _outcome(check),
            }
            for check in found.checks
        ],
        "contested": [
            {
                "id": point.id,
                "text": point.text.in_language(lang),
                "amount": None if point.amount is None else to_fen(point.amount),
            }
            for point in found.contested
        ],
        "notes": [note.in_language(lang) for note in found.notes],
    }
    return msgspec.json.format(msgspec.json.Encoder(decimal_format="number").encode(content), indent=2).decode()


def _told(found: Settled, lang: str) -> Iterator[str]:
    words: dict[str, Any] = {
        key: both[lang] for key, both in read_data("contract_audit.cli", "settle_words.yaml").items()
    }
    missing = settlement_words("facts", "not_computed").in_language(lang)
    if found.title:
        yield f"{found.title}\n"
    claim = missing if found.claim is None else yuan(abs(found.claim))
    rows = [(step.text.in_language(lang), yuan(step.amount)) for step in found.steps]
    yield table((words["item"], words["amount"]), [*rows, (found.claim_text.in_language(lang), claim)])
    yield f"{words['arithmetic']}: {_arithmetic(found)}\n"
    facts = (("result", found.result), ("margin_left", found.margin_left), ("as_interest", found.as_interest))
    for name, amount in facts:
        label = settlement_words("facts", name).in_language(lang)
        yield f"{label}: {missing if amount is None else yuan(amount)}"
    if found.checks:
        yield f"\n{words['checks']}"
        yield table(
            (words["item"], words["stated"], words["computed"], words["outcome"]),
            [
                (
                    settlement_words("checks", check.id).in_language(lang),
                    yuan(check.stated),
                    yuan(check.computed),
                    settlement_words("checks", _outcome(check), gap=yuan(abs(check.gap))).in_language(lang),
                )
                for check in found.checks
            ],
        )
    if found.contested:
        yield f"\n{words['contested']}"
        yield table(
            (words["item"], words["signed"]),
            [
                (point.text.in_language(lang), missing if point.amount is None else yuan(point.amount))
                for point in found.contested
            ],
        )
    yield ""
    yield from (note.in_language(lang) for note in found.notes)


def _arithmetic(found: Settled) -> str:
    """`2,000,000 − 96,000 = 1,904,000`."""
    first, *others = found.steps
    sum_of = " ".join([yuan(first.amount), *(f"− {yuan(-step.amount)}" for step in others)])
    return f"{sum_of} = {yuan(found.claim)}" if found.claim is not None else sum_of


def _outcome(check: Check) -> str:
    return "reconciles" if check.reconciles else "does-not-reconcile"
