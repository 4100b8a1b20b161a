"""Units as the classifier sees them, with what is known of their risks."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

import msgspec

from contract_audit.classifier.features import Features, Reading
from contract_audit.document import Document, Origin, Span
from contract_audit.learning.labelled_documents import LabelledDocument, Mark
from contract_audit.learning.labelled_sentences import LabelledSentence
from contract_audit.pipeline import Auditor
from contract_audit.rulebook import Page, RuleKind
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.engine import judge_rule
from contract_audit.text import NormalText


class Source(StrEnum):
    """Where an example comes from."""

    DOCUMENT = "document"
    SENTENCE = "sentence"
    RULE = "rule"
    REVIEW = "review"


class Example(msgspec.Struct, frozen=True):
    """One unit: its features, and its risks as far as they are known.

    `group` is the document or line it stems from; folds keep a group together. `signs` is its text in signs. Of a
    `complete` example every risk that is neither in `risks` nor in `unknown` is absent; of any other only those of
    `harmless` are.
    """

    group: str
    unit: int
    source: Source
    signs: str
    features: Features
    risks: frozenset[str]
    harmless: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    complete: bool = False


class ReadDocument(msgspec.Struct, frozen=True):
    """A labelled document, read as a scan reads it; `places` are the spans of its units in the document's text."""

    labels: LabelledDocument
    normal: NormalText
    case: Case
    places: tuple[Span, ...]


def meets(span: Span, mark: Span) -> bool:
    """Whether the two share at least half of the shorter one."""
    shared = min(span.end, mark.end) - max(span.start, mark.start)
    return shared > 0 and shared * 2 >= min(len(span), len(mark))


def read_labelled(labels: LabelledDocument, auditor: Auditor) -> ReadDocument:
    """A labelled document with everything a scan knows of it."""
    normal, case = auditor.case_of(plain(labels.text))
    places = tuple(normal.offsets.to_original(unit.span) for unit in case.units)
    return ReadDocument(labels, normal, case, places)


def document_examples(document: ReadDocument) -> Iterator[Example]:
    """Every unit of a document; a risk is known to stand in the units that a sure mark meets."""
    reading = Reading(document.case)
    for unit, place in enumerate(document.places):
        near = [mark for mark in document.labels.marks if mark.span.overlaps(place)]
        sure = frozenset(mark.risk for mark in near if mark.certainty == "sure" and meets(place, mark.span))
        yield Example(
            group=document.labels.name,
            unit=unit,
            source=Source.DOCUMENT,
            signs=reading.signs(unit).text,
            features=reading.features(unit),
            risks=sure,
            unknown=frozenset(mark.risk for mark in near) - sure,
            complete=True,
        )


def sentence_examples(sentence: LabelledSentence, auditor: Auditor) -> Iterator[Example]:
    """The units of the labelled sentence; what stands around it is context only."""
    normal, case = auditor.case_of(plain(sentence.text))
    reading = Reading(case)
    risk = frozenset({sentence.risk})
    for number, unit in enumerate(case.units):
        if meets(normal.offsets.to_original(unit.span), sentence.span):
            risks, harmless = (risk, frozenset[str]()) if sentence.risky else (frozenset[str](), risk)
            yield _example((sentence.place, number), Source.SENTENCE, reading, risks, harmless)


def rule_examples(page: Page, auditor: Auditor) -> Iterator[Example]:
    """The examples of a rule's page: of its hits the units where it speaks, of its misses the last unit."""
    if page.rule.kind is not RuleKind.CLAUSE:
        return
    risk = frozenset({page.rule.risk})
    for kind, texts in (("hit", page.examples.hits), ("miss", page.examples.misses)):
        for number, text in enumerate(texts):
            _, case = auditor.case_of(plain(text))
            spoken = {unit for hit in judge_rule(page.rule, case) if not hit.blocked for unit in hit.units}
            wanted = spoken if kind == "hit" else {len(case.units) - 1}
            reading = Reading(case)
            for unit in sorted(wanted):
                risks, harmless = (risk, frozenset[str]()) if kind == "hit" else (frozenset[str](), risk)
                group = f"{page.rule.id}:{kind}:{number}"
                yield _example((group, unit), Source.RULE, reading, risks, harmless)


def reviewed_examples(name: str, case: Case, accepted: Iterable[Mark], rejected: Iterable[Mark]) -> Iterator[Example]:
    """The units of a reviewer's accepted and rejected findings; spans are of the normalised text."""
    right: dict[int, set[str]] = {}
    wrong: dict[int, set[str]] = {}
    for marks, known in ((accepted, right), (rejected, wrong)):
        for mark in marks:
            for number, unit in enumerate(case.units):
                if meets(unit.span, mark.span):
                    known.setdefault(number, set()).add(mark.risk)
    reading = Reading(case)
    for number in sorted(right.keys() | wrong.keys()):
        risks = frozenset(right.get(number, ()))
        harmless = frozenset(wrong.get(number, ())) - risks
        yield _example((name, number), Source.REVIEW, reading, risks, harmless)


def _example(
    place: tuple[str, int], source: Source, reading: Reading, risks: frozenset[str], harmless: frozenset[str]
) -> Example:
    group, unit = place
    return Example(group, unit, source, reading.signs(unit).text, reading.features(unit), risks, harmless)


def plain(text: str) -> Document:
    """A document that is nothing but its text."""
    return Document(text=text, media_type="text/plain", origin=Origin.TEXT)
