"""`contract-audit evaluate`: measure rules, classifier and both."""

from pathlib import Path

import click
import msgspec

from contract_audit.cli.corpora_option import corpora_option
from contract_audit.cli.long_job import progress
from contract_audit.pipeline import Auditor
from contract_audit.rulebook import load_rulebook

_MODEL = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("evaluate")
@corpora_option
@click.option("--model", type=_MODEL, help="The model to measure (default: the shipped one).")
@click.option("--compare", type=_MODEL, metavar="OLD", help="Print what changed against another model, unit by unit.")
@click.option("--ablation", is_flag=True, help="Also compare features and estimators; takes some minutes.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--card", type=click.Path(dir_okay=False, path_type=Path), help="Write the model card to this file.")
def command(  # noqa: PLR0913 - one parameter an option
    *, corpora: Path, model: Path | None, compare: Path | None, ablation: bool, as_json: bool, card: Path | None
) -> int:
    r"""Measure on documents that nothing was learned from: rules alone, the classifier alone, both together.

    \b
    Examples:
      contract-audit evaluate
      contract-audit evaluate --model new.json --compare old.json
      contract-audit evaluate --ablation --card MODEL_CARD.md
    """
    from contract_audit.learning.ablation import compare as compare_variants  # noqa: PLC0415 - only learning needs it
    from contract_audit.learning.comparison import changes  # noqa: PLC0415 - likewise
    from contract_audit.learning.corpora import read_corpora  # noqa: PLC0415 - likewise
    from contract_audit.learning.evaluation import evaluate, measure  # noqa: PLC0415 - likewise
    from contract_audit.learning.examined import examine  # noqa: PLC0415 - likewise
    from contract_audit.learning.examples import read_labelled, sentence_examples  # noqa: PLC0415 - likewise
    from contract_audit.learning.model_card import model_card  # noqa: PLC0415 - likewise

    auditor = Auditor(load_rulebook(), model=model)
    texts = read_corpora(corpora)
    with progress() as tell:
        documents = [read_labelled(labels, auditor) for labels in texts.test]
        sentences = [example for item in texts.sentences if item.test for example in sentence_examples(item, auditor)]
        figures = evaluate(measure(documents, auditor, tell), sentences, auditor)
        compared = compare_variants(examine(texts, auditor, tell=tell), tell) if ablation else None
    written = model_card(auditor.classifier, texts, figures, compared)
    if card is not None:
        card.write_text(written, encoding="utf-8")
    if compare is not None:
        for change in changes(documents, Auditor(load_rulebook(), model=compare), auditor):
            click.echo(change.line())
    elif as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(figures)).decode())
    else:
        click.echo(written)
    return 0
