"""Runs the examples of rule files: the tests that every rule carries."""

from collections.abc import Iterable, Iterator

import msgspec

from contract_audit.document import Document, Origin
from contract_audit.pipeline import Auditor
from contract_audit.rulebook import Page


class Failure(msgspec.Struct, frozen=True):
    """An example that did not behave: `wanted` is True for a 命中 example."""

    rule: str
    wanted: bool
    example: str
    found: tuple[str, ...]


def run_examples(pages: Iterable[Page], auditor: Auditor) -> Iterator[Failure]:
    """Every example that fails.

    A 命中 example must make its rule speak; a 不命中 example must bring no finding of the rule's risk at all.
    """
    for page in pages:
        for wanted, examples in ((True, page.examples.hits), (False, page.examples.misses)):
            for example in examples:
                rules = speaking(example, auditor)
                spoke = page.rule.id in rules if wanted else page.rule.risk in rules.values()
                if spoke != wanted:
                    yield Failure(page.rule.id, wanted, example, tuple(sorted(rules)))


def speaking(text: str, auditor: Auditor) -> dict[str, str]:
    """The rules that speak about a text, each with its risk."""
    _, case = auditor.case_of(Document(text=text, media_type="text/plain", origin=Origin.TEXT))
    return {hit.rule.id: hit.rule.risk for hit in auditor.engine.judge(case)}
