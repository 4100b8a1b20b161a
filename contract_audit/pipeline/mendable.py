"""Whether a document is one in which better wording helps: a deal that may stand, read whole, with no sign of fraud.

In any other a polished clause would only hide what is wrong with the deal; there the advice is what to do.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final

import msgspec

from contract_audit.data_files import read_data
from contract_audit.document import Document, Readability
from contract_audit.findings import Finding
from contract_audit.judgement import Validity
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.fair_clause import UNMENDABLE
from contract_audit.text import NormalText

Rescan = Callable[[Document], tuple[NormalText, Case, tuple[Finding, ...]]]
"""Scans a changed document: its normalised text, the case, and the findings that count."""


class Wording(msgspec.Struct, frozen=True):
    """What is offered for one finding.

    `rewrite` is proven, in the report's language; `replacement` is the same in the contract's, with the number and the
    stop of the units it takes the place of. `good_clause` is an example where no rewrite is proven.
    """

    rewrite: str | None = None
    replacement: str | None = None
    good_clause: str | None = None


NO_WORDING: Final = Wording()

SUSPICION: Final = 0.5
"""How sure a finding must be to keep rewrites back, whatever threshold the reader has set for the report."""


def is_mendable(document: Document, case: Case, judged: Validity | None, findings: Iterable[Finding]) -> bool:
    """Whether rewrites and fair clauses may be shown; `findings` are all there are."""
    if document.readability is not Readability.WHOLE or case.structure.turns:
        return False
    data = wording_data()
    if "licensed" not in case.deal.tags and not case.deal.tags.isdisjoint(data["deals"]):
        return False
    if judged is None:
        stands = case.deal.known and not case.deal.playbooks and case.elements.isdisjoint(data["elements"])
    else:
        stands = judged.verdict.value in data["verdicts"]
    return stands and not any(_is_unmendable(finding, data["unmendable"]) for finding in findings)


def _is_unmendable(finding: Finding, unmendable: dict[str, list[str]]) -> bool:
    rule = finding.rule
    grave = rule.family in UNMENDABLE and finding.severity.value in unmendable["severities"]
    return finding.counts(SUSPICION) and (grave or rule.risk in unmendable["risks"])


@cache
def wording_data() -> dict[str, Any]:
    """The content of `rewriting.yaml`."""
    loaded: dict[str, Any] = read_data("contract_audit.pipeline", "rewriting.yaml")
    return loaded
