"""What cannot be right is said on the term: never an exception, never a guess."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contract_audit.terms import Term

NEGATIVE, IMPOSSIBLE = "negative-value", "impossible-date"
LABELS = (
    "借款本金", "保证金", "账户总资金", "年利率", "月息", "利息", "日息", "逾期利率", "管理费", "违约金",
    "平仓线", "警戒线", "杠杆比例", "借款期限", "保证期间", "签订日期", "放款日", "出资方", "操盘方", "盈利",
)  # fmt: skip
FIGURES = (
    "-50万元", "负十万元", "人民币-1元", "￥-5", "-3%", "负百分之三", "99999%", "1000000倍", "0%", "0元",
    "0:0", "1:0", "2分", "拾佰元", "壹贰万元（￥3.00）", "叁拾万元整（￥130,000）", "2026年2月30日",
    "0000年0月0日", "2026年13月1日至2026年1月1日", "9999年12月31日", "99999999999999999999亿元",
    "-3个月", "零个月", "99999年", "万分之", "百分之", "____", "半", "每天", "/月", "……", "。", "，", "：", "为",
)  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "term", "value", "issue"),
    [
        ("借款本金：-50万元。", "principal", None, NEGATIVE),
        ("借款本金为人民币-50,000元。", "principal", None, NEGATIVE),
        ("保证金为负十万元。", "own_margin", None, NEGATIVE),
        ("年利率为-3%。", "interest_rate", None, NEGATIVE),
        ("签订日期：2026年2月30日", "sign_date", None, IMPOSSIBLE),
        ("放款日：2026年13月1日", "disbursement_date", None, IMPOSSIBLE),
        ("借款期限自2026年2月30日至2026年8月30日。", "term", None, IMPOSSIBLE),
        ("借款利率2%。", "interest_rate", None, "no-period"),
        ("日息为10%。", "interest_rate", Decimal("36.5"), "over-1000-percent"),
        ("借款本金：人民币壹贰佰元整（￥120,000.00）。", "principal", Decimal(120_000), "impossible-numeral"),
        ("借款本金：人民币叁拾万元整（￥130,000.00）。", "principal", Decimal(300_000), "amounts-differ"),
    ],
)
def test_the_doubt_is_on_the_term(stated, sentence, term, value, issue):
    found = stated(sentence, term)
    assert [one.value for one in found] == [value]
    assert issue in found[0].issues


@pytest.mark.parametrize(
    "sentence", ["盈利由甲方负30%，乙方得70%。", "保证金-10万元。", "平仓线-80%。", "放款5-10万元。"]
)
def test_a_dash_or_a_verb_is_no_sign(read, sentence):
    assert all(NEGATIVE not in term.issues for term in read(sentence)[1])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LABELS + FIGURES), min_size=1, max_size=30).map("".join))
def test_nothing_makes_the_terms_fail(read, text):
    normal, terms = read(text)
    for term in terms:
        assert isinstance(term, Term)
        assert 0 <= term.span.start < term.span.end <= len(normal)
        assert term.value is not None or term.issues or term.term in {"guarantee.form", "arbitration", "payee"}
