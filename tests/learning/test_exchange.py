import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_audit.document import Span
from contract_audit.errors import CorpusError, SettingsError
from contract_audit.learning.exchange import FORMATS, exchange_format
from contract_audit.learning.exchange.gold import save
from contract_audit.learning.labelled_documents import LabelledDocument, Mark, read_documents

RISKS = ("fund-pool", "liquidation-no-notice", "rights-waiver")


@st.composite
def documents(draw):
    text = draw(st.text(alphabet="甲乙方应当支付利息。；\n 1，A😀", min_size=1, max_size=60).filter(str.strip))

    def marks(certainties):
        found = set()
        for _ in range(draw(st.integers(0, 4))):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            found.add((draw(st.sampled_from(RISKS)), start, end, draw(st.sampled_from(certainties))))
        return tuple(Mark(risk, Span(start, end), certainty) for risk, start, end, certainty in sorted(found))

    absent = draw(st.sets(st.sampled_from([("suitability-missing", "sure"), ("kyc-aml-missing", "arguable")])))
    return LabelledDocument("one", text, marks(("sure", "arguable")), marks(("sure",)), tuple(sorted(absent)))


def content(document):
    return document.text, set(document.marks), set(document.traps), set(document.absent)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None)
@given(document=documents())
def test_what_goes_out_comes_back(name, document):
    form = exchange_format(name)
    (back,) = form.read(form.write([document]))
    assert content(back) == content(document)


def test_the_formats_are_found():
    assert FORMATS == ("doccano", "label_studio", "spacy_docbin")


@pytest.mark.parametrize("name", FORMATS)
def test_bytes_that_are_no_export_are_refused_with_a_reason(name):
    with pytest.raises(CorpusError):
        exchange_format(name).read(b"\x00nothing of the kind")


def test_all_wrong_lines_are_named_at_once():
    lines = [json.dumps({"text": "甲方", "label": [[0, 9, "fund-pool"]]}), "{", json.dumps({"text": "乙", "label": []})]
    with pytest.raises(CorpusError) as caught:
        exchange_format("doccano").read("\n".join(lines).encode())
    assert [place for place, _ in caught.value.problems] == ["document-1", "line 2"]


def test_a_format_that_does_not_exist_is_refused():
    with pytest.raises(SettingsError, match="doccano"):
        exchange_format("brat")


@settings(max_examples=30, deadline=None)
@given(document=documents())
def test_what_is_saved_is_read_back(document, tmp_path_factory):
    folder = tmp_path_factory.mktemp("gold")
    save(document, folder)
    (back,) = read_documents(folder, frozenset({*RISKS, "suitability-missing", "kyc-aml-missing"}))
    assert content(back) == content(document)
