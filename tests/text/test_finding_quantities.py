import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_audit.text import QuantityKind, find_quantities

PIECES = st.sampled_from(
    [
        *"0123456789.,:-/%‰年月日天个周时点分厘毫倍元比配万亿十百千两半一二三五零〇壹拾￥$第至到的，。 T+",
        *("人民币", "个月", "小时", "百分之", "交易日", "月息", "2026年", "RMB", "HK$", "上午", "____"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60))
@settings(max_examples=1000)
def test_spans_are_in_range_in_order_and_apart(text):
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.span.start < quantity.span.end <= len(text)
        end = quantity.span.end


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=500)
def test_what_has_no_value_says_why(text):
    for quantity in find_quantities(text):
        if quantity.value is None and not quantity.iso:
            assert quantity.issues


def test_a_clause_with_all_kinds():
    text = "乙方以10万元按1:5配资，月息2分，期限3个月，2026年3月1日9:30起算，低于110%平仓，最高8倍。"
    assert [quantity.kind for quantity in find_quantities(text)] == [
        QuantityKind.AMOUNT,
        QuantityKind.RATIO,
        QuantityKind.INTEREST_WORDS,
        QuantityKind.DURATION,
        QuantityKind.DATE,
        QuantityKind.CLOCK,
        QuantityKind.PERCENT,
        QuantityKind.MULTIPLE,
    ]


@pytest.mark.parametrize(
    "unit", ["1", "一", "1,", "1.", "万", "￥", "1:", "1-", "百分之", "人民币", "一点", "2026年", "T+"]
)
def test_hostile_repetition_takes_linear_time(unit):
    def seconds(count):
        text, spent = unit * count, []
        for _ in range(3):
            started = time.process_time()
            find_quantities(text)
            spent.append(time.process_time() - started)
        return min(spent)

    find_quantities(unit)
    # Ten times the text: linear work takes ten times as long, quadratic a hundred; a busy machine lies between.
    assert seconds(40_000) < 40 * max(seconds(4_000), 0.002)
