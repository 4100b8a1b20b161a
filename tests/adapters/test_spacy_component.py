from pathlib import Path

import pytest

from contract_audit import audit

SAMPLES = Path(__file__).resolve().parents[2] / "corpora" / "samples"
spacy = pytest.importorskip("spacy")


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("zh")
    pipeline.add_pipe("contract_audit")
    return pipeline


@pytest.fixture(scope="module")
def text():
    return (SAMPLES / "stock-financing.txt").read_text(encoding="utf-8")


def test_its_findings_are_those_of_audit(nlp, text):
    doc, report = nlp(text), audit(text)
    assert doc.text == text
    assert [finding.fingerprint for finding in doc._.audit.findings] == [f.fingerprint for f in report.findings]
    spans = [span for finding in report.findings for span in finding.spans]
    assert len(doc.spans["findings"]) == len(spans)
    for span, place in zip(doc.spans["findings"], spans, strict=True):
        assert span.start_char <= place.start
        assert place.end <= span.end_char
        assert span.label_ in {finding.risk for finding in span._.findings}


def test_tokens_are_those_of_the_segmentation(nlp):
    assert [token.text for token in nlp("触及平仓线即强制平仓")] == ["触及", "平仓线", "即", "强制平仓"]


def test_terms_become_entities_and_clauses_spans(nlp, text):
    doc = nlp(text)
    assert len(doc.spans["clauses"]) >= 10
    assert {entity.label_ for entity in doc.ents} & {"principal", "own_margin", "liquidation_line", "sign_date"}


def test_a_stream_passes(nlp, text):
    docs = list(nlp.pipe([text, "本协议由双方签字后生效。"]))
    assert len(docs) == 2
    assert docs[0].spans["findings"]


def test_displacy_draws_the_findings(nlp, text):
    from spacy import displacy

    html = displacy.render(nlp(text), style="span", options={"spans_key": "findings"}, page=False, jupyter=False)
    assert "<span" in html


def test_token_patterns_of_rules_find_their_place():
    from contract_audit.adapters.spacy_component import _Search
    from contract_audit.adapters.spacy_tokenizer import SegmentTokenizer

    pipeline = spacy.blank("zh")
    doc = SegmentTokenizer(pipeline.vocab)("甲方有权立即平仓。")
    spans = list(_Search(pipeline, doc).find([[{"TEXT": "立即"}, {"TEXT": "平仓"}]]))
    assert [(span.start, span.end) for span in spans] == [(4, 8)]


def test_an_empty_document_passes_and_is_not_clean(nlp):
    doc = nlp("")
    assert doc._.audit.status == "failed"
    assert not doc.spans["findings"]
