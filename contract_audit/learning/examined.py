"""The corpora as examples: read once by the same pipeline that scans contracts."""

import hashlib
from collections.abc import Sequence

import msgspec

from contract_audit.classifier import Joining
from contract_audit.learning.corpora import Corpora
from contract_audit.learning.examples import (
    Example,
    ReadDocument,
    document_examples,
    read_labelled,
    rule_examples,
    sentence_examples,
)
from contract_audit.learning.knowledge import known_risks
from contract_audit.learning.progress import Tell, silent, told
from contract_audit.pipeline import Auditor


class Examined(msgspec.Struct, frozen=True):
    """Everything to learn from: documents with the examples of each, examples of sentences and rules, and the risks.

    `weighing` are the names of the documents by which rules and classifier are weighed, `joining` the coefficients
    where they are known already.
    """

    documents: tuple[ReadDocument, ...]
    of_document: dict[str, tuple[Example, ...]]
    others: tuple[Example, ...]
    risks: tuple[str, ...]
    weighing: frozenset[str]
    joining: Joining | None

    @property
    def fingerprint(self) -> str:
        """The hash of every feature and label that is learned from."""
        digest = hashlib.sha256(msgspec.json.encode((self.risks, sorted(self.weighing), self.joining)))
        for example in self.examples():
            digest.update(msgspec.json.encode(example, order="deterministic"))
        return digest.hexdigest()[:16]

    def examples(self, without: Sequence[str] = ()) -> list[Example]:
        """All examples, those of the documents named left out."""
        kept = [name for name in self.of_document if name not in set(without)]
        return [example for name in kept for example in self.of_document[name]] + list(self.others)


def examine(corpora: Corpora, auditor: Auditor, reviewed: Sequence[Example] = (), tell: Tell = silent) -> Examined:
    """Read the training part of the corpora; `reviewed` are examples from reviewers' decisions."""
    documents = tuple(read_labelled(item, auditor) for item in told("documents", corpora.development, tell))
    of_document = {document.labels.name: tuple(document_examples(document)) for document in documents}
    others = list(reviewed)
    for sentence in told("sentences", [item for item in corpora.sentences if not item.test], tell):
        others += sentence_examples(sentence, auditor)
    for page in told("rules", corpora.pages, tell):
        others += rule_examples(page, auditor)
    # Absences, dates and sums are no matter of wording: only the risks of clauses have sentences.
    judging = {sentence.risk for sentence in corpora.sentences}
    every = [example for found in of_document.values() for example in found] + others
    return Examined(
        documents,
        of_document,
        tuple(others),
        tuple(risk for risk in known_risks(every) if risk in judging),
        corpora.weighing,
        corpora.joining,
    )
