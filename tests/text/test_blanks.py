import pytest

from contract_audit.text import normalise_text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("甲、乙 双方 同意", "甲、乙双方同意"),
        ("借款 30 天 ，利率 2 %", "借款30天，利率2%"),
        ("由 Star Finance Ltd 提供", "由Star Finance Ltd提供"),
        ("账号 6222 0212 3456", "账号6222 0212 3456"),
        ("杠杆 1 : 5", "杠杆1:5"),
        ("甲\u200b方\ufeff有\u00ad权\u202e平仓", "甲方有权平仓"),
        ("稳赚不赔😀🚀\ufe0f", "稳赚不赔"),
        ("______年__月_日", "____年____月____日"),
        ("＿＿＿＿＿＿＿＿元", "____元"),
        ("金额      元，期限     个月", "金额____元，期限____个月"),
        ("甲    方：张三", "甲方：张三"),
        ("开户    银行：某行", "开户银行：某行"),
        ("户名：张三        账号：6222", "户名：张三\n账号：6222"),
        ("第三条\t\t违约责任", "第三条违约责任"),
        ("user_name", "user_name"),
        ("标题\n--------\n正文", "标题\n正文"),
        ("表：\n┌──┬──┐\n│期数│金额│\n└──┴──┘\n完", "表：\n│期数│金额│\n完"),
        ("  \n\n首行\n\n\n次行\n \n", "首行\n次行"),
    ],
)
def test_blanks_have_one_form(written, expected):
    assert normalise_text(written) == expected


def test_every_wide_gap_is_one_place_left_open():
    assert normalise_text("自     年    月    日起").count("____") == 3
