"""Evaluation: rules alone, the classifier alone and both together on documents that nothing was learned from."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from contract_audit.classifier import Classifier, Joining
from contract_audit.findings import Finding, gather, join_evidence, join_hits
from contract_audit.learning.bootstrap import interval
from contract_audit.learning.calibration import expected_error
from contract_audit.learning.combining import judged
from contract_audit.learning.examples import Example, ReadDocument
from contract_audit.learning.progress import Tell, silent, told
from contract_audit.learning.tally import Counts, Tally, by_risk, tally, total
from contract_audit.pipeline import Auditor
from contract_audit.pipeline.options import Options
from contract_audit.rulebook import Rulebook

ENOUGH: Final = 0.8
"""The recall at which precision is stated."""


_ALONE: Final = Joining(alone=0, score=1, near=0, blocked=0, spoken=0, spoken_score=0, authored=0)
"""The classifier's opinion as it is."""

_Of = Callable[[Sequence["Measured"]], float]


class System(StrEnum):
    """What is measured."""

    RULES = "rules"
    CLASSIFIER = "classifier"
    BOTH = "both"


class Measured(msgspec.Struct, frozen=True):
    """One document: the tally and the counts of each system, and how likely and how true each piece of evidence is."""

    name: str
    tallies: dict[System, Tally]
    whole: dict[System, Counts]
    likely: tuple[float, ...]
    right: tuple[bool, ...]


class Figure(msgspec.Struct, frozen=True):
    """A figure and the interval that holds it with 95 %."""

    value: float
    low: float
    high: float


class Evaluation(msgspec.Struct, frozen=True):
    """All figures on one set of documents and sentences.

    `gain` is what both together have over the better of the two alone, in micro F1. `sentences` are the counts of the
    classifier alone on single sentences, one risk each; `precision_at` its precision there where recall is 0.8.
    """

    documents: int
    micro: dict[System, Counts]
    f1: dict[System, Figure]
    macro: dict[System, float]
    gain: Figure
    absences: Counts
    traps: int
    hit: dict[System, int]
    calibration_error: float
    families: dict[str, dict[System, Counts]]
    risks: dict[str, dict[System, Counts]]
    sentences: Counts
    precision_at: float | None
    precision_at_in_documents: float | None


def measure(documents: Iterable[ReadDocument], auditor: Auditor, tell: Tell = silent) -> list[Measured]:
    """Let the three systems find what they find in each document, the rules the same in all."""
    return [_measured(document, auditor) for document in told("test documents", documents, tell)]


def evaluate(measured: Sequence[Measured], sentences: Sequence[Example], auditor: Auditor) -> Evaluation:
    """The figures of what was measured; `sentences` are test sentences."""
    rulebook = auditor.engine.rulebook
    of = {system: [item.tallies[system] for item in measured] for system in System}
    risks = {system: by_risk(of[system]) for system in System}
    names = sorted({risk for found in risks.values() for risk in found})
    likely = [value for item in measured for value in item.likely]
    right = [value for item in measured for value in item.right]
    ranked = _scores(sentences, auditor.classifier)
    sure = sum((counts.sure for counts in risks[System.BOTH].values()), start=0)
    return Evaluation(
        documents=len(measured),
        micro={system: total(of[system]) for system in System},
        f1={system: _figure(measured, _f1(system)) for system in System},
        macro={system: _macro(risks[system]) for system in System},
        gain=_figure(measured, _gain),
        absences=_sum(counts for item in of[System.BOTH] for counts in item.absences.values()),
        traps=sum(item.traps for item in of[System.BOTH]),
        hit={system: sum(item.hit for item in of[system]) for system in System},
        calibration_error=expected_error(likely, right),
        families=_families(risks, rulebook),
        risks={risk: {system: risks[system].get(risk, Counts()) for system in System} for risk in names},
        sentences=_of_sentences(ranked),
        precision_at=precision_at(ranked, sum(is_right for _, is_right in ranked)),
        precision_at_in_documents=precision_at(list(zip(likely, right, strict=True)), sure),
    )


def precision_at(ranked: Sequence[tuple[float, bool]], wanted: int) -> float | None:
    """Precision at the first place of the ranking where four fifths of what is wanted are found; None where never."""
    found = 0
    for place, (_, is_right) in enumerate(sorted(ranked, key=lambda pair: -pair[0]), start=1):
        found += is_right
        if wanted and found >= ENOUGH * wanted:
            return found / place
    return None


def _measured(document: ReadDocument, auditor: Auditor) -> Measured:
    case, engine, classifier = document.case, auditor.engine, auditor.classifier
    hits = engine.survey(case)
    pieces = gather(hits, classifier.look(case), case, engine.rulebook)
    alone = gather((), classifier.look(case), case, engine.rulebook)
    threshold = Options().threshold
    spoken = [hit for hit in hits if not hit.blocked]
    found: dict[System, Iterable[Finding]] = {
        System.RULES: join_hits(spoken, case),
        System.CLASSIFIER: join_evidence(alone, case, msgspec.structs.replace(classifier.model, joining=_ALONE)),
        System.BOTH: join_evidence(pieces, case, classifier.model),
    }
    known = [item for item in judged(document, pieces) if item.evidence.rule.risk in classifier.model.risks]
    likely = [item.evidence.probability(classifier.model.joining) for item in known]
    tallies = {
        system: tally(document, [item for item in items if item.counts(threshold)]) for system, items in found.items()
    }
    return Measured(
        name=document.labels.name,
        tallies=tallies,
        whole={system: total([item]) for system, item in tallies.items()},
        likely=tuple(likely),
        right=tuple(item.right for item in known),
    )


def _scores(sentences: Sequence[Example], classifier: Classifier) -> list[tuple[float, bool]]:
    """For each test sentence the log-odds of the risk it is about, and whether it stands in it."""
    model = classifier.model
    found: list[tuple[float, bool]] = []
    for example in sentences:
        odds = classifier.log_odds(example.features)
        about = sorted((example.risks | example.harmless).intersection(model.risks))
        found += [(odds[model.risks.index(risk)], risk in example.risks) for risk in about]
    return found


def _of_sentences(ranked: Sequence[tuple[float, bool]]) -> Counts:
    counts = Counts()
    for odds, is_right in ranked:
        said = odds > 0
        counts += Counts(int(is_right), int(said and is_right), int(said and is_right), int(said and not is_right))
    return counts


def _f1(system: System) -> _Of:
    return lambda measured: _sum(item.whole[system] for item in measured).f1


def _gain(measured: Sequence[Measured]) -> float:
    alone = max(_f1(System.RULES)(measured), _f1(System.CLASSIFIER)(measured))
    return _f1(System.BOTH)(measured) - alone


def _figure(measured: Sequence[Measured], of: _Of) -> Figure:
    return Figure(of(measured), *interval(measured, of))


def _macro(risks: dict[str, Counts]) -> float:
    held = [counts.f1 for counts in risks.values() if counts.sure]
    return sum(held) / len(held) if held else 0.0


def _families(risks: dict[System, dict[str, Counts]], rulebook: Rulebook) -> dict[str, dict[System, Counts]]:
    family_of = {rule.risk: rule.family for rule in rulebook.rules}
    families = sorted({family_of[risk] for found in risks.values() for risk in found if risk in family_of})
    return {
        family: {
            system: _sum(counts for risk, counts in risks[system].items() if family_of.get(risk) == family)
            for system in System
        }
        for family in families
    }


def _sum(counts: Iterable[Counts]) -> Counts:
    whole = Counts()
    for item in counts:
        whole += item
    return whole
