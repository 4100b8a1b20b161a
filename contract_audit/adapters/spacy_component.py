"""The spaCy component: `nlp.add_pipe("contract_audit")`.

    import spacy
    nlp = spacy.blank("zh")
    nlp.add_pipe("contract_audit")
    doc = nlp(text)
    for span in doc.spans["findings"]:
        print(span.label_, [finding.title for finding in span._.findings], span.text)

`doc.spans` holds `findings`, `clauses` and `terms`; `doc.ents` the terms that do not overlap; `doc._.audit` the
report; a span's extension of the same name has what it stands for. displaCy draws any of the span groups. Findings
are those of `contract_audit.audit` on the same text. The pipeline's tokenizer is replaced by the product's own
segmentation unless the component is added with `segment=False`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher as TokenMatcher
from spacy.tokens import Doc, SpanGroup
from spacy.tokens import Span as DocSpan
from spacy.util import filter_spans

from contract_audit.adapters.spacy_tokenizer import SegmentTokenizer
from contract_audit.api import load_auditor
from contract_audit.document import Span
from contract_audit.pipeline import Options
from contract_audit.pipeline.outcome import Place
from contract_audit.reading import Limits
from contract_audit.rulebook.tokens import TokenPattern


class ContractAudit:
    """Audits the text of every document that passes."""

    def __init__(self, nlp: Language, lang: str) -> None:
        self._nlp = nlp
        self._options = Options(lang=lang)
        self._tokenizer = SegmentTokenizer(nlp.vocab)
        for holder, name in ((Doc, "audit"), (DocSpan, "findings"), (DocSpan, "terms"), (DocSpan, "clauses")):
            if not holder.has_extension(name):
                holder.set_extension(name, default=None)

    def __call__(self, doc: Doc) -> Doc:
        """The document with findings, clauses and terms as spans."""
        data = doc.text.encode()
        limits = Limits(max_bytes=max(len(data), 1))
        report = load_auditor().audit_bytes(data, options=self._options, limits=limits, tokens=self._search)
        doc._.audit = report
        marked: dict[str, list[tuple[Place, str, Any]]] = {
            "findings": [(place, finding.risk, finding) for finding in report.findings for place in finding.spans],
            "terms": [(term.span, term.term, term) for term in report.terms or ()],
            "clauses": [
                (Place(clause.start, clause.end), clause.number or clause.id, clause) for clause in report.clauses or ()
            ],
        }
        for name, entries in marked.items():
            doc.spans[name] = SpanGroup(doc, name=name, spans=list(_spans(doc, name, entries)))
        doc.ents = filter_spans([*doc.ents, *doc.spans["terms"]])
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 32) -> Iterator[Doc]:
        """The documents of a stream, one by one; a batch brings nothing here."""
        del batch_size
        for doc in stream:
            yield self(doc)

    def _search(self, text: str) -> "_Search":
        return _Search(self._nlp, self._tokenizer(text))


class _Search:
    """Token patterns of rules, found by spaCy's matcher in the normalised text."""

    def __init__(self, nlp: Language, doc: Doc) -> None:
        self._nlp = nlp
        self._doc = doc

    def find(self, patterns: Sequence[TokenPattern]) -> Iterable[Span]:
        """The spans any of the patterns matches, in order."""
        matcher = TokenMatcher(self._nlp.vocab)
        matcher.add("rule", [list(pattern) for pattern in patterns])
        found = matcher(self._doc, as_spans=True)
        return [Span(span.start_char, span.end_char) for span in sorted(found, key=lambda span: span.start)]


@Language.factory(  # type: ignore[untyped-decorator]  # spaCy ships no types here
    "contract_audit", default_config={"lang": "zh", "segment": True}
)
def make_component(nlp: Language, name: str, lang: str, *, segment: bool) -> ContractAudit:
    """The component; `lang` is the language of titles and messages, `segment` whether it brings its own tokenizer."""
    del name
    if segment:
        nlp.tokenizer = SegmentTokenizer(nlp.vocab)
    return ContractAudit(nlp, lang)


def _spans(doc: Doc, name: str, entries: Iterable[tuple[Place, str, Any]]) -> Iterator[DocSpan]:
    """A span for each entry; what spans of the same place stand for is in their common extension."""
    for place, label, value in entries:
        span = doc.char_span(place.start, place.end, label=label, alignment_mode="expand")
        if span is not None:
            setattr(span._, name, (*(getattr(span._, name) or ()), value))
            yield span
