import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_audit.document import Document, Origin, Range, RangeKind, Span
from contract_audit.text import normalise, normalise_text

PIECES = st.sampled_from(
    [
        *"甲乙方的，。；：、（）()“”\"'-—…·.:;,!?%￥1239０Ａab_ \t\n\u3000\u200b\ufeff㈠①⑵├│─😀\U0001d400\ud800\x00\r",
        *("配资", "配·资", "佩资", "平昌线", "強制平倉", "賬戶", "    ", "____", "\n\n", "、\n", "，\n", "。\n"),
        *(
            "第三条",
            "（一）",
            "1、",
            "2.",
            "甲方：",
            "10：00",
            "1,000",
            "12%",
            "乙方应当按月支付利息，逾期的加收违约金",
        ),
    ]
)
BALANCED = st.lists(PIECES.filter(lambda piece: piece not in set('（()）“”"')), max_size=60).map("".join)
"""A bracket left open joins lines until it closes; a soup of them is not settled in one pass."""
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80)


def document(text, ranges=()):
    return Document(text=text, media_type="text/plain", origin=Origin.TEXT, ranges=tuple(ranges))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_character_has_a_source_and_sources_never_fall(text):
    result = normalise(document(text))
    sources = [result.offsets.to_original(Span(at, at + 1)).start for at in range(len(result.text))]
    assert len(result.offsets) == len(result.text)
    assert sources == sorted(sources)
    assert all(0 <= source < len(text) for source in sources)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.data())
def test_a_span_of_the_normal_text_leads_to_a_span_of_the_source_and_back(text, data):
    result = normalise(document(text))
    start = data.draw(st.integers(0, len(result.text)))
    end = data.draw(st.integers(start, len(result.text)))
    original = result.offsets.to_original(Span(start, end))
    assert 0 <= original.start <= original.end <= len(text)
    assert result.offsets.to_rewritten(original).contains(Span(start, end)) or start == end


@settings(max_examples=300, deadline=None)
@given(BALANCED)
def test_normal_text_is_its_own_normal_form(text):
    once = normalise_text(text)
    assert normalise_text(once) == once


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_disguises_lie_in_the_text(text):
    result = normalise(document(text))
    assert all(0 <= span.start < span.end <= len(result.text) for span in result.disguises)
    assert list(result.disguises) == sorted(result.disguises)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.data())
def test_ranges_of_any_kind_leave_a_valid_map(text, data):
    bounds = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(bounds, bounds).map(sorted), max_size=5))
    kinds = st.sampled_from(list(RangeKind))
    ranges = sorted((Range(data.draw(kinds), Span(*span)) for span in spans), key=lambda item: item.span)
    result = normalise(document(text, ranges))
    assert len(result.offsets) == len(result.text)
    sources = [result.offsets.to_original(Span(at, at + 1)).start for at in range(len(result.text))]
    assert sources == sorted(sources)
    dropped = [item.span for item in ranges if item.kind in {RangeKind.FURNITURE, RangeKind.DELETED}]
    kept = [source for source, character in zip(sources, result.text, strict=True) if character != "\n"]
    assert not any(span.start <= source < span.end for span in dropped for source in kept)


def test_line_ends_never_double_and_never_stand_at_the_edge():
    result = normalise_text("\n\n一、\n\n\n二、\n ")
    assert result == "一、\n二、"


def test_an_empty_document_has_an_empty_normal_text():
    result = normalise(document(""))
    assert (result.text, len(result.offsets), result.disguises) == ("", 0, ())


@pytest.mark.parametrize(
    "unit",
    [
        "配.",
        "（",
        "“\n",
        "_ ",
        "配\u200b",
        '"',
        "户名：   ",
        "甲，\n",
        "----\n",
        "曹盘",
        "平·",
        "甲 ",
        "1、\n",
        "\n\n",
        "甲方  乙方\n",
    ],
)
def test_hostile_repetition_takes_linear_time(unit):
    def seconds(count):
        spent = []
        for _ in range(3):
            started = time.process_time()
            normalise_text(unit * count)
            spent.append(time.process_time() - started)
        return min(spent)

    normalise_text(unit)
    # Ten times the text: linear work takes ten times as long, quadratic a hundred; a busy machine lies between.
    assert seconds(30_000) < 40 * max(seconds(3_000), 0.005)
