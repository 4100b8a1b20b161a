"""Runs the examples of rule files, and scans the clauses they offer: the tests that every rule carries."""

from collections.abc import Iterable, Iterator

import msgspec

from contract_audit.document import Document, Origin
from contract_audit.pipeline import Auditor
from contract_audit.rulebook import Page
from contract_audit.rulebook.fair_clause import QUOTED, SIDES, filled_in, values_in

_NEUTRAL = "甲方（出借人）：\n乙方（借款人）：\n丙方（保证人）：\n"
_KNOWN = {*SIDES, *QUOTED}
_NEUTRAL_PARTIES = {"funder": "甲方", "client": "乙方", "guarantor": "丙方"}


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


def loud_rewrites(pages: Iterable[Page], auditor: Auditor) -> Iterator[tuple[str, str]]:
    """Every rule that would speak about its own rewrite, as `(path, sentence)`.

    Blanks take their samples; what the rewrite keeps of a sentence is taken from the rule's first example.
    """
    for page in pages:
        if page.rule.rewrite is None or not page.examples.hits or values_in(page.rule.rewrite.zh) - _KNOWN:
            continue
        quoted = {"original": page.examples.hits[0], "before": "", "after": "。"}
        clause = filled_in(page.rule.rewrite.zh, _NEUTRAL_PARTIES | quoted, samples=True)
        if page.rule.risk in speaking(_NEUTRAL + clause, auditor).values():
            yield page.path, f"its own rewrite brings {page.rule.risk}: {clause}"


def speaking(text: str, auditor: Auditor) -> dict[str, str]:
    """The rules that speak about a text, each with its risk."""
    _, case = auditor.case_of(Document(text=text, media_type="text/plain", origin=Origin.TEXT))
    return {hit.rule.id: hit.rule.risk for hit in auditor.engine.judge(case)}
