"""The model card: what the classifier is, what it learned from and how well it does, as Markdown."""

from collections.abc import Iterator, Sequence

import msgspec

from contract_audit.classifier import Classifier, Model
from contract_audit.learning.ablation import Variant
from contract_audit.learning.corpora import Corpora
from contract_audit.learning.evaluation import Evaluation, Figure, System
from contract_audit.learning.lock import lock_text
from contract_audit.learning.tally import Counts

_NAMES = {System.RULES: "rules alone", System.CLASSIFIER: "classifier alone", System.BOTH: "both"}

_INTRODUCTION = """# Model card

Written by `contract-audit evaluate --card`; do not edit.

**What it is.** One linear model a risk over a sentence of a contract: runs of one to three characters with parties,
quantities and numbers replaced by signs, the meanings of the lexicon in the sentence and in its neighbours, its form,
its terms and its heading. Support vector machines fitted by scikit-learn, pruned, rounded, then calibrated. Words are
not among the features: see the ablation below. Inference is plain Python on one JSON file.

**What it is for.** To point to clauses that no rule names, and to weigh what rules say. It never speaks of what is
missing or of figures, and never where the context of the words (a prohibition, a negation, quoted law) or the kind of
deal keeps the rules of the risk silent. A finding of its own names the words that spoke for it.

**What it is not.** No lawyer has confirmed the labels it learned from. The texts were written for this project; real
contracts are longer and repeat themselves more. It knows sentences, not intentions."""

_COEFFICIENTS = {
    "alone": "no rule speaks",
    "score": "the classifier's log-odds, no rule speaking",
    "near": "a rule speaks of the risk in the sentence before or after",
    "blocked": "a rule would speak but for a context or a counter-pattern",
    "spoken": "a rule speaks",
    "spoken_score": "the classifier's log-odds, a rule speaking",
    "authored": "the log-odds of the confidence its authors gave the rule",
}


def model_card(
    classifier: Classifier,
    corpora: Corpora,
    evaluation: Evaluation,
    compared: tuple[Sequence[Variant], Sequence[Variant]] | None,
) -> str:
    """The card; `compared` are the views and the estimators, where they were compared."""
    model = classifier.model
    parts = [
        _INTRODUCTION,
        "\n".join(_origin(model, classifier.fingerprint, corpora)),
        "\n".join(_quality(evaluation)),
        "\n".join(_joining(model)),
    ]
    if compared is not None:
        parts += ["\n".join(_compared(*compared))]
    parts += ["\n".join(_risks(evaluation, model))]
    return "\n\n".join(parts) + "\n"


def _origin(model: Model, fingerprint: str, corpora: Corpora) -> Iterator[str]:
    learned = sum(not sentence.test for sentence in corpora.sentences)
    examples = sum(len(page.examples.hits) + len(page.examples.misses) for page in corpora.pages)
    versions = ", ".join(f"{name} {version}" for name, version in model.made_with.items())
    yield "## How it was made\n"
    yield f"- file `{fingerprint}`, from texts `{model.made_from}`; {len(model.risks)} risks"
    yield f"- {len(corpora.development)} development documents, {learned} labelled sentences,"
    yield f"  {examples} examples of rules"
    yield f"- {sum(len(block.names) for block in model.blocks)} features,"
    yield f"  {sum(len(block.weights) for block in model.blocks)} weights other than zero"
    yield f"- made with {versions}; the same give the same bytes:\n"
    yield f"```\n{lock_text(model.made_with)}```"


def _quality(evaluation: Evaluation) -> Iterator[str]:
    yield f"## On {evaluation.documents} test documents\n"
    yield "Nothing was learned from them and no threshold was set by them. Brackets hold the figure in 95 % of draws of"
    yield "as many documents.\n"
    yield "| | precision | recall | micro F1 | macro F1 | traps hit |"
    yield "|---|---|---|---|---|---|"
    for system in System:
        counts, figure = evaluation.micro[system], evaluation.f1[system]
        yield (
            f"| {_NAMES[system]} | {counts.precision:.3f} | {counts.recall:.3f} | {_interval(figure)} "
            f"| {evaluation.macro[system]:.3f} | {evaluation.hit[system]} of {evaluation.traps} |"
        )
    yield ""
    yield f"- gain of both over the better of the two alone: {_interval(evaluation.gain)}"
    yield f"- expected calibration error: {evaluation.calibration_error:.3f}"
    yield f"- absences: precision {evaluation.absences.precision:.3f}, recall {evaluation.absences.recall:.3f}"
    yield f"- precision where recall is 0.8: {_or_never(evaluation.precision_at_in_documents)}"
    yield ""
    yield "Single test sentences, half of them hard negatives, the classifier alone: "
    yield (
        f"precision {evaluation.sentences.precision:.3f}, recall {evaluation.sentences.recall:.3f}; precision where "
        f"recall is 0.8: {_or_never(evaluation.precision_at)}.\n"
    )
    yield "| family | rules | classifier | both |"
    yield "|---|---|---|---|"
    for family, of_family in evaluation.families.items():
        yield f"| {family} | {' | '.join(_short(of_family[system]) for system in System)} |"
    yield "\nF1, and in brackets how many sure marks there are."


def _joining(model: Model) -> Iterator[str]:
    yield "## How rules and classifier are combined\n"
    yield "Log-odds of a finding are the sum of these, fitted on development documents that the rules were not written"
    yield "for:\n"
    yield "| coefficient | multiplied with |"
    yield "|---|---|"
    for name, value in msgspec.structs.asdict(model.joining).items():
        yield f"| {value:+.3f} | {_COEFFICIENTS[name]} |"
    yield f"\nWhat a rule says is left out where this makes it less likely than {model.refuted:g} in a document whose"
    yield "language the classifier knows (on balance it takes what rules say there for right), and elsewhere less"
    yield f"likely than {model.refuted_elsewhere:g}. What the classifier says alone is reported from its risk's"
    yield f"threshold on, elsewhere not below {model.least_elsewhere:g}."


def _compared(views: Sequence[Variant], estimators: Sequence[Variant]) -> Iterator[str]:
    yield "## What was compared\n"
    yield "By cross-validation on the development documents; the classifier alone, unit by unit, no deal or context"
    yield "taken into account.\n"
    for title, variants in (("features", views), ("estimator", estimators)):
        yield f"| {title} | mean precision | best F1 | macro |"
        yield "|---|---|---|---|"
        for item in variants:
            yield f"| {item.name} | {item.mean_precision:.3f} | {item.f1:.3f} | {item.macro:.3f} |"
        yield ""


def _risks(evaluation: Evaluation, model: Model) -> Iterator[str]:
    thresholds = dict(zip(model.risks, model.thresholds, strict=True))
    yield "## Risk by risk\n"
    yield "| risk | rules | classifier | both | threshold |"
    yield "|---|---|---|---|---|"
    for risk, counts in evaluation.risks.items():
        threshold = f"{thresholds[risk]:.2f}" if risk in thresholds else "—"
        yield f"| {risk} | {' | '.join(_short(counts[system]) for system in System)} | {threshold} |"


def _interval(figure: Figure) -> str:
    return f"{figure.value:.3f} [{figure.low:.3f}, {figure.high:.3f}]"


def _or_never(value: float | None) -> str:
    return "not reached" if value is None else f"{value:.3f}"


def _short(counts: Counts) -> str:
    return f"{counts.f1:.2f} ({counts.sure})" if counts.sure else f"— ({counts.false} false)"
