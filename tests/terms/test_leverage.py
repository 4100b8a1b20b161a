"""Leverage is borrowed over own money; H5 of the domain's golden table."""

from decimal import Decimal

import pytest


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        pytest.param("配资比例为1:5。", "5", id="H5-ratio"),
        pytest.param("总操盘资金为保证金的5倍。", "4", id="H5-gross"),
        pytest.param("优先:劣后=2:1。", "2", id="H5-trust"),
        pytest.param("融资保证金比例80%。", "1.25", id="H5-margin-ratio"),
        ("杠杆比例1比5。", "5"),
        ("杠杆为五倍。", "5"),
        ("甲方按乙方保证金的4倍提供资金。", "4"),
        ("将操作资金放大到6倍。", "5"),
        ("劣后级与优先级的比例为1:3。", "3"),
        ("优先级与劣后级的比例为3:2。", "1.5"),
        ("融资金额不超过自有保证金的一倍。", "1"),
    ],
)
def test_leverage(stated, sentence, value):
    found = stated(sentence, "leverage")
    assert [term.value for term in found] == [Decimal(value)]
    assert found[0].ambiguous is None


@pytest.mark.parametrize(
    ("sentence", "readings"),
    [
        ("保证金比例20%。", (4, 5)),
        ("操盘资金为保证金的5倍。", (4, 5)),
        ("保证金比例80%。", (Decimal(".25"), Decimal("1.25"))),
    ],
)
def test_an_open_base_leaves_both_readings(stated, sentence, readings):
    found = stated(sentence, "leverage")[0]
    assert found.ambiguous == readings
    assert "base-open" in found.issues


@pytest.mark.parametrize(
    "sentence",
    [
        "利率不超过LPR的四倍。",
        "隔夜持仓不得超过自有资金的2倍。",
        "违约方按损失的2倍赔偿。",
        "三方按9:15开盘时间执行。",
        "例如按1:5的配资比例，10万元可操作60万元。",
        "杠杆比例为1:____。",
        "借款本金500万元，保证金100万元。",
        "盈利按7:3的比例分成。",
    ],
)
def test_no_leverage(stated, sentence):
    assert stated(sentence, "leverage") == []
