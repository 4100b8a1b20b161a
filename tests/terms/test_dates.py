import pytest


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("签订日期：2025年3月9日", "2025-03-09"),
        ("本协议由双方于2024年12月1日在杭州签订。", "2024-12-01"),
        ("签署日：二〇二五年六月十八日", "2025-06-18"),
        ("双方签字：\n2025年7月2日", "2025-07-02"),
    ],
)
def test_sign_date(stated, sentence, value):
    assert [term.value for term in stated(sentence, "sign_date")] == [value]


@pytest.mark.parametrize(
    "sentence",
    [
        "签订日期：____年__月__日",
        "出生日期：1990年3月2日",
        "到期日期：2026年1月1日",
        "借款自2025年3月1日至2025年9月1日期间使用。",
    ],
)
def test_no_sign_date(stated, sentence):
    assert stated(sentence, "sign_date") == []


def test_an_impossible_date_is_an_issue(stated):
    found = stated("签订日期：2025年2月30日", "sign_date")
    assert [(term.value, term.issues) for term in found] == [(None, ("impossible-date",))]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("放款日：2025年3月10日", "2025-03-10"),
        ("甲方应于2025年4月1日将借款划付至乙方账户。", "2025-04-01"),
    ],
)
def test_disbursement_date(stated, sentence, value):
    assert [term.value for term in stated(sentence, "disbursement_date")] == [value]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("借款期限：3个月，自2025年3月10日起至2025年6月9日止。", ["P3M", "2025-03-10/2025-06-09"]),
        ("合作期限为一年。", ["P1Y"]),
        ("操盘周期：30天", ["P30D"]),
        ("借款期限不超过六个月。", ["P6M"]),
        ("自2025年1月1日起至2025年12月31日止，共计12个月。", ["2025-01-01/2025-12-31", "P12M"]),
    ],
)
def test_term(stated, sentence, values):
    assert [term.value for term in stated(sentence, "term")] == values


def test_trading_days_are_said(stated):
    found = stated("合作期限为十五个交易日。", "term")
    assert [(term.value, term.issues) for term in found] == [("P15D", ("trading-days",))]


def test_a_term_that_ends_before_it_begins_says_so(stated):
    found = stated("借款自2025年6月10日起至2025年3月9日止。", "term")
    assert "ends-before-it-begins" in found[0].issues


@pytest.mark.parametrize(
    "sentence",
    [
        "合作期限：____个月",
        "乙方应在期限届满前30日书面通知甲方。",
        "保证期间为三年。",
        "借款期限每延长一个月，另行计收费用。",
        "担保债务人自2025年1月1日至2026年1月1日期间签订的全部合同。",
    ],
)
def test_no_term(stated, sentence):
    assert stated(sentence, "term") == []


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("乙方应于下一个交易日10:00前追加保证金。", "T+1 10:00"),
        ("乙方应在次日开盘前补足保证金。", "T+1 09:30"),
        ("乙方应在通知后30分钟内补足保证金。", "PT30M"),
        ("乙方须立即追加保证金。", "immediately"),
        ("乙方应在三日内补足保证金。", "P3D"),
        ("乙方应在两个交易日内补足差额。", "T+2"),
        ("乙方应于当日收盘前补足。", "T+0 15:00"),
    ],
)
def test_topup_deadline(stated, sentence, value):
    assert [term.value for term in stated(sentence, "topup_deadline")] == [value]
