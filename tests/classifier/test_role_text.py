import pytest
from hypothesis import given
from hypothesis import strategies as st

from contract_audit.classifier.features import Reading
from contract_audit.classifier.role_text import numbers, role_text, small
from contract_audit.document import Span

LENT = "甲方（出资方）：某某\n乙方（操盘方）：某某\n"


def signs(case_of, text):
    case = case_of(text)
    return Reading(case).signs(len(case.units) - 1)


def test_parties_and_quantities_become_signs(case_of):
    line = signs(case_of, LENT + "乙方逾期的，甲方有权按日加收1.5%并于3日内扣划20万元。").text
    assert line == "W逾期的，S有权按日加收%并于~内扣划￥。"


def test_swapped_letters_look_the_same(case_of):
    sentence = "{weak}欠付服务费超过两日的，{strong}可以不经通知卖出全部股票。"
    one = signs(case_of, LENT + sentence.format(weak="乙方", strong="甲方"))
    other = "甲方（操盘方）：某某\n乙方（出资方）：某某\n"
    two = signs(case_of, other + sentence.format(weak="甲方", strong="乙方"))
    assert one.text == two.text


def test_letters_of_the_text_are_no_signs(case_of):
    assert "S" not in signs(case_of, "会员通过 SPV 与 APP 下单的记录保存三年。").text


@pytest.mark.parametrize("part", ["甲方", "1.5%", "20万元", "加收"])
def test_the_way_back_leads_to_the_words(case_of, part):
    text = LENT + "乙方逾期的，甲方有权按日加收1.5%并于3日内扣划20万元。"
    case = case_of(text)
    reading = Reading(case)
    line = reading.signs(len(case.units) - 1)
    places = [(at, at + width) for width in (1, 2) for at in range(len(line.text) - width + 1)]
    assert part in {line.original(*place).of(case.text) for place in places}


@given(st.text(alphabet="甲乙方付款第三条12.,_ A著", min_size=1, max_size=40), st.data())
def test_every_character_leads_back_into_the_unit(text, data):
    begin = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(begin + 1, len(text)))
    cuts = sorted(data.draw(st.sets(st.integers(begin, end), max_size=4)))
    named = [(start, stop, "S") for start, stop in zip(cuts[::2], cuts[1::2], strict=False)]
    line = role_text(small(text), Span(begin, end), [*named, *numbers(text)])
    spans = [line.original(at, at + 1) for at in range(len(line.text))]
    assert all(begin <= span.start < span.end <= end for span in spans)
    assert "".join(span.of(text) for span in spans) == text[begin:end]
