"""The composition: from bytes to a report, a pure function of bytes, rulebook, law tables and options."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from contract_audit.classifier import Classifier, load_classifier
from contract_audit.deal import classify_deal, deal_patterns
from contract_audit.document import Document, RangeKind
from contract_audit.errors import ReadingError
from contract_audit.findings import Finding, gather, join_evidence, join_hits
from contract_audit.judgement import checklist_patterns, validity_patterns
from contract_audit.patterns import Matcher, Memory, Pattern, ScanIndex, Scanner, load_lexicon
from contract_audit.patterns.memory import WINDOWS
from contract_audit.pipeline.assemble import Assembled, assemble, failed_report
from contract_audit.pipeline.options import Options
from contract_audit.pipeline.outcome import Report
from contract_audit.reading import Limits, read
from contract_audit.rulebook import Engine, Rulebook
from contract_audit.rulebook.case import Case
from contract_audit.rulebook.tokens import TokenSearch
from contract_audit.structure import Surroundings, build_structure, coined_names, role_hits
from contract_audit.terms import extract_terms, term_patterns
from contract_audit.text import NormalText, Quantity, find_quantities, normalise

_DEFAULTS = Options()


class Auditor:
    """A rulebook, made ready once; audits any number of inputs.

    What it found in the last `remembered` sentences stays in its memory, so that boilerplate is matched once; it never
    leaves the process and changes no report. With 0 it stays empty; the bounded caches of `find_cues` and `read_marker`
    keep single sentences all the same. `model` is a file of weights that takes the place of the shipped one.
    """

    def __init__(self, rulebook: Rulebook, *, model: Path | None = None, remembered: int = WINDOWS) -> None:
        self.engine = Engine(rulebook)
        self._model = model
        self._scanner = Scanner(load_lexicon(), patterns=patterns_of(rulebook))
        self._memory = Memory(remembered)

    @cached_property
    def classifier(self) -> Classifier:
        """The trained classifier, loaded when it is first asked for; raises `ModelError`."""
        return load_classifier(self._model)

    def forget(self) -> None:
        """Drop what is remembered of the inputs audited so far."""
        self._memory.forget()

    def audit_bytes(  # noqa: PLR0913 - keyword-only options
        self,
        data: bytes,
        *,
        name: str = "",
        options: Options = _DEFAULTS,
        password: str | None = None,
        limits: Limits | None = None,
        tokens: Callable[[str], TokenSearch] | None = None,
    ) -> Report:
        """Read and judge one input; `tokens` as in `case_of`.

        What cannot be read gives a report with status `failed`, never an exception.
        """
        digest = hashlib.sha256(data).hexdigest()
        try:
            document = read(data, name=name, password=password, limits=limits)
        except ReadingError as error:
            return failed_report(name, error, options, sha256=digest, size=len(data))
        return self.audit_document(document, name=name, sha256=digest, size=len(data), options=options, tokens=tokens)

    def audit_document(  # noqa: PLR0913 - keyword-only facts about the input
        self,
        document: Document,
        *,
        name: str,
        sha256: str,
        size: int,
        options: Options = _DEFAULTS,
        tokens: Callable[[str], TokenSearch] | None = None,
    ) -> Report:
        """Judge a document that has been read already. `tokens` as in `case_of`."""
        normal, case = self.case_of(document, tokens, as_of=options.as_of)
        findings = self.findings_of(case, model=options.model)

        def rescan(changed: Document) -> tuple[NormalText, Case, tuple[Finding, ...]]:
            text, again = self.case_of(changed, tokens, as_of=options.as_of)
            found = self.findings_of(again, model=options.model)
            return text, again, tuple(finding for finding in found if finding.counts(options.threshold))

        audited = Assembled(document, normal, case, findings, name=name, sha256=sha256, size=size, rescan=rescan)
        return assemble(audited, options)

    def findings_of(self, case: Case, *, model: bool) -> tuple[Finding, ...]:
        """What the rules find and, with `model`, the classifier beside them."""
        if not model:
            return join_hits(self.engine.judge(case), case)
        evidence = gather(self.engine.survey(case), self.classifier.look(case), case, self.engine.rulebook)
        return join_evidence(evidence, case, self.classifier.model)

    def case_of(
        self,
        document: Document,
        tokens: Callable[[str], TokenSearch] | None = None,
        *,
        as_of: date | None = None,
    ) -> tuple[NormalText, Case]:
        """The normalised text of a document and everything the rules judge.

        `tokens` makes a search for token patterns out of the normalised text; without it rules that use them are
        silent.
        """
        normal = normalise(document)
        index = self._scanner.scan(normal.text)
        for word, hits in coined_names(index).items():
            index.stand_for(word, hits)
        tables = tuple(normal.offsets.to_rewritten(span) for span in document.spans_of(RangeKind.TABLE))
        structure = build_structure(normal, index, tables)
        quantities = find_quantities(normal.text)
        values = _add_quantities(index, quantities)
        for role, hits in role_hits(structure, index).items():
            index.add(role, hits)
        matcher = Matcher(index, [unit.span for unit in structure.units], values, self._memory)
        terms = extract_terms(normal.text, structure, matcher, quantities)
        surroundings = Surroundings(normal.text, structure.units)
        deal = classify_deal(normal.text, structure, matcher, surroundings)
        search = tokens(normal.text) if tokens is not None else None
        case = Case(
            normal.text, structure, terms, deal, matcher, tokens=search, surroundings=surroundings,
            quantities=quantities, as_of=as_of,
        )  # fmt: skip
        return normal, case


def patterns_of(rulebook: Rulebook) -> tuple[Pattern, ...]:
    """Every pattern that an audit with these rules asks for, for a scanner to know."""
    judged = (*checklist_patterns(), *validity_patterns())
    return (*Engine(rulebook).patterns(), *deal_patterns(), *term_patterns(), *judged)


def _add_quantities(
    index: ScanIndex, quantities: tuple[Quantity, ...]
) -> Mapping[tuple[str, tuple[int, int]], Decimal]:
    """Put the quantities into the index under the names of their kinds; returns the value behind each hit."""
    hits: dict[str, list[tuple[int, int]]] = {}
    values: dict[tuple[str, tuple[int, int]], Decimal] = {}
    for quantity in quantities:
        name, hit = quantity.kind.value, (quantity.span.start, quantity.span.end)
        hits.setdefault(name, []).append(hit)
        if quantity.value and quantity.other:
            values[name, hit] = max(quantity.value / quantity.other, quantity.other / quantity.value)
        elif quantity.value is not None:
            values[name, hit] = quantity.value
    for name, found in hits.items():
        index.add(name, found)
    return values
