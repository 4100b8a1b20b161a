"""`contract-audit stress`: what falling prices do to the money in a contract."""

import sys
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import click
import msgspec

from contract_audit.api import Stressed, stress
from contract_audit.cli.figures import bars, percent, table, yuan
from contract_audit.cli.inputs import STANDARD_INPUT
from contract_audit.data_files import read_data
from contract_audit.judgement.stress import Stress, StressLine
from contract_audit.pipeline.calculated import stress_fields
from contract_audit.report.messages import messages_in


@click.command("stress")
@click.argument("path")
@click.option(
    "--drop", "drops", multiple=True, metavar="SHARE", help="A further fall in prices, 0 to 1. May be repeated."
)
@click.option("--format", "format_name", type=click.Choice(("table", "json")), default="table", show_default=True)
@click.option("--lang", type=click.Choice(("zh", "en")), default="zh", show_default=True, help="Language.")
def command(path: str, drops: tuple[str, ...], format_name: str, lang: str) -> int:
    r"""Print how far the warning and liquidation lines are, and what is left after falls in price.

    \b
    Examples:
      contract-audit stress agreement.pdf
      contract-audit stress agreement.docx --drop 0.25 --drop 0.4 --format json
    """
    source = sys.stdin.buffer.read() if path == STANDARD_INPUT else Path(path)
    found = stress(source, drops=[_share(drop) for drop in drops])
    click.echo(_json(found, lang) if format_name == "json" else "\n".join(_told(found, lang)))
    return 0


def _share(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        message = f"--drop: {text!r} is not a share such as 0.3."
        raise click.UsageError(message) from error


def _json(found: Stressed, lang: str) -> str:
    content = {
        "stress": stress_fields(found.stress) if found.stress else None,
        "not_computed": [{"id": gap.id, "why": gap.why.in_language(lang)} for gap in found.not_computed],
    }
    return msgspec.json.format(msgspec.json.Encoder(decimal_format="number").encode(content), indent=2).decode()


def _told(found: Stressed, lang: str) -> Iterator[str]:
    words = _Words(lang)
    if found.stress is None:
        yield words.say("nothing")
    else:
        yield from _stress(found.stress, words)
    if found.not_computed:
        yield f"\n{words.say('not_computed')}"
        yield from (f"  {gap.why.in_language(lang)}" for gap in found.not_computed)


def _stress(found: Stress, words: "_Words") -> Iterator[str]:
    leverage = "—" if found.leverage is None else f"{found.leverage:.4f}".rstrip("0").rstrip(".")
    if found.own is not None and found.borrowed is not None:
        sums = {"own": yuan(found.own), "borrowed": yuan(found.borrowed), "total": yuan(found.own + found.borrowed)}
        yield words.say("facts", **sums, leverage=leverage)
    else:
        yield words.say("partial") if found.leverage is None else words.say("ratio", leverage=leverage)
    if found.lines:
        yield "\n" + table([words.say(name) for name in ("line", "figure", "at", "drop", "loss", "remark")], [
            (words.say(line.id), words.convention(line), yuan(line.asset_amount), percent(line.drop),
             percent(line.margin_loss), words.flags(line)) for line in found.lines
        ], left=2)  # fmt: skip
    if found.points:
        yield "\n" + table([words.say(name) for name in ("drop", "assets", "equity", "loss", "event")], [
            (percent(point.drop), yuan(point.assets), yuan(point.equity), percent(point.margin_loss),
             words.say(point.event) if point.event else "") for point in found.points
        ], left=0)  # fmt: skip
        yield f"\n{words.say('chart')}"
        yield bars(
            (percent(point.drop), 1 - point.margin_loss, words.say(point.event) if point.event else "")
            for point in found.points
        )
        yield ""
    for limit, days in found.limit_down_days:
        yield words.say("limit_down", limit=f"{limit * 100:.0f}", days=days)
    if found.call:
        needed = found.call.needed
        yield words.say(
            "top_up", ratio=percent(found.call.target_ratio), deposit=yuan(needed.deposit),
            repayment=yuan(needed.repayment), sale=yuan(needed.sale),
        )  # fmt: skip
    yield words.say("assumed")


class _Words:
    """The words of `stress_words.yaml` in one language."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._words: dict[str, Any] = read_data("contract_audit.cli", "stress_words.yaml")

    def say(self, name: str, **values: object) -> str:
        sentence: str = self._words[name][self._lang]
        return sentence.format_map(values)

    def convention(self, line: StressLine) -> str:
        label = messages_in(self._lang).label("convention", line.convention)
        return label.format_map({"money": yuan(line.value), "percent": percent(line.value)})

    def flags(self, line: StressLine) -> str:
        names = [name for name in ("below_principal", "under_water_at_opening") if getattr(line, name)]
        return ("; " if self._lang == "en" else "；").join(self.say(name) for name in names)
