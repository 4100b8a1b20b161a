import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_audit.document import Span
from contract_audit.structure import UnitKind, find_units

CONTRACT_LIKE = st.text(
    alphabet='甲乙方应付利息12.1、。；！？：:;!?（）()“”"[]【】 　\t\n一二第条款_￥%Aa附件年月日', max_size=300
)


def units_of(text):
    return [unit.span.of(text) for unit in find_units(text)]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("利息按月付。本金到期还。", ["利息按月付。", "本金到期还。"]),
        ("甲方说：“可以。”乙方照办。", ["甲方说：“可以。”", "乙方照办。"]),
        ("费用（含手续费；不含税）由乙方付。", ["费用（含手续费；不含税）由乙方付。"]),
        (
            "费用（含税（地方税；附加；规费）；不含运费）由乙方付。",
            ["费用（含税（地方税；附加；规费）；不含运费）由乙方付。"],
        ),
        ("违约金为1.5%。逾期另计。", ["违约金为1.5%。", "逾期另计。"]),
        ("详见http://a.example/x?id=3;k=1，以网站为准。", ["详见http://a.example/x?id=3;k=1，以网站为准。"]),
        ("事项如下：1、先付款；2、后交货。", ["事项如下：1、先付款；", "2、后交货。"]),
        ("甲方：张三\n乙方：李四", ["甲方：张三", "乙方：李四"]),
        ("当真？！当真。", ["当真？！", "当真。"]),
        ("  前后有空白  \n\n  第二行 ", ["前后有空白", "第二行"]),
        ("他签了字。）", ["他签了字。）"]),
    ],
)
def test_a_unit_is_a_sentence_item_or_line(text, units):
    assert units_of(text) == units


def test_a_long_aside_is_split_once_the_unit_is_too_long():
    inside = "；".join("其他任何与此相关的费用和开支" for _ in range(10))
    text = f"乙方承担全部费用（包括但不限于{inside}），并于三日内付清，"
    assert len(units_of(text + "不得拖延。")) == 1
    assert len(units_of(text + "乙方不得以任何理由拖延或者拒绝支付上述款项，否则甲方有权解除本协议。")) == 10


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("甲方：张三", ["label"]),
        ("1、甲方付款。", ["item"]),
        ("第三条 违约责任\n乙方违约的，赔偿损失。", ["heading", "sentence"]),
        ("甲方的权利和义务\n1、收款。", ["heading", "item"]),
        ("项目\t金额\n本金\t100", ["row", "row"]),
        ("双方签字后生效。", ["sentence"]),
    ],
)
def test_the_kind_of_a_unit(text, kinds):
    assert [unit.kind.value for unit in find_units(text)] == kinds


def test_lines_of_a_table_are_rows():
    text = "说明如下。\n金额 100\n期限 30\n以上。"
    table = Span(text.index("金额"), text.index("\n以上"))
    assert [unit.kind for unit in find_units(text, (table,))] == [
        UnitKind.SENTENCE,
        UnitKind.ROW,
        UnitKind.ROW,
        UnitKind.SENTENCE,
    ]


@given(st.one_of(st.text(max_size=300), CONTRACT_LIKE))
@settings(max_examples=300)
def test_units_tile_whatever_is_not_blank(text):
    at = 0
    for unit in find_units(text):
        span = unit.span
        assert at <= span.start < span.end <= len(text)
        assert not text[at : span.start].strip()
        assert "\n" not in span.of(text)
        assert span.of(text) == span.of(text).strip()
        at = span.end
    assert not text[at:].strip()
